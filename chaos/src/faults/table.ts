import type { Cost } from './run-faults.ts';

/** The names of the table's columns. */
export const HEADER = [
  'fault'.padEnd(22),
  'screens'.padStart(8),
  'whole'.padStart(7),
  'partial'.padStart(8),
  'failed'.padStart(7),
  'writes failed'.padStart(14),
  'others p50 / p99 ms'.padStart(21),
  'while healthy'.padStart(15),
  'its own p50 / p99 ms'.padStart(22),
  'whole again after'.padStart(18),
].join('');

/** One fault in a line. `others` are screens that do not ask the subgraph that it befalls. */
export function line({ what, screens, writes, others, othersHealthy, touched, backAfterMs }: Cost): string {
  const all = screens.whole + screens.partial + screens.failed;
  const share = (part: number) => (all === 0 ? '-' : `${((part / all) * 100).toFixed(0)} %`);
  const times = (figures: Cost['others']) =>
    figures === null ? '-' : `${figures.p50.toFixed(0)} / ${figures.p99.toFixed(0)}`;
  const allWrites = writes.whole + writes.partial + writes.failed;
  return [
    what.padEnd(22),
    String(all).padStart(8),
    share(screens.whole).padStart(7),
    share(screens.partial).padStart(8),
    share(screens.failed).padStart(7),
    `${writes.partial + writes.failed} of ${allWrites}`.padStart(14),
    times(others).padStart(21),
    times(othersHealthy).padStart(15),
    times(touched).padStart(22),
    (backAfterMs === null ? 'never' : `${(backAfterMs / 1000).toFixed(1)} s`).padStart(18),
  ].join('');
}
