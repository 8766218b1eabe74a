import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startEventBus } from '@moim/event-bus';
import {
  DATABASES,
  dataPaths,
  ensureKeys,
  migrate,
  prepareDatabases,
  Reaper,
  ROOT,
  SUBGRAPHS,
  type SubgraphName,
  startServers,
  startServices,
} from '@moim/stack';
import { prismaOptions } from '@moim/subgraph-kit';
import { PrismaClient } from '@moim/user/prisma';
import { updateProfile } from '@moim/user/update-profile';
import { connect, StorageType, StringCodec } from 'nats';
import pg from 'pg';
import { Registry } from 'prom-client';
import { typeid } from 'typeid-js';
import { openLoop, percentile } from './open-loop.ts';

// From the commit of a profile to the commit of the last of its cards, as Postgres itself saw the two; beside the same load through a
// bare stream, half of it before and half of it after, so that whatever else the machine does meets both. README.md says more.
const { values } = parseArgs({
  options: { rate: { type: 'string', default: '500' }, seconds: { type: 'string', default: '60' } },
});
const RATE = Number(values.rate);
const SECONDS = Number(values.seconds);
const READERS = SUBGRAPHS.filter((name) => name !== 'user');
const ARRIVAL_MS = 120_000;
const WARM_UP = 500;

const dataDir = await mkdtemp(join(tmpdir(), 'moim-bench-'));
const toolsDir = process.env.MOIM_TOOLS_DIR ?? join(ROOT, '.moim/tools');
const reaper = new Reaper(dataPaths(dataDir).processes);
const servers = await startServers({
  dataDir,
  toolsDir,
  reaper,
  postgresSettings: { track_commit_timestamp: 'on' },
});
const ends: (() => Promise<unknown>)[] = [];
try {
  const keys = await ensureKeys(dataPaths(dataDir).keys);
  const databaseUrls = await prepareDatabases({
    adminUrl: servers.postgres.adminUrl,
    passwords: keys.databasePasswords,
  });
  for (const name of DATABASES) {
    await migrate({ databaseUrl: databaseUrls[name], migrationsDir: join(ROOT, 'prisma', name, 'migrations') });
  }
  const people = Array.from({ length: RATE * SECONDS + WARM_UP }, () => typeid('usr').toString());
  await seed(databaseUrls, people);
  const services = await startServices({
    ...{ databaseUrls, natsUrl: servers.nats.url, redisUrl: servers.redis.url, keys, reaper },
    logsDir: dataPaths(dataDir).logs,
    env: { ...process.env, DATABASE_URL: undefined, LOG_LEVEL: 'warn' },
  });
  ends.push(() => services.stop());

  const bare = await startBare(servers.nats.url);
  const before = await bare.run((RATE * SECONDS) / 2);
  const moim = await runMoim(databaseUrls, people);
  const after = await bare.run((RATE * SECONDS) / 2);

  const peer = READERS.map((_, i) => [...(before.times[i] ?? []), ...(after.times[i] ?? [])]);
  console.log(`${RATE} changes a second for ${SECONDS} s                p50 ms   p99 ms   most ms`);
  READERS.forEach((name, i) => {
    print(`commit in user to commit in ${name}`, moim.times[name] ?? []);
    print(`  bare stream, consumer ${i + 1}`, peer[i] ?? []);
  });
  const all = READERS.flatMap((name) => moim.times[name] ?? []);
  print('all subgraphs', all);
  print('all bare consumers', peer.flat());
  const ratio = (share: number) => (percentile(all, share) / percentile(peer.flat(), share)).toFixed(1);
  console.log(`ratio: p50 ${ratio(0.5)}, p99 ${ratio(0.99)}`);
  print('writes were late by', moim.loop.lateness);
  print('updateProfile took', moim.loop.duration);
  print('bare publishes were late by', [...before.loop.lateness, ...after.loop.lateness]);
} finally {
  for (const end of ends.toReversed()) await end();
  await servers.stop();
  await sleep(100);
  reaper.close();
  await rm(dataDir, { recursive: true, force: true });
}

/** People, and their cards as they are before the change. */
async function seed(databaseUrls: Record<SubgraphName, string>, ids: string[]): Promise<void> {
  await query(
    databaseUrls.user,
    'insert into users (id, name) select id, $2 from unnest($1::text[]) as id',
    ids,
    '이름',
  );
  for (const name of READERS) {
    const insert = 'insert into member_cards (user_id, name, version) select id, $2, 1 from unnest($1::text[]) as id';
    await query(databaseUrls[name], insert, ids, '이름');
  }
  for (const name of SUBGRAPHS) await query(databaseUrls[name], 'analyze');
}

