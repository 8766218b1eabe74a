import { setTimeout as sleep } from 'node:timers/promises';
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
  /** Idle: nobody wants a seat. */
  which: 'moim' | 'bare' | 'idle';
  scheduleId: string;
  userIds: string[];
  concurrency: number;
  /** Whose screen is looked at meanwhile: another club. */
  otherCommunityId: string;
}

/** How long it took, in milliseconds, by answer: SEAT, FULL, ...; and SCREEN, the other club's. */
export type RushTimes = Record<string, number[]>;

const { DATABASE_URL = '', NATS_URL = '' } = process.env;
const SCREEN_EVERY_MS = 20;
const IDLE_MS = 2_000;
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
  idle: async () => '',
  async bare(id: string) {
    const { rowCount } = await pool.query({
      name: 'take',
      text: 'update bare_seats set taken = taken + 1 where id = $1 and (capacity is null or taken < capacity)',
      values: [id],
    });
    return rowCount === 1 ? 'SEAT' : 'FULL';
  },
};

/** A club's meet-ups with their attendees, again and again, as a screen reads them: through the replica's own connections. */
async function lookOn(communityId: string, isOver: Promise<void>): Promise<number[]> {
  const times: number[] = [];
  const looks: Promise<void>[] = [];
  let goesOn = true;
  void isOver.then(() => {
    goesOn = false;
  });
  while (goesOn) {
    looks.push(look(communityId).then((ms) => void times.push(ms)));
    await sleep(SCREEN_EVERY_MS);
  }
  await Promise.all(looks);
  return times;
}

async function look(communityId: string): Promise<number> {
  const sentAt = performance.now();
  const loaders = createLoaders({ db, asker: bus }, null);
  const range = { endsAfter: '-infinity', startsBefore: 'infinity', withCancelled: true };
  const [, schedules] = await Promise.all([
    loaders.visibleCommunity.load(communityId),
    loaders.schedulesOfCommunity(communityId, { ...range, limit: 20, after: null }),
  ]);
  const page = { status: 'ATTENDING' as const, limit: 20, afterLine: '0' };
  await Promise.all(schedules.map(({ id }) => loaders.attendees.load({ ...page, scheduleId: id })));
  return performance.now() - sentAt;
}

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
  const isOver = Promise.withResolvers<void>();
  const screens = lookOn(rush.otherCommunityId, isOver.promise);
  if (rush.which === 'idle') await sleep(IDLE_MS);
  else await Promise.all(Array.from({ length: rush.concurrency }, client));
  isOver.resolve();
  times.SCREEN = await screens;
  process.send?.(times);
});
await db.$queryRaw`select 1`;
process.send?.('ready');
