import type { BaseContext } from '@moim/subgraph-kit';
import { Redis } from 'ioredis';

/** Who has the app open. The gateway keeps a key `presence:<userId>` in Redis for everybody who is connected. */
export interface Presence {
  /**
   * Whether each person is online, in the order of `userIds`; null for all of them when Redis does not say so within 100 ms.
   * Never rejects: an outage is logged once, as a warning.
   */
  areOnline(userIds: readonly string[], log: BaseContext['log']): Promise<readonly (boolean | null)[]>;
  /** Resolves when Redis answers, rejects otherwise. */
  check(): Promise<unknown>;
  close(): void;
}

const ANSWER_WITHIN_MS = 100;
/** After a failure Redis is left alone for so long: when it is slow, it must not slow down every request. */
const REST_MS = 1_000;

/**
 * Connects to Redis, and again whenever the connection is lost. Resolves when the first attempt has succeeded or failed, after
 * a second at most.
 */
export async function connectPresence(redisUrl: string): Promise<Presence> {
  const redis = new Redis(redisUrl, {
    lazyConnect: true,
    connectionName: 'moim-chat',
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
  // Each failed attempt is an event, several a second; the request that misses the answer logs it once.
  redis.on('error', () => {});
  await redis.connect().catch(() => {});

  let failing = false;
  let restUntil = 0;
  return {
    async areOnline(userIds, log) {
      const unknown = userIds.map(() => null);
      if (performance.now() < restUntil) return unknown;
      try {
        const keys = await inTime(redis.mget(userIds.map((id) => `presence:${id}`)));
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
    check: () => redis.ping(),
    close: () => redis.disconnect(),
  };
}

/** The answer, when it comes in time; rejects otherwise. */
async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    const giveUp = () => reject(new Error(`no answer within ${ANSWER_WITHIN_MS} ms`));
    // When this process was busy, the answer may lie in the socket: it is read before an immediate runs.
    timer = setTimeout(() => setImmediate(giveUp), ANSWER_WITHIN_MS);
  });
  try {
    return await Promise.race([answer, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
