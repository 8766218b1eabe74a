import { join } from 'node:path';
import { ensureDataDir } from '../data-dir.ts';
import { ensureKeys, type Keys } from '../keys.ts';
import { dataPaths } from '../paths.ts';
import { messageOf, PlainError } from '../plain-error.ts';
import { endLeftovers, Reaper } from '../supervisor/reaper.ts';
import { checkNats, startNats } from './nats.ts';
import { checkPostgres, startPostgres } from './postgres.ts';
import { checkRedis, startRedis } from './redis.ts';
import type { RunningServer, ServerContext } from './server.ts';

export type StartServersOptions = {
  dataDir: string;
  /** Where programs are kept that had to be fetched. Default `<dataDir>/tools`. */
  toolsDir?: string;
  /** Default: those in `<dataDir>/keys`, made if need be. */
  keys?: Keys;
  /** A line of progress. Default: nowhere. */
  log?: (line: string) => void;
  /** Servers that run already: of such a kind none is started. */
  given?: { databaseUrl?: string | undefined; natsUrl?: string | undefined; redisUrl?: string | undefined };
  /** False gives up safety of the data when the machine crashes, for speed: for tests. Default true. */
  durable?: boolean;
  /** Settings of a Postgres that is started, besides or instead of the usual ones: for measurements. */
  postgresSettings?: Record<string, string>;
  /** Of a launcher that has other processes too. Default: one of its own. */
  reaper?: Reaper;
};

export type Servers = {
  postgres: { adminUrl: string; pid: () => number | undefined };
  nats: { url: string; pid: () => number | undefined };
  redis: { url: string; pid: () => number | undefined };
  /** Stops those that were started: Redis, NATS, then Postgres; by force what is not done in time. Default 5,000 ms in all. */
  stop: (graceMilliseconds?: number) => Promise<void>;
};

/**
 * Starts Postgres, NATS and Redis at once on free ports of 127.0.0.1, or checks the ones given. One that dies is started again
 * on its port. They end with this process, however that ends. Throws a PlainError when one cannot be had, and has stopped the others then.
 */
export async function startServers(options: StartServersOptions): Promise<Servers> {
  const { dataDir, toolsDir = join(dataDir, 'tools'), log = () => {}, given = {}, durable = true } = options;
  ensureDataDir(dataDir);
  const { processes } = dataPaths(dataDir);
  // Without a reaper given, this call is the only user of the folder, so it also ends what an earlier one left.
  if (!options.reaper) await endLeftovers(processes);
  const reaper = options.reaper ?? new Reaper(processes);
  const keys = options.keys ?? (await ensureKeys(dataPaths(dataDir).keys));
  const { postgresSettings } = options;
  const context: ServerContext = { dataDir, toolsDir, reaper, log, durable, postgresSettings };

  const started = await Promise.allSettled([
    given.databaseUrl
      ? useGiven('DATABASE_URL', given.databaseUrl, checkPostgres)
      : timed('postgres', log, () => startPostgres(context, keys.adminPassword)),
    given.natsUrl ? useGiven('NATS_URL', given.natsUrl, checkNats) : timed('nats', log, () => startNats(context)),
    given.redisUrl ? useGiven('REDIS_URL', given.redisUrl, checkRedis) : timed('redis', log, () => startRedis(context)),
  ]);
  const stop = async (graceMilliseconds = 5_000) => {
    const deadline = Date.now() + graceMilliseconds;
    for (const server of started.toReversed()) {
      if (server.status === 'fulfilled') await server.value.stop(deadline - Date.now());
    }
    if (!options.reaper) reaper.close();
  };
  const [postgres, nats, redis] = started;
  if (postgres.status === 'rejected') return await fail(postgres.reason, stop);
  if (nats.status === 'rejected') return await fail(nats.reason, stop);
  if (redis.status === 'rejected') return await fail(redis.reason, stop);
  return {
    postgres: { adminUrl: postgres.value.url, pid: postgres.value.pid },
    nats: { url: nats.value.url, pid: nats.value.pid },
    redis: { url: redis.value.url, pid: redis.value.pid },
    stop,
  };
}

async function fail(reason: unknown, stop: () => Promise<void>): Promise<never> {
  await stop();
  throw reason;
}

async function timed<T>(name: string, log: (line: string) => void, start: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const result = await start();
  log(`${name} runs (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  return result;
}

async function useGiven(name: string, url: string, check: (url: string) => Promise<void>): Promise<RunningServer> {
  try {
    await check(url);
  } catch (error) {
    const reason = messageOf(error).replace(/\.$/, '');
    throw new PlainError(
      `The server in ${name} cannot be used: ${reason}. Start it, or unset ${name} to have one started here.`,
      {
        cause: error,
      },
    );
  }
  return { url, pid: () => undefined, stop: async () => {} };
}
