import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DatabaseName, ensureKeys, forEachDatabase, Reaper, type Services, startServices } from '@moim/stack';
import { afterAll, inject } from 'vitest';
import { demoDatabase } from './database.ts';
import { testNamespace } from './events.ts';

export interface TestProcessesOptions {
  keysDir?: string;
  /** Default: copies of the demo world on the server that all test files share. */
  databaseUrls?: Record<DatabaseName, string>;
}

/**
 * All services as processes of their own, as the launcher runs them, on copies of the demo world, for one test file. What changes keys
 * has a `keysDir` of its own.
 */
export async function testProcesses(
  env: Record<string, string> = {},
  { keysDir = inject('moim').keysDir, databaseUrls: own }: TestProcessesOptions = {},
): Promise<Services> {
  const { natsUrl, redisUrl } = inject('moim');
  const logsDir = await mkdtemp(join(tmpdir(), 'moim-test-logs-'));
  const reaper = new Reaper(join(logsDir, 'processes.json'));
  const databaseUrls = own ?? (await forEachDatabase(async (name) => (await demoDatabase(name)).url));
  const services = await startServices({
    databaseUrls,
    natsUrl,
    redisUrl,
    keys: await ensureKeys(keysDir),
    // The keys are shared with other test files; what the services are told of each other is of these alone.
    ...{ logsDir, secretsDir: logsDir, mediaDir: join(logsDir, 'media'), mailDir: join(logsDir, 'mail'), reaper },
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      LOG_LEVEL: 'error',
      EVENTS_NAMESPACE: testNamespace(),
      // A stream reserves what it may become, and all test files share one NATS server.
      EVENTS_STREAM_MAX_MB: '4',
      MOIM_RATE_LIMITS: 'off',
      DISCOVERY: 'off',
      ...env,
    },
  });
  afterAll(async () => {
    await services.stop();
    reaper.close();
    await rm(logsDir, { recursive: true, force: true });
  });
  return services;
}
