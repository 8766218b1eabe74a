import { type DatabaseName, forEachDatabase, type Keys, type Reaper, type Services, startServices } from '@moim/stack';
import { TcpLine } from '@moim/test-kit/tcp-line';

/** A platform of processes, whose ways to what it stands on can be cut. */
export interface FaultStage {
  services: Services;
  /** The ways to Postgres, NATS and Redis. */
  lines: Record<Dependency, TcpLine>;
  stop(): Promise<void>;
}

export type Dependency = 'postgres' | 'nats' | 'redis';

export interface FaultStageOptions {
  databaseUrls: Record<DatabaseName, string>;
  natsUrl: string;
  redisUrl: string;
  keys: Keys;
  directory: string;
  reaper: Reaper;
  env?: NodeJS.ProcessEnv;
}

/** Starts all services over lines to real servers: cutting a line is to them what killing the server is. */
export async function startFaultStage(options: FaultStageOptions): Promise<FaultStage> {
  const { databaseUrls, natsUrl, redisUrl, keys, directory, reaper, env = {} } = options;
  const lines = {
    postgres: await lineTo(databaseUrls.user),
    nats: await lineTo(natsUrl),
    redis: await lineTo(redisUrl),
  };
  const services = await startServices({
    databaseUrls: await forEachDatabase(async (name) => over(lines.postgres, databaseUrls[name])),
    natsUrl: over(lines.nats, natsUrl),
    redisUrl: over(lines.redis, redisUrl),
    ...{ keys, logsDir: directory, secretsDir: directory, reaper },
    env: { PATH: process.env.PATH, NODE_ENV: 'test', LOG_LEVEL: 'error', MOIM_RATE_LIMITS: 'off', ...env },
  });
  return {
    services,
    lines,
    async stop() {
      await services.stop();
      for (const line of Object.values(lines)) line.cut();
    },
  };
}

async function lineTo(url: string): Promise<TcpLine> {
  const { hostname, port } = new URL(url);
  const line = new TcpLine({ host: hostname, port: Number(port) });
  await line.open();
  return line;
}

function over(line: TcpLine, url: string): string {
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String(line.port);
  return through.href;
}
