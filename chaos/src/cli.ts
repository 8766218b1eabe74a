import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { dataPaths, ensureKeys, migrate, prepareDatabases, Reaper, ROOT, startServers } from '@moim/stack';
import { NatsServers } from './nats-servers.ts';
import { runChaos } from './run.ts';
import { SABOTAGES, type Sabotage } from './sabotage.ts';
import { type ChaosService, SERVICES } from './world.ts';

// `npm run chaos`: see README.md. Exit code 1 when anything is wrong.
const OUTAGE_SECONDS = 15;
const SHOWN = 20;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '120' },
    rate: { type: 'string', default: '100' },
    people: { type: 'string', default: '200' },
    sabotage: { type: 'string' },
  },
});
const sabotage = readSabotage(values.sabotage);
const log = (line: string) => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`);

const directory = await mkdtemp(join(tmpdir(), 'moim-chaos-'));
const toolsDir = process.env.MOIM_TOOLS_DIR ?? join(ROOT, '.moim/tools');
const reaper = new Reaper(dataPaths(directory).processes);
const servers = await startServers({ dataDir: directory, toolsDir, reaper, durable: false });
let nats: NatsServers | null = null;
try {
  const { databasePasswords: passwords } = await ensureKeys(dataPaths(directory).keys);
  const databaseUrls = await prepareDatabases({ adminUrl: servers.postgres.adminUrl, passwords });
  for (const name of SERVICES) {
    await migrate({ databaseUrl: databaseUrls[name], migrationsDir: join(ROOT, 'prisma', name, 'migrations') });
  }
  nats = await NatsServers.start({ directory: join(directory, 'chaos-nats'), toolsDir, reaper });
  const report = await runChaos({
    databaseUrls: databaseUrls satisfies Record<ChaosService, string>,
    natsUrls: nats.urls,
    directory: join(directory, 'chaos'),
    seconds: Number(values.seconds),
    rate: Number(values.rate),
    people: Number(values.people),
    kills: Number(values.kills),
    duplicatesPerSecond: 10,
    troubles: [
      { at: 0.2, what: `NATS is killed, and stays away for ${OUTAGE_SECONDS} s`, make: () => restart(OUTAGE_SECONDS) },
      { at: 0.6, what: 'NATS is killed, and started again at once', make: () => restart(0) },
      { at: 0.8, what: 'NATS is killed, and started again at once', make: () => restart(0) },
    ],
    sabotage,
    log,
  });
  const { violations, handOvers } = report;
  log(
    `${report.events} events, ${report.kills} kills, ${report.duplicates} duplicates published, ${report.redeliveries} redeliveries, ` +
      `drained in ${(report.drainMs / 1000).toFixed(1)} s`,
  );
  log(`leases moved: ${SERVICES.map((service) => `${service} ${handOvers[service]}`).join(', ')} times`);
  for (const violation of violations.slice(0, SHOWN)) console.log(`  ${violation}`);
  if (violations.length > SHOWN) console.log(`  ... and ${violations.length - SHOWN} more`);
  log(violations.length === 0 ? 'every event took effect exactly once, in order' : `${violations.length} VIOLATIONS`);
  process.exitCode = violations.length === 0 ? 0 : 1;
} finally {
  await nats?.stop();
  await servers.stop();
  await sleep(100);
  reaper.close();
  if (process.env.CHAOS_KEEP !== '1') await rm(directory, { recursive: true, force: true });
  else console.log(`kept: ${directory}`);
}

async function restart(seconds: number): Promise<void> {
  const [name = ''] = nats?.names ?? [];
  await nats?.kill(name);
  await sleep(seconds * 1000);
  await nats?.startNode(name);
  await nats?.ready();
}

function readSabotage(value: string | undefined): Sabotage[] {
  if (value === undefined) return [];
  const known = SABOTAGES.find((each) => each === value);
  if (known === undefined) throw new Error(`--sabotage is one of ${SABOTAGES.join(', ')}`);
  return [known];
}
