import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Log } from './config.ts';
import type { Mutex } from './mutex.ts';
import { prune } from './prune.ts';

const PRUNE_INTERVAL_MS = 10 * 60_000;
/** Not while everything starts. */
const FIRST_MS = 60_000;

/** Work that one process of a service does at a time, every so many milliseconds, in its turn with the events. */
export interface Chore {
  name: string;
  everyMs: number;
  run(client: pg.Client): Promise<unknown>;
}

interface House {
  client: pg.Client;
  mutex: Mutex;
  log: Log;
  chores: readonly Chore[];
}

/** Does what is to be done now and then; a chore that fails is done the next time. */
export async function keepHouse({ client, mutex, log, chores }: House, signal: AbortSignal): Promise<void> {
  const all: Chore[] = [{ name: 'prune', everyMs: PRUNE_INTERVAL_MS, run: prune }, ...chores];
  await Promise.all(
    all.map(async ({ name, everyMs, run }) => {
      await sleep(Math.min(everyMs, FIRST_MS), undefined, { signal }).catch(() => {});
      while (!signal.aborted) {
        await mutex
          .run(() => run(client))
          .catch((error: unknown) => {
            if (!signal.aborted) log.warn({ err: error, chore: name }, 'a chore failed; it will be done the next time');
          });
        await sleep(everyMs, undefined, { signal }).catch(() => {});
      }
    }),
  );
}
