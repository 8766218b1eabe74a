import { parse, print } from 'graphql';
import { useTranslation } from 'react-i18next';
import { Owners } from '../components/Owners.tsx';
import ui from '../components/ui.module.css';
import type { PlanLayout } from './layout.ts';
import { milliseconds, pathOf } from './PlanPicture.tsx';
import type { PlanFetch } from './plan.ts';

/** What the picture shows, in words, and what each subgraph was sent. */
export function FetchList({ layout }: { layout: PlanLayout }) {
  const { t } = useTranslation();
  return (
    <ol className={ui.plain}>
      {layout.fetches.map(({ fetch, row }) => (
        <li key={row} className={ui.card}>
          <p className={ui.line}>
            <strong>{row + 1}.</strong> <Owners of={[fetch.service]} />{' '}
            <span className={ui.quiet}>{pathOf(fetch.path) || t('plan.root')}</span>
          </p>
          <p className={ui.line}>
            {fetch.startedMs === null
              ? t('plan.nothing')
              : t('plan.took', { from: milliseconds(fetch.startedMs), took: milliseconds(fetch.tookMs) })}
            {fetch.request !== null && ` · ${t('plan.request', { number: fetch.request })}`}
            {isAllKept(fetch) && ` · ${t('plan.allKept')}`}
            {fetch.entities !== null &&
              !isAllKept(fetch) &&
              ` · ${t('plan.entities', { entities: fetch.entities, distinct: (fetch.distinct ?? fetch.entities) - (fetch.kept ?? 0) })}`}
            {fetch.kept !== undefined && !isAllKept(fetch) && ` · ${t('plan.kept', { count: fetch.kept })}`}
          </p>
          {fetch.errors > 0 && <p className={ui.problem}>{t('plan.errors', { count: fetch.errors })}</p>}
          <details>
            <summary>{t('plan.sent')}</summary>
            <pre className={ui.code}>{pretty(fetch.operation)}</pre>
          </details>
        </li>
      ))}
    </ol>
  );
}

/** Whether the gateway had all of it from before. */
function isAllKept({ kept, request }: PlanFetch): boolean {
  return kept !== undefined && request === null;
}

/** In lines; as it came where it cannot be read. */
function pretty(operation: string): string {
  try {
    return print(parse(operation, { noLocation: true }));
  } catch {
    return operation;
  }
}
