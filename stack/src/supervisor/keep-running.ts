import { setTimeout as sleep } from 'node:timers/promises';
import { describeExit, type ManagedProcess } from './managed-process.ts';

const FIRST_BACKOFF_MILLISECONDS = 200;
const MAX_BACKOFF_MILLISECONDS = 10_000;
/** A process that has run for so long has recovered: its next end is its first again. */
const HEALTHY_MILLISECONDS = 30_000;
const POLL_MILLISECONDS = 50;

export type KeepRunningOptions = {
  name: string;
  /** The process that runs now. */
  first: ManagedProcess;
  /** Starts another one in its place. */
  spawn: () => ManagedProcess;
  /** Whether it does its work again. */
  isReady: () => Promise<boolean>;
  /** Aborted when the process is meant to end. */
  signal: AbortSignal;
  log: (line: string) => void;
};

/**
 * Replaces a process each time it ends, after 0.2 s, then twice as long each time up to 10 s, and says so. Resolves when the
 * signal is aborted and the process has ended.
 */
export async function keepRunning({ name, first, spawn, isReady, signal, log }: KeepRunningOptions): Promise<void> {
  let child = first;
  let backoff = FIRST_BACKOFF_MILLISECONDS;
  for (;;) {
    const startedAt = Date.now();
    const exit = await child.exited;
    if (signal.aborted) return;
    if (Date.now() - startedAt > HEALTHY_MILLISECONDS) backoff = FIRST_BACKOFF_MILLISECONDS;
    log(`${name} ended with ${describeExit(exit)}; starting it again in ${backoff / 1000} s`);
    await sleep(backoff, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    backoff = Math.min(backoff * 2, MAX_BACKOFF_MILLISECONDS);
    child = spawn();
    void announce(child, { name, isReady, signal, log });
  }
}

type Announcement = Pick<KeepRunningOptions, 'name' | 'isReady' | 'signal' | 'log'>;

async function announce(child: ManagedProcess, { name, isReady, signal, log }: Announcement): Promise<void> {
  while (child.isRunning && !signal.aborted) {
    if (await isReady()) {
      log(`${name} is back`);
      return;
    }
    await sleep(POLL_MILLISECONDS);
  }
}
