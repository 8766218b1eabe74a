import { Anchor } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { to } from '../app/paths.ts';
import { Empty } from '../components/Empty.tsx';
import { OperationChoice } from '../components/OperationChoice.tsx';
import ui from '../components/ui.module.css';
import { useTitle } from '../components/use-title.ts';
import { type AtHand, operationIn, useAtHand } from '../data/at-hand.ts';
import { operationNamed } from '../data/files.ts';
import { useSession } from '../data/session.tsx';
import { readyVariables } from '../data/variables.ts';
import { PlannedRun } from '../plan/PlannedRun.tsx';
import { NotFound } from './Trouble.tsx';

/** How the gateway runs an operation: of the contract, or what is in the editor. */
export function PlanView() {
  const { t } = useTranslation();
  const { operation: name = '' } = useParams();
  const navigate = useNavigate();
  const { viewer } = useSession();
  const inEditor = useAtHand();
  const operation = operationNamed(name);
  const chosen = useMemo<AtHand | null>(() => {
    if (operation === undefined) return null;
    return { query: operation.text, variables: readyVariables(operation.variables), operationName: operation.name };
  }, [operation]);
  const atHand = name === '' ? inEditor : chosen;
  useTitle(name === '' ? t('plan.title') : `${t('plan.title')}: ${name}`);
  return (
    <div className={ui.stack}>
      <div className={ui.row}>
        <h1 className={ui.title}>{t('plan.title')}</h1>
        <OperationChoice
          label={t('plan.choose')}
          value={operation ? name : ''}
          none={t('plan.atHand')}
          onChoose={(next) => navigate(next === '' ? to.plan : to.planOf(next))}
        />
        <Anchor component={Link} to={operation ? to.operation(name) : to.operations}>
          {t('plan.edit')}
        </Anchor>
      </div>
      {operation?.budget && <p className={ui.quiet}>{t('plan.budget', operation.budget)}</p>}
      {name !== '' && operation === undefined ? (
        <NotFound />
      ) : atHand === null ? (
        <Empty title={t('plan.nothingAtHand')} text={t('plan.nothingAtHandHint')} />
      ) : (
        // Who asks has to be known: as somebody else, another answer comes.
        viewer !== undefined && <Planned key={`${viewer?.id} ${atHand.query} ${atHand.variables}`} atHand={atHand} />
      )}
    </div>
  );
}

function Planned({ atHand }: { atHand: AtHand }) {
  const { t } = useTranslation();
  const operation = operationIn(atHand);
  if (operation === null) return <Empty title={t('plan.unreadable')} text={t('plan.unreadableHint')} />;
  if (operation.kind === 'subscription')
    return <Empty title={t('plan.subscription')} text={t('plan.subscriptionHint')} />;
  return (
    <PlannedRun atHand={atHand} name={operation.name ?? t('plan.atHand')} isMutation={operation.kind === 'mutation'} />
  );
}
