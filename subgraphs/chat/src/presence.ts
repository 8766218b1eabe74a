import type { BaseContext } from '@moim/subgraph-kit';
import { Redis } from 'ioredis';

/** Who has the app open. The gateway keeps a key `presence:<userId>` in Redis for everybody who is connected. */
export interface Presence {
  /**
   * Whether each person is online, in the order of `userIds`; null for all of them when Redis does not say so within 100 ms.
   * Never rejects: the first failure of an outage is logged as a warning.
   */
  areOnline(userIds: readonly string[], log: BaseContext['log']): Promise<readonly (boolean | null)[]>;
  close(): void;
}

const ANSWER_WITHIN_MS = 100;
/** After a failure Redis is left alone for so long: when it is slow, it must not slow down every request. */
const REST_MS = 1_000;

/** Opens a connection in the background, and again whenever it is lost. Does not wait for it. */
export function connectPresence(redisUrl: string): Presence {
  const redis = new Redis(redisUrl, {
    connectionName: 'moim-chat',
    connectTimeout: 1_000,
    commandTimeout: ANSWER_WITHIN_MS,
    // A server that hangs keeps its sockets open: give them up, so that a new one is tried.
    socketTimeout: 1_000,
    // An answer that comes after the connection is back would come too late: fail at once instead of queueing.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    retryStrategy: (times) => Math.min(times * 100, 2_000),
  });
  // Each failed attempt is an event, several a second; the request that misses the answer logs it once.
  redis.on('error', () => {});

  let failing = false;
  let restUntil = 0;
  return {
    async areOnline(userIds, log) {
      const unknown = userIds.map(() => null);
      if (performance.now() < restUntil) return unknown;
      try {
        const keys = await redis.mget(userIds.map((id) => `presence:${id}`));
        if (failing) log.info('Redis answers again: presence is known');
        failing = false;
        return keys.map((key) => key !== null);
      } catch (error) {
        if (!failing) log.warn({ err: error }, 'Redis does not answer: presence is unknown');
        failing = true;
        restUntil = performance.now() + REST_MS;
        return unknown;
      }
    },
    close: () => redis.disconnect(),
  };
}
