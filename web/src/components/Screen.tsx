import type { OperationVariables } from '@apollo/client';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { Button } from '@mantine/core';
import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigationType } from 'react-router';
import type { Failure } from '../data/failures.ts';
import { type ScreenQuery, useScreen } from '../data/use-screen.ts';
import { Empty } from './Empty.tsx';
import classes from './Screen.module.css';
import { ScreenSkeleton } from './ScreenSkeleton.tsx';

const Missing = createContext<{ failures: readonly Failure[]; retry: () => void }>({ failures: [], retry: () => {} });

interface Props<Data, Variables> {
  query: TypedDocumentNode<Data, Variables>;
  variables: Variables;
  /** What stands there until the first answer. */
  skeleton?: ReactNode;
  children: (data: Data, screen: ScreenQuery<Data>) => ReactNode;
}

/** A screen of one query: skeleton, then what there is; or why there is nothing, and the way to try again. */
export function Screen<Data, Variables extends OperationVariables>(props: Props<Data, Variables>) {
  const { query, variables, skeleton = <ScreenSkeleton />, children } = props;
  const { t } = useTranslation();
  const screen = useScreen(query, variables);
  if (screen.data === null && screen.isLoading)
    return (
      <div aria-busy="true">
        <p className={classes.hidden} role="status">
          {t('screen.loading')}
        </p>
        {skeleton}
      </div>
    );
  if (screen.data === null)
    return <Problem title={t('problem.title')} text={t('problem.unreachable')} retry={screen.retry} />;
  return (
    <Missing value={{ failures: screen.failures, retry: screen.retry }}>
      <div className={classes.shown} aria-busy={screen.isOutdated || undefined}>
        {children(screen.data, screen)}
      </div>
    </Missing>
  );
}

/** Nothing to show, and why. */
export function Problem({ title, text, retry }: { title: string; text: string; retry?: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <ScreenTitle isHidden>{title}</ScreenTitle>
      <Empty title={title} text={text}>
        {retry && <Button onClick={retry}>{t('screen.retry')}</Button>}
      </Empty>
    </>
  );
}

/** What the screen is about is not there: it does not exist for this person, or its service is away. */
export function Nothing({ at }: { at: string }) {
  const { t } = useTranslation();
  const { retry } = useContext(Missing);
  return useIsAway(at) ? (
    <Problem title={t('problem.away')} text={t('problem.awayHint')} retry={retry} />
  ) : (
    <Problem title={t('problem.notFound')} text={t('problem.notFoundHint')} />
  );
}

/** Whether a part of the screen is missing because its service is away, and not because there is nothing. */
export function useIsAway(at: string): boolean {
  return useContext(Missing).failures.some(({ path }) => path === at);
}

/** A part of a screen that another service answers: when that is away, says so and offers to try again, while the rest works. */
export function Part({ at, children }: { at: string | string[]; children: ReactNode }) {
  const { t } = useTranslation();
  const { failures, retry } = useContext(Missing);
  const places = Array.isArray(at) ? at : [at];
  if (!failures.some(({ path }) => places.includes(path))) return children;
  return (
    <div className={classes.away} role="status">
      <p>{t('problem.partAway')}</p>
      <Button size="xs" variant="light" onClick={retry}>
        {t('screen.retry')}
      </Button>
    </div>
  );
}

/** The screen's heading: the page's title, and where the focus goes when somebody has come here. */
export function ScreenTitle({ children, isHidden = false }: { children: string; isHidden?: boolean }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const hasCome = useNavigationType() !== 'POP';
  useEffect(() => {
    document.title = `${children} · ${t('app.name')}`;
  }, [children, t]);
  useEffect(() => {
    if (hasCome) heading.current?.focus({ preventScroll: true });
  }, [hasCome]);
  return (
    <h1 ref={heading} tabIndex={-1} className={isHidden ? classes.hidden : classes.title}>
      {children}
    </h1>
  );
}
