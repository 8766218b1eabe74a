import { createHmac, type KeyObject } from 'node:crypto';
import { ConfigError } from '@moim/service-kit';
import type { FastifyBaseLogger } from 'fastify';
import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { z } from 'zod';

/** The environment of a service that limits how often something is done. */
export const rateLimitEnv = {
  /** Where attempts are counted. While it is away each process counts its own. */
  REDIS_URL: z.url(),
  /** Off is for tests and load tests alone. */
  MOIM_RATE_LIMITS: z.enum(['on', 'off'], 'it must be on or off').default('on'),
};

export interface RateLimitOptions {
  REDIS_URL: string;
  MOIM_RATE_LIMITS: 'on' | 'off';
  /** The first part of the keys in Redis: platforms with different ones can share a Redis. */
  namespace: string;
  /** What the counters' names are hashed with at this moment: all counters begin anew when it is another. */
  hashKey: () => KeyObject;
}

/** A counter is full. */
export class TooManyAttempts extends Error {
  override name = 'TooManyAttempts';
  /** Until it is worth trying again. */
  readonly seconds: number;

  constructor(seconds: number) {
    super(`too many attempts: the next one in ${seconds} s`);
    this.seconds = seconds;
  }
}

/** Throws ConfigError where production would run without limits. */
export function requireRateLimits(config: Pick<RateLimitOptions, 'MOIM_RATE_LIMITS'> & { NODE_ENV: string }): void {
  if (config.NODE_ENV !== 'production' || config.MOIM_RATE_LIMITS === 'on') return;
  throw new ConfigError(['MOIM_RATE_LIMITS is wrong: production does not run without rate limits']);
}

/** So often something may be done: `limit` times within `seconds`, which begin with the first time. */
export interface RateLimitRule {
  /** In kebab-case: a part of the key in Redis. */
  readonly name: string;
  readonly limit: number;
  /** At most 24 days: timers reach no further. */
  readonly seconds: number;
}

/** What is counted under a rule for one account, address, ... `of` says which; it is hashed before it leaves the process. */
export interface Counter {
  readonly rule: RateLimitRule;
  readonly of: readonly string[];
  /** How much of the limit one attempt takes; 1 unless said otherwise. */
  readonly points?: number;
}

/** Counters that the processes of a platform share. */
export interface RateLimits {
  /**
   * Counts an attempt in each counter. When one is full, it counts in none and throws TooManyAttempts; the later counters are not even
   * looked at. Of attempts made at once no more pass than the limit.
   */
  take(counters: readonly Counter[], log: FastifyBaseLogger): Promise<void>;
  /** Takes an attempt out of each counter again, as if it had not been made. */
  giveBack(counters: readonly Counter[]): Promise<void>;
  /** Empties a counter. */
  clear(counter: Counter): Promise<void>;
  /** Fills a counter, for its seconds from now. */
  fill(counter: Counter): Promise<void>;
  isFull(counter: Counter): Promise<boolean>;
  /** What is to be named by `/readyz`; nothing waits for it. */
  checks: Record<string, () => Promise<unknown>>;
  close(): void;
}

/**
 * How long Redis may take to answer: then its connection is given up, and until there is another one nobody waits for it. Long, since an answer also
 * comes late when this process is busy, and what is then counted in memory is counted apart.
 */
const ANSWER_WITHIN_MS = 2_000;

/** For MOIM_RATE_LIMITS=off. */
const unlimited: RateLimits = {
  take: async () => {},
  giveBack: async () => {},
  clear: async () => {},
  fill: async () => {},
  isFull: async () => false,
  checks: {},
  close: () => {},
};

/**
 * Connects to Redis, and again whenever the connection is lost; resolves when the first attempt has succeeded or failed, after a second at
 * most. While Redis is away each process counts by the same rules in its memory, beginning anew.
 */
