import { setTimeout as sleep } from 'node:timers/promises';
import type { Asker, Outbox } from '@moim/event-bus';
import { prismaOptions } from '@moim/subgraph-kit';
import { PrismaClient } from '@moim/user/prisma';
import { updateProfile } from '@moim/user/update-profile';

// Changes profiles at a steady rate, as the user subgraph does it, until it is told to stop: started by run.ts.

/** What run.ts tells the writer, as JSON in CHAOS_WRITER. */
export interface WriterOptions {
  databaseUrl: string;
  userIds: string[];
  /** Writes a second. */
  rate: number;
}

/** What the writer tells run.ts: now and then, and for the last time when all it has begun is done. */
export interface WriterFigures {
  written: number;
  failures: string[];
  done: boolean;
}

/** Every so many-th write goes to one person, so that changes of one aggregate meet. */
const HOT = 10;
const FIGURES_MS = 200;
/** Writes under way at most: fewer than the subgraph has connections, so that a slow machine writes less, and does not fail. */
const TOGETHER = 8;

const { databaseUrl, userIds, rate } = JSON.parse(process.env.CHAOS_WRITER ?? '') as WriterOptions;
const db = new PrismaClient(prismaOptions(databaseUrl));
// Nobody is told: the relay is another process and looks by itself.
const outbox: Outbox = {
  nudge() {},
  transaction: () => Promise.reject(new Error('updateProfile needs no interactive transaction')),
};
const asker: Asker = { ask: () => Promise.reject(new Error('a name is nothing to ask about')) };
const failures: string[] = [];
let written = 0;
let isStopping = false;

async function write(i: number): Promise<void> {
  const id = userIds[i % HOT === 0 ? 0 : i % userIds.length] ?? '';
  try {
    const outcome = await updateProfile({ db, outbox, asker, locale: 'ko' }, id, { name: `이름 ${i}` });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.userErrors));
    written += 1;
  } catch (error) {
    failures.push(String(error));
  }
}

process.on('disconnect', () => process.exit());
process.on('message', () => {
  isStopping = true;
});
const tell = (done = false) => process.send?.({ written, failures, done } satisfies WriterFigures);
const telling = setInterval(tell, FIGURES_MS);

// At the times of a schedule.
const running = new Set<Promise<void>>();
const startedAt = performance.now();
for (let i = 0; !isStopping; i += 1) {
  const wait = startedAt + (i * 1000) / rate - performance.now();
  if (wait > 0) await sleep(wait);
  while (running.size >= TOGETHER) await Promise.race(running);
  const one = write(i).finally(() => running.delete(one));
  running.add(one);
}
await Promise.all(running);
clearInterval(telling);
tell(true);
await db.$disconnect();
process.disconnect();
