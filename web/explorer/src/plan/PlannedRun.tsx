import { Button } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../components/Empty.tsx';
import ui from '../components/ui.module.css';
import { type AtHand, lastRunOf } from '../data/at-hand.ts';
import { ask, type GraphQLError } from '../data/graphql.ts';
import { FetchList } from './FetchList.tsx';
import { layoutPlan } from './layout.ts';
import { milliseconds, PlanPicture } from './PlanPicture.tsx';
import { type Plan, readPlan, UnreadablePlan } from './plan.ts';

/** What a run came to. */
type Outcome =
  | { state: 'none' | 'running' | 'unreachable' | 'bad-variables' }
  | { state: 'unreadable'; reason: string }
  | { state: 'done'; plan: Plan | null; errors: GraphQLError[] };

/** Runs an operation for its plan: a query at once, a mutation only when somebody says so. What the editor has run already is not run again. */
export function PlannedRun({ atHand, name, isMutation }: { atHand: AtHand; name: string; isMutation: boolean }) {
  const { t } = useTranslation();
  const known = lastRunOf({ ...atHand, variables: compact(atHand.variables) });
  const [outcome, setOutcome] = useState<Outcome>(
    known ? { state: 'done', plan: known.plan, errors: [] } : { state: 'none' },
  );
  const going = useRef<AbortController>(null);
  const run = useCallback(async () => {
    going.current?.abort();
    const mine = new AbortController();
    going.current = mine;
    setOutcome({ state: 'running' });
    const next = await runForPlan(atHand, mine.signal);
    if (!mine.signal.aborted) setOutcome(next);
  }, [atHand]);
  const isKnown = known !== null;
  useEffect(() => {
    if (!isMutation && !isKnown) void run();
    return () => going.current?.abort();
  }, [run, isMutation, isKnown]);
  const isRunning = outcome.state === 'running';
  return (
    <div className={ui.stack} aria-busy={isRunning}>
      <div className={ui.row}>
        <Button onClick={() => void run()} loading={isRunning}>
          {t(outcome.state === 'none' ? 'plan.run' : 'plan.again')}
        </Button>
        {isMutation && <p className={ui.quiet}>{t('plan.writes')}</p>}
        <p role="status" className={ui.quiet}>
          {isRunning && t('plan.running')}
        </p>
      </div>
      <Shown outcome={outcome} name={name} />
    </div>
  );
}

function Shown({ outcome, name }: { outcome: Outcome; name: string }) {
  const { t } = useTranslation();
  switch (outcome.state) {
    case 'none':
    case 'running':
      return null;
    case 'unreachable':
      return <Empty title={t('problem.unreachable')} />;
    case 'bad-variables':
      return <Empty title={t('plan.badVariables')} text={t('plan.unreadableHint')} />;
    case 'unreadable':
      return <Empty title={t('plan.unknownFormat', { reason: outcome.reason })} />;
    case 'done':
      return (
        <>
          {outcome.errors.length > 0 && <Errors of={outcome.errors} />}
          {outcome.plan === null ? (
            <Empty title={t('plan.notTold')} text={t('plan.notToldHint')} />
          ) : (
            <Drawn plan={outcome.plan} name={name} />
          )}
        </>
      );
  }
}

function Drawn({ plan, name }: { plan: Plan; name: string }) {
  const { t } = useTranslation();
  const layout = layoutPlan(plan);
  const took = milliseconds(plan.tookMs);
  return (
    <>
      <p className={ui.quiet}>{t('plan.summary', { took, fetches: layout.rows, requests: layout.requests })}</p>
      {layout.rows === 0 ? (
        <p>{t('plan.noFetches')}</p>
      ) : (
        <>
          <PlanPicture layout={layout} title={t('plan.pictureOf', { name, count: layout.rows, took })} />
          <FetchList layout={layout} />
        </>
      )}
    </>
  );
}

function Errors({ of: errors }: { of: GraphQLError[] }) {
  const { t } = useTranslation();
  return (
    <div className={ui.card} role="alert">
      <h2>{t('plan.answered')}</h2>
      <ul>
        {errors.map(({ message, path, extensions }) => (
          <li key={`${path?.join('.')} ${message}`}>
            {extensions?.code !== undefined && <code>{extensions.code}</code>} {message}
            {path !== undefined && <code> {path.join('.')}</code>}
          </li>
        ))}
      </ul>
    </div>
  );
}

async function runForPlan({ query, variables, operationName }: AtHand, signal: AbortSignal): Promise<Outcome> {
  let given: Record<string, unknown>;
  try {
    given = variables.trim() === '' ? {} : (JSON.parse(variables) as Record<string, unknown>);
  } catch {
    return { state: 'bad-variables' };
  }
  try {
    const { extensions, errors = [] } = await ask({ query, variables: given, operationName }, { signal });
    return { state: 'done', plan: readPlan(extensions), errors };
  } catch (error) {
    return error instanceof UnreadablePlan ? { state: 'unreadable', reason: error.message } : { state: 'unreachable' };
  }
}

/** As JSON without its spaces, as a run is remembered. */
function compact(variables: string): string {
  try {
    return JSON.stringify(variables.trim() === '' ? {} : JSON.parse(variables));
  } catch {
    return variables;
  }
}