async function runMoim(databaseUrls: Record<SubgraphName, string>, people: string[]) {
  // A second replica of the user service: it writes, and tells the first, which holds the relay's lease, over NATS. That is the longer
  // way: a replica that writes and relays needs no nudge over the network.
  const db = new PrismaClient(prismaOptions(databaseUrls.user));
  const bus = startEventBus({
    service: 'user',
    databaseUrl: databaseUrls.user,
    config: {
      NATS_URL: [servers.nats.url],
      EVENTS_NAMESPACE: 'moim',
      EVENTS_REPLICAS: 1,
      EVENTS_STREAM_MAX_MB: 512 * 1_048_576,
      EVENTS_ACK_WAIT_MS: 10_000,
    },
    log: { info() {}, warn: console.warn, error: console.error },
    registry: new Registry(),
  });
  const { outbox } = bus;
  ends.push(() => db.$disconnect(), bus.stop);
  await sleep(1_000);
  const change = (id = '') => updateProfile({ db, outbox, asker: bus, locale: 'ko' }, id, { name: '새 이름' });
  await openLoop(RATE / 2, WARM_UP, (i) => change(people[i]));
  const measured = people.slice(WARM_UP);
  const loop = await openLoop(RATE, measured.length, (i) => change(measured[i]));
  const committed = await commits(databaseUrls.user, 'users', 'id', measured);
  const times = await Promise.all(
    READERS.map(async (name) => {
      const visible = await arrived(databaseUrls[name], measured);
      return [name, measured.map((id) => (visible.get(id) ?? Number.NaN) - (committed.get(id) ?? Number.NaN))] as const;
    }),
  );
  return { loop, times: Object.fromEntries(times) };
}

/** When each person's card was committed, once all are there. Rejects when that takes minutes. */
async function arrived(databaseUrl: string, ids: string[]): Promise<Map<string, number>> {
  const deadline = Date.now() + ARRIVAL_MS;
  for (;;) {
    const visible = await commits(databaseUrl, 'member_cards', 'user_id', ids);
    if (visible.size === ids.length) return visible;
    if (Date.now() > deadline) throw new Error(`${ids.length - visible.size} changes have not arrived`);
    await sleep(1_000);
  }
}

/** When the rows that are of version 2 were committed, in milliseconds, by Postgres' own clock. */
async function commits(databaseUrl: string, table: string, key: string, ids: string[]): Promise<Map<string, number>> {
  const rows = await query<{ id: string; at: number }>(
    databaseUrl,
    `select ${key} as id, (extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000)::float8 as at
     from ${table} where version = 2 and ${key} = any($1)`,
    ids,
  );
  return new Map(rows.map(({ id, at }) => [id, at]));
}

async function query<Row extends object>(databaseUrl: string, sql: string, ...values: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** The peer: one stream, four durable consumers in four processes, an event's worth of bytes. */
async function startBare(natsUrl: string) {
  const connection = await connect({ servers: natsUrl });
  const manager = await connection.jetstreamManager();
  await manager.streams.add({ name: 'bare', subjects: ['bare.>'], storage: StorageType.File });
  const consumers = await Promise.all(
    READERS.map(async (name): Promise<ChildProcess> => {
      const child = fork(join(import.meta.dirname, 'bare-consumer.ts'), {
        env: { ...process.env, NATS_URL: natsUrl, STREAM: 'bare', CONSUMER: name },
      });
      await once(child, 'message');
      return child;
    }),
  );
  ends.push(async () => {
    for (const child of consumers) child.kill();
    await connection.close();
  });
  const jetstream = connection.jetstream();
  const padding = 'x'.repeat(380);
  const publish = () =>
    jetstream.publish(
      'bare.user.profile.updated.v1',
      StringCodec().encode(JSON.stringify({ sentAt: performance.timeOrigin + performance.now(), padding })),
      { msgID: typeid('evt').toString() },
    );
  const collect = async () =>
    await Promise.all(
      consumers.map(async (child) => {
        const answer = once(child, 'message');
        child.send('times');
        return ((await answer) as [number[]])[0];
      }),
    );
  return {
    async run(count: number) {
      await openLoop(RATE / 2, WARM_UP, publish);
      await sleep(1_000);
      await collect();
      const loop = await openLoop(RATE, count, publish);
      await sleep(2_000);
      const times = await collect();
      if (times.some((each) => each.length !== count))
        throw new Error('the bare stream is behind: the machine is too slow');
      return { loop, times };
    },
  };
}

function print(what: string, times: readonly number[]): void {
  const figures = [percentile(times, 0.5), percentile(times, 0.99), percentile(times, 1)];
  console.log(`${what.padEnd(46)} ${figures.map((figure) => figure.toFixed(1).padStart(8)).join(' ')}`);
}
