import { mkdirSync } from 'node:fs';
import { Redis } from 'ioredis';
import { dataPaths } from '../paths.ts';
import { findProgram } from './program.ts';
import type { RunningServer, ServerContext } from './server.ts';
import { startServer } from './start-server.ts';

const SETTINGS = {
  bind: '127.0.0.1',
  // Nothing in Redis is the only copy of anything: it starts empty, and under pressure forgets what was used least.
  save: '',
  appendonly: 'no',
  maxmemory: '256mb',
  'maxmemory-policy': 'allkeys-lru',
};

/** Starts redis-server; it writes nothing outside `<dataDir>/redis`. Throws a PlainError when that cannot be. */
export async function startRedis(context: ServerContext): Promise<RunningServer> {
  const program = await findProgram('redis-server', context.toolsDir, context.log);
  const directory = dataPaths(context.dataDir).redis;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const settings = Object.entries({ ...SETTINGS, dir: directory }).flatMap(([name, value]) => [`--${name}`, value]);
  return await startServer(
    {
      name: 'redis',
      command: program.path,
      env: program.env,
      args: (port) => ['--port', String(port), ...settings],
      url: (port) => `redis://127.0.0.1:${port}`,
      check: checkRedis,
    },
    context,
  );
}

/** Rejects unless the server answers. */
export async function checkRedis(url: string): Promise<void> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null, connectTimeout: 2_000 });
  let reason: Error | undefined;
  client.on('error', (error) => {
    reason = error;
  });
  try {
    await client.connect();
    await client.ping();
  } catch (error) {
    // The promise says that the connection is closed; the event says why.
    throw reason ?? error;
  } finally {
    client.disconnect();
  }
}
