import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from './faults.ts';
import type { Load, Outcome } from './load.ts';

/** What one fault cost. */
export interface Cost {
  what: string;
  /** How many screens were asked for, and how they came. */
  screens: Record<Outcome['result'], number>;
  writes: Record<Outcome['result'], number>;
  /** Milliseconds. `others` are screens whose plan does not ask the subgraph. */
  others: { p50: number; p99: number } | null;
  /** The same screens as `others`, while nothing was wrong. */
  othersHealthy: { p50: number; p99: number } | null;
  touched: { p50: number; p99: number } | null;
  /** Error codes that came, of screens. */
  codes: string[];
  /** How long after its end every screen was whole again, in milliseconds; null when it was not within the time. */
  backAfterMs: number | null;
  /** What should not have been. */
  violations: string[];
  /** Each screen that was opened. */
  outcomes: readonly Outcome[];
}

export interface RunOptions {
  load: Load;
  people: number;
  /** How long each fault lasts, in milliseconds. */
  lastsMs: number;
  /** Screens that were opened while nothing was wrong, to compare with. */
  healthy?: readonly Outcome[];
  /** Within which all has to be whole again, in milliseconds. */
  backWithinMs: number;
}

/** What a healthy platform costs, to compare with. */
export function measureHealthy(options: RunOptions): Promise<Cost> {
  return measure({ what: 'nothing is wrong', subgraph: null, begin: () => {}, end: () => {} }, options);
}

/** Begins a fault under load, waits, ends it, and waits until all is whole again. */
export async function measure(
  fault: Fault,
  { load, people, lastsMs, backWithinMs, healthy = [] }: RunOptions,
): Promise<Cost> {
  await fault.begin();
  const stop = load.start(people);
  await sleep(lastsMs);
  const { screens, writes } = await stop();
  await fault.end();
  const endedAt = performance.now();
  let isBack = await load.isWhole();
  while (!isBack && performance.now() - endedAt < backWithinMs) isBack = await load.isWhole();
  const backAfterMs = isBack ? performance.now() - endedAt : null;
  const asks = new Map(load.screens.map(({ name, asks: services }) => [name, services]));
  const isTouched = ({ screen }: Outcome) => fault.subgraph === null || (asks.get(screen)?.has(fault.subgraph) ?? true);
  return {
    what: fault.what,
    screens: count(screens),
    writes: count(writes),
    others: quantiles(screens.filter((outcome) => !isTouched(outcome))),
    othersHealthy: quantiles(healthy.filter((outcome) => !isTouched(outcome))),
    touched: quantiles(screens.filter(isTouched)),
    codes: [...new Set(screens.flatMap(({ codes }) => codes))].sort(),
    backAfterMs,
    violations: violationsOf(fault, screens, isTouched, backAfterMs),
    outcomes: screens,
  };
}

/** A fault costs its own part. So no screen is lost as a whole, those that do not ask the subgraph are whole, and all is well afterwards. */
function violationsOf(
  { what, subgraph }: Fault,
  screens: readonly Outcome[],
  isTouched: (outcome: Outcome) => boolean,
  backAfterMs: number | null,
): string[] {
  const violations: string[] = [];
  const failed = screens.filter(({ result }) => result === 'failed');
  for (const { screen, codes } of failed) violations.push(`${what}: ${screen} failed: ${codes.join(', ')}`);
  if (subgraph !== null) {
    const partial = screens.filter((outcome) => !isTouched(outcome) && outcome.result === 'partial');
    for (const { screen, codes } of partial)
      violations.push(`${what}: ${screen} does not ask it, and has errors: ${codes.join(', ')}`);
  }
  if (backAfterMs === null) violations.push(`${what}: screens are not whole again`);
  return [...new Set(violations)];
}

function count(outcomes: readonly Outcome[]): Record<Outcome['result'], number> {
  const counts = { whole: 0, partial: 0, failed: 0 };
  for (const { result } of outcomes) counts[result] += 1;
  return counts;
}

function quantiles(outcomes: readonly Outcome[]): { p50: number; p99: number } | null {
  if (outcomes.length === 0) return null;
  const sorted = outcomes.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}
