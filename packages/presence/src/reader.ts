import type { FastifyBaseLogger } from 'fastify';
import type { Redis } from 'ioredis';
import { inTime } from './in-time.ts';
import { presenceKey } from './keys.ts';

/** Who has the app open. */
export interface PresenceReader {
  /**
   * Whether each person is online, in the order of `userIds`; null for all of them when Redis does not say so in time.
   * Never rejects: an outage is logged once, as a warning.
   */
  areOnline(userIds: readonly string[], log: FastifyBaseLogger): Promise<readonly (boolean | null)[]>;
}

/** After a failure Redis is left alone for so long: when it is slow, it must not slow down every request. */
const REST_MS = 1_000;

/**
 * Reads by a connection that fails at once while there is none (`connectRedis`). `namespace`: the platform's, as its writers have it.
 * `answerWithinMs`: as long as Redis may take.
 */
export function createPresenceReader(
  redis: Redis,
  { namespace, answerWithinMs = 100 }: { namespace: string; answerWithinMs?: number },
): PresenceReader {
  let failing = false;
  let restUntil = 0;
  return {
    async areOnline(userIds, log) {
      const unknown = userIds.map(() => null);
      if (userIds.length === 0 || performance.now() < restUntil) return unknown;
      try {
        const counts = await inTime(countProcesses(redis, namespace, userIds), answerWithinMs);
        if (failing) log.info('Redis answers again: presence is known');
        failing = false;
        return counts.map((count) => count > 0);
      } catch (error) {
        if (!failing) log.warn({ err: error }, 'Redis does not answer: presence is unknown');
        failing = true;
        restUntil = performance.now() + REST_MS;
        return unknown;
      }
    },
  };
}

/** In how many processes each person is connected. One round trip. */
async function countProcesses(redis: Redis, namespace: string, userIds: readonly string[]): Promise<number[]> {
  const now = Date.now();
  const pipeline = redis.pipeline();
  for (const userId of userIds) pipeline.zcount(presenceKey(namespace, userId), now, '+inf');
  const answers = (await pipeline.exec()) ?? [];
  return answers.map(([error, count]) => {
    if (error !== null) throw error;
    return Number(count);
  });
}
