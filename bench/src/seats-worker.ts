import { startEventBus } from '@moim/event-bus';
import { attendSchedule } from '@moim/schedule/attend-schedule';
import { createLoaders } from '@moim/schedule/loaders';
import { PrismaClient } from '@moim/schedule/prisma';
import { LOCK_TIMEOUT_MS, Turnstile } from '@moim/schedule/turnstile';
import { prismaOptions } from '@moim/subgraph-kit';
import pg from 'pg';
import { Registry } from 'prom-client';

// One replica of the schedule service, without its HTTP; and, in turn with it, a plain client of the same Postgres.

/** What a worker is told to do: so many at a time, each person once. */
export interface Rush {
  which: 'moim' | 'bare';
  scheduleId: string;
  userIds: string[];
  concurrency: number;
}

/** How it went, in milliseconds by answer: SEAT, FULL, ... */
export type RushTimes = Record<string, number[]>;

const { DATABASE_URL = '', NATS_URL = '' } = process.env;
/** As many as a replica's Prisma client has. */
const CONNECTIONS = 10;

const db = new PrismaClient(prismaOptions(DATABASE_URL, { lockTimeoutMs: LOCK_TIMEOUT_MS }));
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: CONNECTIONS });
const turnstile = new Turnstile(db);
const bus = startEventBus({
  service: 'schedule',
  databaseUrl: DATABASE_URL,
  config: {
    NATS_URL: [NATS_URL],
    EVENTS_NAMESPACE: 'moim',
    EVENTS_REPLICAS: 1,
    EVENTS_STREAM_MAX_MB: 512 * 1_048_576,
    EVENTS_ACK_WAIT_MS: 10_000,
  },
  log: { info() {}, warn: console.warn, error: console.error },
  registry: new Registry(),
});

const attempts = {
  async moim(scheduleId: string, userId: string) {
    const loaders = createLoaders({ db, asker: bus }, userId);
    const context = { db, asker: bus, loaders, outbox: bus.outbox, turnstile, now: new Date(), locale: 'ko' as const };
    const outcome = await attendSchedule(context, userId, { scheduleId });
    return outcome.ok ? 'SEAT' : (outcome.userErrors[0]?.code ?? '');
  },
  async bare(id: string) {
    const { rowCount } = await pool.query({
      name: 'take',
      text: 'update bare_seats set taken = taken + 1 where id = $1 and (capacity is null or taken < capacity)',
      values: [id],
    });
    return rowCount === 1 ? 'SEAT' : 'FULL';
  },
};

process.on('message', async (rush: Rush | 'end') => {
  if (rush === 'end') {
    await bus.stop();
    await Promise.all([db.$disconnect(), pool.end()]);
    process.disconnect();
    return;
  }
  const times: RushTimes = {};
  let next = 0;
  const client = async () => {
    for (let userId = rush.userIds[next++]; userId !== undefined; userId = rush.userIds[next++]) {
      const sentAt = performance.now();
      const answer = await attempts[rush.which](rush.scheduleId, userId).catch(
        (error: { extensions?: { code?: string } }) => error.extensions?.code ?? String(error),
      );
      times[answer] ??= [];
      times[answer].push(performance.now() - sentAt);
    }
  };
  await Promise.all(Array.from({ length: rush.concurrency }, client));
  process.send?.(times);
});
await db.$queryRaw`select 1`;
process.send?.('ready');
