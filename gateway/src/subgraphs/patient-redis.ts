import { connectRedis, inTime } from '@moim/presence';
import type { FastifyBaseLogger } from 'fastify';

type Redis = Awaited<ReturnType<typeof connectRedis>>;

/** After a failure Redis is left alone for so long, in milliseconds. */
const REST_MS = 1_000;
/** So long Redis may take, in milliseconds: a screen and an answer wait for it. */
const ANSWER_WITHIN_MS = 100;

export interface PatientRedisOptions {
  redisUrl: string;
  /** As `CLIENT LIST` shows it. */
  name: string;
  log: Pick<FastifyBaseLogger, 'info' | 'warn'>;
  /** What the log says when it does not answer, and when it does again. */
  lost: string;
  found: string;
}

/** A Redis that requests do not wait for: what it does not do in time is not done, and then it is left alone for a while. */
export class PatientRedis {
  readonly #options: PatientRedisOptions;
  /** Connected when it is first needed. */
  #redis: Promise<Redis> | null = null;
  #restUntil = 0;

  constructor(options: PatientRedisOptions) {
    this.#options = options;
  }

  /** Null when Redis does not do it. */
  async try<T>(work: (redis: Redis) => Promise<T>): Promise<T | null> {
    if (performance.now() < this.#restUntil) return null;
    const { redisUrl, name, log, lost, found } = this.#options;
    try {
      this.#redis ??= connectRedis(redisUrl, name);
      const done = await inTime(this.#redis.then(work), ANSWER_WITHIN_MS);
      if (this.#restUntil > 0) log.info(found);
      this.#restUntil = 0;
      return done;
    } catch (error) {
      if (this.#restUntil === 0) log.warn({ err: error }, lost);
      this.#restUntil = performance.now() + REST_MS;
      return null;
    }
  }

  async close(): Promise<void> {
    (await this.#redis)?.disconnect();
  }
}
