import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEventBus } from '@moim/event-bus';
import { dataPaths, ensureKeys, migrate, prepareDatabases, Reaper, ROOT, startServers } from '@moim/stack';
import { prismaOptions } from '@moim/subgraph-kit';
import { PrismaClient } from '@moim/user/prisma';
import { openSession, refreshSession } from '@moim/user/sessions';
import pg from 'pg';
import { Registry } from 'prom-client';
import { typeid } from 'typeid-js';
import { naiveRefresh, prepareNaive } from './naive-refresh.ts';
import { percentile } from './open-loop.ts';

// Races for one person's sessions, again and again, over two replicas of the user service on real Postgres. README.md says more.
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '10000' }, lanes: { type: 'string', default: '4' } },
});
const ROUNDS = Number(values.rounds);
const LANES = Number(values.lanes);
const REFRESHES = 20;
const SIGN_INS = 50;
const DEVICES = 5;
const CONTROL_ROUNDS = 100;

const dataDir = await mkdtemp(join(tmpdir(), 'moim-bench-'));
const toolsDir = process.env.MOIM_TOOLS_DIR ?? join(ROOT, '.moim/tools');
const reaper = new Reaper(dataPaths(dataDir).processes);
// What is raced here are locks and constraints, not the disk.
const servers = await startServers({ dataDir, toolsDir, reaper, durable: false });
const ends: (() => Promise<unknown>)[] = [];
const broken: string[] = [];
const took = { refreshes: [] as number[], signIns: [] as number[] };
try {
  const { databasePasswords } = await ensureKeys(dataPaths(dataDir).keys);
  const { user: databaseUrl } = await prepareDatabases({
    adminUrl: servers.postgres.adminUrl,
    passwords: databasePasswords,
  });
  await migrate({ databaseUrl, migrationsDir: join(ROOT, 'prisma/user/migrations') });
  const pool = new pg.Pool({ connectionString: databaseUrl, max: LANES });
  ends.push(() => pool.end());
  const replicas = [startReplica(databaseUrl), startReplica(databaseUrl)];

  await prepareNaive(pool);
  let forks = 0;
  for (let round = 0; round < CONTROL_ROUNDS; round++) forks += (await naiveRefresh(pool, REFRESHES)) > 1 ? 1 : 0;
  console.log(`control: check, then write   ${forks} of ${CONTROL_ROUNDS} rounds ended with several lineages`);
  if (forks === 0) broken.push('the control never broke: nothing raced here');

  const startedAt = performance.now();
  let next = 0;
  let reported = startedAt;
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      while (next < ROUNDS) {
        const round = next++;
        await raceOfRefreshes(pool, replicas, round);
        await raceOfSignIns(pool, replicas, round);
        if (performance.now() - reported > 30_000) {
          reported = performance.now();
          console.log(
            `${next} of ${ROUNDS} rounds, ${Math.round((reported - startedAt) / 1000)} s, ${broken.length} broken`,
          );
        }
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(`${ROUNDS} rounds in ${seconds.toFixed(0)} s, ${LANES} at a time              p50 ms   p99 ms`);
  print(`${REFRESHES} parallel refreshes of one token`, took.refreshes);
  print(`${SIGN_INS} parallel sign-ins of one person`, took.signIns);
  console.log(
    `${ROUNDS * REFRESHES} refreshes, ${ROUNDS} replays, ${ROUNDS * SIGN_INS} sign-ins: ${broken.length} races broken`,
  );
} finally {
  for (const end of ends.toReversed()) await end();
  await servers.stop();
  reaper.close();
  await rm(dataDir, { recursive: true, force: true });
}
for (const line of broken.slice(0, 20)) console.error(line);
process.exitCode = broken.length === 0 ? 0 : 1;

type Replica = ReturnType<typeof startReplica>;

/** What a process of the user service has of its own: connections, and the outbox's relay. */
function startReplica(databaseUrl: string) {
  const db = new PrismaClient(prismaOptions(databaseUrl));
  const { outbox, stop } = startEventBus({
    service: 'user',
    databaseUrl,
    config: {
      NATS_URL: [servers.nats.url],
      EVENTS_NAMESPACE: 'moim',
      EVENTS_REPLICAS: 1,
      EVENTS_STREAM_MAX_MB: 64 * 1_048_576,
      EVENTS_ACK_WAIT_MS: 10_000,
    },
    log: { info() {}, warn: console.warn, error: console.error },
    registry: new Registry(),
  });
  ends.push(() => db.$disconnect(), stop);
  const tokens = { issue: async () => ({ token: 'access', expiresAt: new Date() }) };
  const tools = { db, outbox, tokens, maxDevices: DEVICES, client: null };
  return {
    open: (userId: string) =>
      outbox.transaction(db, (tx, emit) =>
        openSession({ ...tools, now: new Date(), tx, emit }, { userId, deviceName: null }),
      ),
    refresh: (token: string) => refreshSession({ ...tools, now: new Date() }, token),
  };
}

async function newPerson(pool: pg.Pool): Promise<string> {
  const id = typeid('usr').toString();
  await pool.query("insert into users (id, name) values ($1, '이름')", [id]);
  return id;
}

/** Twenty use one token at once: one lineage. The token comes again later: the lineage ends. */
async function raceOfRefreshes(pool: pg.Pool, replicas: Replica[], round: number): Promise<void> {
  const expect = (what: string, holds: boolean) => void (holds || broken.push(`round ${round}: ${what}`));
  const session = await at(replicas, 0).open(await newPerson(pool));
  if (session === null) throw new Error('no session');
  const startedAt = performance.now();
  const answers = await Promise.all(
    Array.from({ length: REFRESHES }, (_, i) => at(replicas, i).refresh(session.refreshToken)),
  );
  took.refreshes.push(performance.now() - startedAt);
  const successors = new Set(answers.map((answer) => (answer.ok ? answer.session.refreshToken : answer.reason)));
  expect(`${successors.size} different answers`, successors.size === 1);
  const { rows } = await pool.query(
    'select count(*)::int as all, count(*) filter (where used_at is null)::int as fresh from refresh_tokens where session_id = $1',
    [session.id],
  );
  expect(`${rows[0].all} tokens, ${rows[0].fresh} of them fresh`, rows[0].all === 2 && rows[0].fresh === 1);

  await pool.query(
    "update refresh_tokens set issued_at = issued_at - interval '11 s', used_at = used_at - interval '11 s' where session_id = $1",
    [session.id],
  );
  const [newest] = successors;
  // Whoever stole the token and whoever it belongs to, at once.
  const [replayed, renewed] = await Promise.all([
    at(replicas, round).refresh(session.refreshToken),
    at(replicas, round + 1).refresh(newest ?? ''),
  ]);
  expect('a replayed token was taken', !replayed.ok && replayed.reason === 'REPLAYED');
  const last = await at(replicas, round).refresh(renewed.ok ? renewed.session.refreshToken : (newest ?? ''));
  expect('the lineage lives on after a replay', !last.ok);
}

/** Fifty devices sign in at once: five are left, and every other one is told to have ended. */
async function raceOfSignIns(pool: pg.Pool, replicas: Replica[], round: number): Promise<void> {
  const userId = await newPerson(pool);
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: SIGN_INS }, (_, i) => at(replicas, i).open(userId)));
  took.signIns.push(performance.now() - startedAt);
  const { rows } = await pool.query(
    `select count(*) filter (where revoked_at is null)::int as open,
       (select count(*)::int from outbox_events e join sessions s on s.id = e.aggregate_id
        where s.user_id = $1 and s.revoked_at is not null and e.subject = 'user.session.ended.v1') as told
     from sessions where user_id = $1`,
    [userId],
  );
  const { open, told } = rows[0];
  if (open !== DEVICES || told !== SIGN_INS - DEVICES) broken.push(`round ${round}: ${open} open, ${told} told`);
  // What is done is in nobody's way.
  await pool.query('delete from notifications where user_id = $1', [userId]);
}

function at(replicas: Replica[], i: number): Replica {
  return replicas[i % replicas.length] as Replica;
}

function print(what: string, times: readonly number[]): void {
  const figures = [percentile(times, 0.5), percentile(times, 0.99)];
  console.log(`${what.padEnd(46)} ${figures.map((figure) => figure.toFixed(1).padStart(8)).join(' ')}`);
}
