import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataPaths, ensureKeys, Reaper, ROOT, setUpDatabases, startServers, startServices } from '@moim/stack';
import { seedDemoWorld } from '@moim/stack/demo';

/** The whole platform with the demo world, as `npm start` has it, in a folder of its own: its address, and how to end it. */
export async function startDemoPlatform(): Promise<{ url: string; stop: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'moim-figures-'));
  const toolsDir = process.env.MOIM_TOOLS_DIR ?? join(ROOT, '.moim/tools');
  const reaper = new Reaper(dataPaths(dataDir).processes);
  const servers = await startServers({ dataDir, toolsDir, reaper });
  const ends: (() => Promise<unknown>)[] = [() => servers.stop()];
  const stop = async () => {
    for (const end of ends.reverse()) await end();
    reaper.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const keys = await ensureKeys(dataPaths(dataDir).keys);
    const { adminUrl } = servers.postgres;
    const databaseUrls = await setUpDatabases({ adminUrl, keys, prefix: 'moim', log: () => {} });
    await seedDemoWorld({ databases: databaseUrls, now: new Date() });
    const services = await startServices({
      databaseUrls,
      natsUrl: servers.nats.url,
      redisUrl: servers.redis.url,
      keys,
      logsDir: dataPaths(dataDir).logs,
      reaper,
    });
    ends.push(() => services.stop());
    // Cookies belong to the name, not to 127.0.0.1.
    return { url: `http://localhost:${new URL(services.gateway.url).port}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
