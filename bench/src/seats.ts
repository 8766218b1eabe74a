import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { dataPaths, ensureKeys, migrate, prepareDatabases, Reaper, ROOT, startServers } from '@moim/stack';
import pg from 'pg';
import { typeid } from 'typeid-js';
import { percentile } from './open-loop.ts';
import type { Rush, RushTimes } from './seats-worker.ts';

// A rush for one meet-up through the subgraph's use case, in several replicas, beside as many clients that do nothing but a conditional
// UPDATE of one row. The two take turns, so that whatever else the machine does meets both. README.md says more.
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '10000' },
    seats: { type: 'string', default: '100' },
    concurrency: { type: 'string', default: '500' },
    replicas: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '5' },
  },
});
const PEOPLE = Number(values.people);
const SEATS = Number(values.seats);
const REPLICAS = Number(values.replicas);
const ROUNDS = Number(values.rounds);
const CONCURRENCY = Math.ceil(Number(values.concurrency) / REPLICAS);
const COMMUNITY = typeid('com').toString();
const OTHER_COMMUNITY = typeid('com').toString();

const dataDir = await mkdtemp(join(tmpdir(), 'moim-bench-'));
const toolsDir = process.env.MOIM_TOOLS_DIR ?? join(ROOT, '.moim/tools');
const reaper = new Reaper(dataPaths(dataDir).processes);
const servers = await startServers({ dataDir, toolsDir, reaper });
const ends: (() => Promise<unknown>)[] = [];
const wrong: string[] = [];
try {
  const { databasePasswords } = await ensureKeys(dataPaths(dataDir).keys);
  const { schedule: databaseUrl } = await prepareDatabases({
    adminUrl: servers.postgres.adminUrl,
    passwords: databasePasswords,
  });
  await migrate({ databaseUrl, migrationsDir: join(ROOT, 'prisma/schedule/migrations') });
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  ends.push(() => db.end());
  const people = Array.from({ length: PEOPLE }, () => typeid('usr').toString());
  await seed(db, people);
  const workers = await Promise.all(Array.from({ length: REPLICAS }, () => startWorker(databaseUrl)));

  console.log(
    `${PEOPLE} people, ${REPLICAS} replicas, ${CONCURRENCY} at a time in each; the middle of ${ROUNDS} rounds`,
  );
  for (const capacity of [SEATS, null]) {
    const figures = { idle: [] as Figures[], moim: [] as Figures[], bare: [] as Figures[] };
    for (let round = 0; round <= ROUNDS; round++) {
      for (const which of ['idle', 'bare', 'moim'] as const) {
        const scheduleId = await plan(db, capacity);
        await db.query('insert into bare_seats (id, capacity) values ($1, $2)', [scheduleId, capacity]);
        const one = await rush(workers, { which, scheduleId, people });
        if (which === 'moim') await check(db, scheduleId, one.granted);
        // The first round warms up.
        if (round > 0) figures[which].push(one);
      }
    }
    report(capacity === null ? 'seats without end' : `${capacity} seats`, figures);
  }
} finally {
  for (const end of ends.toReversed()) await end();
  await servers.stop();
  await sleep(100);
  reaper.close();
  await rm(dataDir, { recursive: true, force: true });
}
for (const line of wrong.slice(0, 20)) console.error(line);
process.exitCode = wrong.length === 0 ? 0 : 1;

interface Figures {
  perSecond: number;
  granted: number;
  /** Of those who got nothing, or where everybody gets a seat, of those. */
  times: number[];
  /** Of the other club's screen meanwhile. */
  screens: number[];
}

/** The club and its members, another club with meet-ups, and what the bare client changes. */
async function seed(db: pg.Client, people: string[]): Promise<void> {
  await db.query(`insert into community_cards (community_id, name, is_private) values ($1, '북한산 등산회', false)`, [
    COMMUNITY,
  ]);
  await db.query(
    `insert into community_member_cards (community_id, user_id, role) select $1, id, 'MEMBER' from unnest($2::text[]) as id`,
    [COMMUNITY, people],
  );
  await db.query(`insert into community_cards (community_id, name, is_private) values ($1, '퇴근 후 러닝', false)`, [
    OTHER_COMMUNITY,
  ]);
  for (let i = 0; i < 20; i++) {
    const id = await plan(db, null, OTHER_COMMUNITY);
    await db.query(
      `insert into attendances (schedule_id, user_id, status, line_number)
       select $1, id, 'ATTENDING', n from unnest($2::text[]) with ordinality as person(id, n)`,
      [id, people.slice(0, 20)],
    );
  }
  await db.query('create table bare_seats (id text primary key, capacity int, taken int not null default 0)');
  await db.query('analyze');
}

