import 'graphiql/style.css';
import './GraphiQL.css';
import type { Fetcher } from '@graphiql/toolkit';
import { Anchor, useComputedColorScheme } from '@mantine/core';
import { GraphiQL } from 'graphiql';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { to } from '../app/paths.ts';
import { EditorLabels } from '../components/EditorLabels.tsx';
import { OperationChoice } from '../components/OperationChoice.tsx';
import ui from '../components/ui.module.css';
import { useTitle } from '../components/use-title.ts';
import { takeInHand } from '../data/at-hand.ts';
import { operationNamed } from '../data/files.ts';
import { runFromEditor } from '../data/run.ts';
import { useSession } from '../data/session.tsx';
import { readyVariables } from '../data/variables.ts';
import { NotFound } from './Trouble.tsx';

/** GraphiQL, with the contract's operations ready to run. */
export function OperationsView() {
  const { t } = useTranslation();
  const { operation: name = '' } = useParams();
  const navigate = useNavigate();
  const { turn } = useSession();
  const scheme = useComputedColorScheme('light');
  const operation = operationNamed(name);
  useTitle(name || t('operations.title'));
  const ready = useMemo(
    () =>
      operation && {
        query: operation.text,
        variables: readyVariables(operation.variables),
      },
    [operation],
  );
  useEffect(() => {
    if (ready) takeInHand({ ...ready, operationName: name });
  }, [ready, name]);
  return (
    <div className={`${ui.stack} ${ui.fill}`}>
      <div className={ui.row}>
        <h1 className={ui.title}>{t('operations.title')}</h1>
        <OperationChoice
          label={t('operations.choose')}
          value={operation ? name : ''}
          none={t('operations.own')}
          onChoose={(chosen) => navigate(chosen === '' ? to.operations : to.operation(chosen))}
        />
        <Anchor component={Link} to={to.plan}>
          {t('operations.plan')}
        </Anchor>
        {operation && <p className={ui.quiet}>{t('operations.file', { file: `contract/${operation.file}` })}</p>}
      </div>
      {name !== '' && operation === undefined ? (
        <NotFound />
      ) : (
        <div className={ui.editor}>
          <GraphiQL
            // What is open for somebody else is over; another operation is a tab of its own.
            key={`${turn} ${name}`}
            fetcher={runFromEditor as Fetcher}
            forcedTheme={scheme}
            shouldPersistHeaders={false}
            isHeadersEditorEnabled={false}
            defaultEditorToolsVisibility="variables"
            {...ready}
            onTabChange={({ tabs, activeTabIndex }) => {
              const tab = tabs[activeTabIndex];
              if (!tab?.query) return;
              const { query, variables, operationName } = tab;
              takeInHand({ query, variables: variables ?? '', operationName });
            }}
          >
            <GraphiQL.Toolbar>
              {({ prettify, merge, copy }) => (
                <>
                  {prettify}
                  {merge}
                  {copy}
                  <EditorLabels />
                </>
              )}
            </GraphiQL.Toolbar>
          </GraphiQL>
        </div>
      )}
    </div>
  );
}
