import {
  type RateLimits as CommonRateLimits,
  type Counter,
  connectRateLimits as connect,
  TooManyAttempts,
} from '@moim/rate-limit';
import type { InternalKeys, Locale, RotatingKeys } from '@moim/service-kit';
import type { FastifyBaseLogger } from 'fastify';
import { rateLimited } from './errors.ts';

export { type Counter, type RateLimitRule, rateLimitEnv, requireRateLimits } from '@moim/rate-limit';

interface RateLimitConfig {
  REDIS_URL: string;
  MOIM_RATE_LIMITS: 'on' | 'off';
  EVENTS_NAMESPACE: string;
  INTERNAL_KEY: RotatingKeys<InternalKeys>;
}

/** Counters as subgraphs use them: too many attempts are RATE_LIMITED. */
export interface RateLimits extends Omit<CommonRateLimits, 'take'> {
  /**
   * Counts an attempt in each counter. When one is full, it counts in none and throws RATE_LIMITED; the later counters are not even
   * looked at. Of attempts made at once no more pass than the limit.
   */
  take(counters: readonly Counter[], request: { locale: Locale; log: FastifyBaseLogger }): Promise<void>;
}

/** Connects as `@moim/rate-limit` says, with a subgraph's own environment. All counters begin anew when the internal key is rotated. */
export async function connectRateLimits(config: RateLimitConfig): Promise<RateLimits> {
  const limits = await connect({
    ...{ REDIS_URL: config.REDIS_URL, MOIM_RATE_LIMITS: config.MOIM_RATE_LIMITS, namespace: config.EVENTS_NAMESPACE },
    hashKey: () => config.INTERNAL_KEY.current.signing().key,
  });
  return {
    async take(counters, { locale, log }) {
      try {
        await limits.take(counters, log);
      } catch (error) {
        throw error instanceof TooManyAttempts ? rateLimited(error.seconds, locale) : error;
      }
    },
    giveBack: (counters) => limits.giveBack(counters),
    clear: (counter) => limits.clear(counter),
    fill: (counter) => limits.fill(counter),
    isFull: (counter) => limits.isFull(counter),
    checks: limits.checks,
    close: () => limits.close(),
  };
}