/** A new meet-up, and the same for the bare client. */
async function plan(db: pg.Client, capacity: number | null, communityId = COMMUNITY): Promise<string> {
  const id = typeid('sch').toString();
  await db.query(
    `insert into schedules (id, community_id, host_id, title, starts_at, ends_at, capacity)
     values ($1, $2, $3, '정기 산행', now() + interval '3 days', now() + interval '4 days', $4)`,
    [id, communityId, typeid('usr').toString(), capacity],
  );
  return id;
}

async function startWorker(databaseUrl: string): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'seats-worker.ts'), {
    env: { ...process.env, DATABASE_URL: databaseUrl, NATS_URL: servers.nats.url },
  });
  await once(child, 'message');
  ends.push(async () => {
    const gone = once(child, 'exit');
    child.send('end');
    await gone;
  });
  return child;
}

/** Everybody wants a seat at once. */
async function rush(
  workers: ChildProcess[],
  { people, ...one }: Pick<Rush, 'which' | 'scheduleId'> & { people: string[] },
): Promise<Figures> {
  const startedAt = performance.now();
  const answers = await Promise.all(
    workers.map(async (worker, i) => {
      const userIds = people.filter((_id, at) => at % workers.length === i);
      const answer = once(worker, 'message');
      worker.send({ ...one, userIds, concurrency: CONCURRENCY, otherCommunityId: OTHER_COMMUNITY } satisfies Rush);
      return ((await answer) as [RushTimes])[0];
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  const of = (answer: string) => answers.flatMap((times) => times[answer] ?? []);
  for (const other of answers.flatMap((times) => Object.keys(times)))
    if (!['SEAT', 'FULL', 'SCREEN'].includes(other)) wrong.push(`${one.which}: ${other}, ${of(other).length} times`);
  const [seats, losers] = [of('SEAT'), of('FULL')];
  return {
    perSecond: people.length / seconds,
    granted: seats.length,
    times: losers.length > 0 ? losers : seats,
    screens: of('SCREEN'),
  };
}

/** What was answered is in the database, counted right, and every seat has its event; then waits until these are published. */
async function check(db: pg.Client, id: string, granted: number): Promise<void> {
  const { rows } = await db.query<{ counted: number; seats: number; events: number; capacity: number | null }>(
    `select attendee_count as counted, capacity,
       (select count(*)::int from attendances where schedule_id = s.id and status = 'ATTENDING') as seats,
       (select count(*)::int from outbox_events where aggregate_id = s.id) as events
     from schedules s where s.id = $1`,
    [id],
  );
  const { counted, seats, events, capacity } = rows[0] ?? { counted: -1, seats: -1, events: -1, capacity: null };
  const told = `${granted} told, ${seats} rows, ${counted} counted, ${events} events of ${capacity ?? PEOPLE} seats`;
  if (new Set([granted, counted, seats, events, capacity ?? PEOPLE]).size > 1) wrong.push(told);
  for (;;) {
    const { rowCount } = await db.query('select from outbox_events where published_at is null limit 1');
    if (rowCount === 0) return;
    await sleep(100);
  }
}

function report(what: string, { idle, moim, bare }: Record<Rush['which'], Figures[]>): void {
  const middle = (numbers: number[]) => percentile(numbers, 0.5);
  const rate = (figures: Figures[]) => middle(figures.map(({ perSecond }) => perSecond));
  const line = (name: string, figures: Figures[]) => {
    const times = figures.flatMap(({ times }) => times);
    const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
    console.log(
      `${name.padEnd(30)} ${rate(figures).toFixed(0).padStart(7)}/s   p50 ${p50.toFixed(1)} ms   p99 ${p99.toFixed(1)} ms`,
    );
  };
  line(`${what}: attendSchedule`, moim);
  line('  bare conditional UPDATE', bare);
  console.log(`  ratio ${(rate(moim) / rate(bare)).toFixed(2)}`);
  const screens = (figures: Figures[]) => {
    const times = figures.flatMap((one) => one.screens);
    return `p50 ${percentile(times, 0.5).toFixed(1)} ms, p99 ${percentile(times, 0.99).toFixed(1)} ms`;
  };
  console.log(`  another club's screen meanwhile: ${screens(moim)}; while nobody wants a seat: ${screens(idle)}`);
}