export async function connectRateLimits(options: RateLimitOptions): Promise<RateLimits> {
  if (options.MOIM_RATE_LIMITS === 'off') return unlimited;
  const redis = new Redis(options.REDIS_URL, {
    lazyConnect: true,
    connectionName: 'moim-rate-limits',
    connectTimeout: 1_000,
    commandTimeout: ANSWER_WITHIN_MS,
    // A server that hangs keeps its sockets open: give them up, so that nobody else waits.
    socketTimeout: ANSWER_WITHIN_MS,
    // While there is no connection, fail at once instead of queueing: the memory counts then.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    retryStrategy: (times) => Math.min(times * 100, 2_000),
  });
  // Each failed attempt is an event, several a second; the request that has to do without Redis logs it once.
  redis.on('error', () => {});
  await redis.connect().catch(() => {});
  return new SharedRateLimits(redis, `${options.namespace}:rate-limit`, options.hashKey);
}

class SharedRateLimits implements RateLimits {
  readonly #redis: Redis;
  readonly #prefix: string;
  readonly #hashKey: () => KeyObject;
  readonly #limiters = new Map<RateLimitRule, RateLimiterRedis>();
  /** How many attempts were counted in memory. */
  #insured = 0;
  #isRedisAway = false;

  constructor(redis: Redis, prefix: string, hashKey: () => KeyObject) {
    this.#redis = redis;
    this.#prefix = prefix;
    this.#hashKey = hashKey;
  }

  async take(counters: readonly Counter[], log: FastifyBaseLogger) {
    const insured = this.#insured;
    const taken: Counter[] = [];
    try {
      for (const counter of counters) {
        taken.push(counter);
        await this.#limiter(counter).consume(this.#key(counter), counter.points);
      }
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      await this.giveBack(taken);
      throw new TooManyAttempts(Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000)));
    } finally {
      this.#notice(this.#insured > insured, log);
    }
  }

  async giveBack(counters: readonly Counter[]) {
    await Promise.all(
      counters.map(async (counter) => {
        const { consumedPoints } = await this.#limiter(counter).reward(this.#key(counter), counter.points);
        // Its time was over meanwhile: nobody gets an attempt more for that.
        if (consumedPoints < 0) await this.clear(counter);
      }),
    );
  }

  async clear(counter: Counter) {
    await this.#limiter(counter).delete(this.#key(counter));
  }

  async fill(counter: Counter) {
    await this.#limiter(counter).set(this.#key(counter), counter.rule.limit, counter.rule.seconds);
  }

  async isFull(counter: Counter) {
    const state = await this.#limiter(counter).get(this.#key(counter));
    return state !== null && state.consumedPoints >= counter.rule.limit;
  }

  checks = { redis: () => this.#redis.ping() };

  close() {
    this.#redis.disconnect();
  }

  /** Keyed, so that nobody who can read Redis finds e-mail or IP addresses by trying. */
  #key({ of }: Counter): string {
    return createHmac('sha256', this.#hashKey())
      .update(JSON.stringify(['rate limit', ...of]))
      .digest('base64url')
      .slice(0, 22);
  }

  #limiter({ rule }: Counter): RateLimiterRedis {
    const known = this.#limiters.get(rule);
    if (known !== undefined) return known;
    const options = { points: rule.limit, duration: rule.seconds, keyPrefix: `${this.#prefix}:${rule.name}` };
    const onUse = () => {
      this.#insured += 1;
    };
    const made = new RateLimiterRedis({
      ...options,
      storeClient: this.#redis,
      rejectIfRedisNotReady: true,
      insuranceLimiter: new Insurance(options, onUse),
    });
    this.#limiters.set(rule, made);
    return made;
  }

  /** An outage is logged once, and its end. */
  #notice(isAway: boolean, log: FastifyBaseLogger): void {
    if (isAway === this.#isRedisAway) return;
    this.#isRedisAway = isAway;
    if (isAway) log.warn('Redis does not answer: attempts are counted in memory');
    else log.info('Redis answers again: attempts are counted there');
  }
}

/** Counts in memory, and says so. */
class Insurance extends RateLimiterMemory {
  readonly #onUse: () => void;

  constructor(options: ConstructorParameters<typeof RateLimiterMemory>[0], onUse: () => void) {
    super(options);
    this.#onUse = onUse;
  }

  override consume(...given: Parameters<RateLimiterMemory['consume']>) {
    this.#onUse();
    return super.consume(...given);
  }
}
