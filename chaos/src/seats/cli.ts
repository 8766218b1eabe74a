import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { dataPaths, ensureKeys, migrate, prepareDatabases, Reaper, ROOT, startServers } from '@moim/stack';
import pg from 'pg';
import { typeid } from 'typeid-js';
import { Replica } from './replica.ts';
import { prepareClub, runRound } from './round.ts';

// `npm run chaos -- seats`: see README.md. Exit code 1 when anything is wrong.
const SHOWN = 20;
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '100' },
    people: { type: 'string', default: '200' },
    seats: { type: 'string', default: '5' },
  },
});
const rounds = Number(values.rounds);
const seats = Number(values.seats);
const people = Array.from({ length: Number(values.people) }, () => typeid('usr').toString());
const log = (line: string) => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`);

const directory = await mkdtemp(join(tmpdir(), 'moim-chaos-'));
const toolsDir = process.env.MOIM_TOOLS_DIR ?? join(ROOT, '.moim/tools');
const reaper = new Reaper(dataPaths(directory).processes);
const servers = await startServers({ dataDir: directory, toolsDir, reaper, durable: false });
const ends: (() => Promise<unknown>)[] = [];
try {
  const { databasePasswords, internalKeyFile } = await ensureKeys(dataPaths(directory).keys);
  const { schedule: databaseUrl } = await prepareDatabases({
    adminUrl: servers.postgres.adminUrl,
    passwords: databasePasswords,
  });
  await migrate({ databaseUrl, migrationsDir: join(ROOT, 'prisma/schedule/migrations') });
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  ends.push(() => db.end());
  const club = await prepareClub(db, people);
  const logFile = join(directory, 'schedule.log');
  const options = { databaseUrl, natsUrl: servers.nats.url, internalKeyFile, namespace: 'chaos', logFile };
  const replicas = await Promise.all([Replica.start(options), Replica.start(options)]);
  ends.push(async () => Promise.all(replicas.map((replica) => replica.stop())));

  const violations: string[] = [];
  let retries = 0;
  for (let round = 0; round < rounds; round++) {
    const kinds = { kill: round % 2 === 1, withdraw: round % 4 >= 2 };
    const result = await runRound(db, replicas, club, { people, seats, ...kinds });
    violations.push(...result.violations);
    retries += result.retries;
    if ((round + 1) % 10 === 0) log(`${round + 1} rounds, ${retries} asked again, ${violations.length} violations`);
  }
  for (const violation of violations.slice(0, SHOWN)) console.log(`  ${violation}`);
  log(`${rounds} rounds of ${people.length} people for ${seats} seats: ${violations.length || 'no'} violations`);
  process.exitCode = violations.length === 0 ? 0 : 1;
} catch (error) {
  const lines = (await readFile(join(directory, 'schedule.log'), 'utf8').catch(() => '')).split('\n');
  console.log(lines.slice(-SHOWN).join('\n'));
  throw error;
} finally {
  for (const end of ends.toReversed()) await end();
  await servers.stop();
  await sleep(100);
  reaper.close();
  await rm(directory, { recursive: true, force: true });
}
