import { Redis } from 'ioredis';

/**
 * A connection to Redis for what can be done without: while there is none, commands fail at once, and none is sent again later. It connects again
 * whenever it is lost. Resolves when the first attempt has succeeded or failed, after a second at most. `name` is what `CLIENT LIST` shows.
 */
export async function connectRedis(redisUrl: string, name: string): Promise<Redis> {
  const redis = new Redis(redisUrl, {
    lazyConnect: true,
    connectionName: name,
    connectTimeout: 1_000,
    commandTimeout: 1_000,
    // A server that hangs keeps its sockets open: give them up, so that a new one is tried.
    socketTimeout: 1_000,
    // An answer that comes after the connection is back would come too late: fail at once instead of queueing.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    retryStrategy: (times) => Math.min(times * 100, 2_000),
  });
  // Each failed attempt is an event, several a second; who misses the answer logs it once.
  redis.on('error', () => {});
  await redis.connect().catch(() => {});
  return redis;
}
