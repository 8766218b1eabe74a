import { setTimeout as sleep } from 'node:timers/promises';

/** How an open loop went, in milliseconds. */
export interface OpenLoop {
  /** From when a piece of work was due until it was begun. */
  lateness: number[];
  /** How long the work took. */
  duration: number[];
}

/**
 * Begins `work` at the times of a schedule, `rate` a second and `count` in all, whatever the work before is doing: a system that is
 * slow is not spared by being asked less. Rejects when one fails.
 */
export async function openLoop(rate: number, count: number, work: (i: number) => Promise<unknown>): Promise<OpenLoop> {
  const lateness: number[] = [];
  const duration: number[] = [];
  const running: Promise<void>[] = [];
  const failures: unknown[] = [];
  const startedAt = performance.now();
  for (let i = 0; i < count && failures.length === 0; i++) {
    const dueAt = startedAt + (i * 1000) / rate;
    while (performance.now() < dueAt) await sleep(Math.max(dueAt - performance.now(), 0));
    const begunAt = performance.now();
    lateness.push(begunAt - dueAt);
    running.push(
      work(i).then(
        () => void duration.push(performance.now() - begunAt),
        (error: unknown) => void failures.push(error),
      ),
    );
  }
  await Promise.all(running);
  if (failures.length > 0)
    throw new Error(`${failures.length} of ${count} failed at ${rate} a second`, { cause: failures[0] });
  return { lateness, duration };
}

/** The value below which so large a share of the numbers lies. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
