import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { dataPaths, ensureKeys, Reaper, ROOT, setUpDatabases, startServers } from '@moim/stack';
import { seedDemoWorld } from '@moim/stack/demo';
import { faultsOf } from './faults.ts';
import { Load } from './load.ts';
import { measure, measureHealthy } from './run-faults.ts';
import { startFaultStage } from './stage.ts';
import { HEADER, line } from './table.ts';

// `npm run chaos -- faults`: see README.md. Exit code 1 when a fault cost more than its part.
const SHOWN = 20;
const { values } = parseArgs({
  options: {
    /** How long each fault lasts. */
    seconds: { type: 'string', default: '8' },
    people: { type: 'string', default: '4' },
    /** Only faults whose name has this in it. */
    only: { type: 'string', default: '' },
  },
});

const directory = await mkdtemp(join(tmpdir(), 'moim-faults-'));
const toolsDir = process.env.MOIM_TOOLS_DIR ?? join(ROOT, '.moim/tools');
const reaper = new Reaper(dataPaths(directory).processes);
const servers = await startServers({ dataDir: directory, toolsDir, reaper, durable: false });
try {
  const keys = await ensureKeys(dataPaths(directory).keys);
  const { adminUrl } = servers.postgres;
  const databaseUrls = await setUpDatabases({ adminUrl, keys, prefix: 'moim', log: () => {} });
  const now = new Date();
  await seedDemoWorld({ databases: databaseUrls, now });
  const stage = await startFaultStage({
    ...{ databaseUrls, natsUrl: servers.nats.url, redisUrl: servers.redis.url, keys, reaper },
    directory: dataPaths(directory).logs,
  });
  try {
    const load = await Load.signIn(stage.services.gateway.url, now.getTime());
    const run = { load, people: Number(values.people), lastsMs: Number(values.seconds) * 1000, backWithinMs: 30_000 };
    // Plans and caches are warm before anything is compared.
    await measureHealthy(run);
    console.log(HEADER);
    const healthy = await measureHealthy({ ...run, lastsMs: 2 * run.lastsMs });
    console.log(line(healthy));
    const violations: string[] = [];
    for (const fault of faultsOf(stage).filter(({ what }) => what.includes(values.only))) {
      const cost = await measure(fault, { ...run, healthy: healthy.outcomes });
      console.log(line(cost));
      violations.push(...cost.violations);
    }
    for (const violation of violations.slice(0, SHOWN)) console.log(`  ${violation}`);
    if (violations.length > SHOWN) console.log(`  ... and ${violations.length - SHOWN} more`);
    console.log(violations.length === 0 ? 'every fault cost its part alone' : `${violations.length} VIOLATIONS`);
    process.exitCode = violations.length === 0 ? 0 : 1;
  } finally {
    await stage.stop();
  }
} finally {
  await servers.stop();
  await sleep(100);
  reaper.close();
  await rm(directory, { recursive: true, force: true });
}
