import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureKeys, forEachSubgraph, Reaper, type Services, startServices } from '@moim/stack';
import { demoDatabase, testNamespace } from '@moim/test-kit';
import { afterAll, inject } from 'vitest';

/** All services as processes of their own, as the launcher runs them, on copies of the demo world, for one test file. */
export async function testProcesses(env: Record<string, string> = {}): Promise<Services> {
  const { keysDir, natsUrl, redisUrl } = inject('moim');
  const logsDir = await mkdtemp(join(tmpdir(), 'moim-test-logs-'));
  const reaper = new Reaper(join(logsDir, 'processes.json'));
  const databaseUrls = await forEachSubgraph(async (name) => (await demoDatabase(name)).url);
  const services = await startServices({
    databaseUrls,
    natsUrl,
    redisUrl,
    keys: await ensureKeys(keysDir),
    logsDir,
    reaper,
    env: { PATH: process.env.PATH, NODE_ENV: 'test', LOG_LEVEL: 'error', EVENTS_NAMESPACE: testNamespace(), ...env },
  });
  afterAll(async () => {
    await services.stop();
    reaper.close();
    await rm(logsDir, { recursive: true, force: true });
  });
  return services;
}
