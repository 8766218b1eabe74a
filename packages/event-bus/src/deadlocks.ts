import { setTimeout as sleep } from 'node:timers/promises';

const DEADLOCK = '40P01';
const TRIES = 4;
/** Before each further try, half as much to one and a half times: longer than a commit. In milliseconds. */
const PAUSE_MS = 40;

/**
 * Does it again when Postgres has ended it because two transactions waited for each other: nothing of it has happened then. `work` must
 * do nothing but SQL.
 */
export async function retryDeadlocks<R>(work: () => Promise<R>): Promise<R> {
  for (let left = TRIES - 1; ; left--) {
    try {
      return await work();
    } catch (error) {
      if (left === 0 || !isDeadlock(error)) throw error;
      // So that whoever was waited for comes first: at once, one might take the same lock again and wait for the other as before.
      await sleep(PAUSE_MS * (0.5 + Math.random()));
    }
  }
}

/** Prisma hides Postgres' code somewhere in what its driver says. */
function isDeadlock(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, originalCode, cause, meta, driverAdapterError } = error as Record<string, unknown>;
  if (code === DEADLOCK || originalCode === DEADLOCK || code === 'P2034') return true;
  return [cause, meta, driverAdapterError].some(isDeadlock);
}
