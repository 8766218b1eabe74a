import { type LogPosition, UNKNOWN_POSITION } from '@moim/service-kit';
import type { FastifyBaseLogger } from 'fastify';
import { LRUCache } from 'lru-cache';
import { PatientRedis } from './patient-redis.ts';

/** So long it is remembered that somebody has written, in milliseconds; no copy of a database that is further behind is read. */
const KEPT_MS = 30_000;
/** People whose writes this gateway remembers by itself. */
const PEOPLE = 20_000;

/** What one person has written. */
export interface PersonalWrites {
  /** Up to where they have written to a subgraph; null: nowhere of late. */
  upTo(subgraph: string): Promise<LogPosition | null>;
  note(subgraph: string, position: LogPosition): Promise<void>;
}

/** Of whoever is signed out: nothing. */
const NOBODYS: PersonalWrites = { upTo: async () => null, note: async () => {} };

/** Where an event is told: whatever it is about has just been written by somebody. */
export const JUST_WRITTEN: PersonalWrites = { upTo: async () => UNKNOWN_POSITION, note: async () => {} };

export interface RecentWritesOptions {
  redisUrl: string;
  /** The platform's: platforms with different ones can share a Redis. */
  namespace: string;
  log: Pick<FastifyBaseLogger, 'info' | 'warn'>;
}

/**
 * Up to where each person has written to each subgraph in the last half minute, so that they read it from processes that may be behind. In Redis, for all
 * gateways of a platform; while that is away each knows what went through itself.
 */
export class RecentWrites {
  readonly #own = new LRUCache<string, Map<string, LogPosition>>({ max: PEOPLE, ttl: KEPT_MS });
  readonly #namespace: string;
  /** Where no process may be behind, it is never needed. */
  readonly #redis: PatientRedis;

  constructor({ redisUrl, namespace, log }: RecentWritesOptions) {
    this.#namespace = namespace;
    this.#redis = new PatientRedis({
      ...{ redisUrl, log, name: 'moim-recent-writes' },
      lost: 'Redis does not answer: what people have written is known to the gateway it went through',
      found: 'Redis answers again: what people have written is known to all gateways',
    });
  }

  /** Those of one person, asked for once in a request. */
  by(userId: string | undefined): PersonalWrites {
    if (userId === undefined) return NOBODYS;
    let all: ReturnType<RecentWrites['of']> | undefined;
    return {
      upTo: async (subgraph) => {
        all ??= this.of(userId);
        return (await all).get(subgraph) ?? null;
      },
      note: (subgraph, position) => this.note(userId, subgraph, position),
    };
  }

  /** Notes that somebody has written to a subgraph; resolves when other gateways can know. */
  async note(userId: string, subgraph: string, position: LogPosition): Promise<void> {
    const own = this.#own.get(userId) ?? new Map<string, LogPosition>();
    own.set(subgraph, Math.max(position, own.get(subgraph) ?? 0));
    this.#own.set(userId, own);
    await this.#redis.try(async (redis) => {
      const score = position === UNKNOWN_POSITION ? '+inf' : String(position);
      await redis.multi().zadd(this.#key(userId), 'GT', score, subgraph).pexpire(this.#key(userId), KEPT_MS).exec();
    });
  }

  /** Up to where somebody has written, by subgraph. */
  async of(userId: string): Promise<ReadonlyMap<string, LogPosition>> {
    const all = new Map(this.#own.get(userId));
    const shared = await this.#redis.try((redis) => redis.zrange(this.#key(userId), '0', '-1', 'WITHSCORES'));
    for (let i = 0; shared !== null && i < shared.length; i += 2) {
      const [subgraph = '', score = ''] = shared.slice(i, i + 2);
      all.set(subgraph, Math.max(score === 'inf' ? UNKNOWN_POSITION : Number(score), all.get(subgraph) ?? 0));
    }
    return all;
  }

  async close(): Promise<void> {
    await this.#redis.close();
  }

  #key(userId: string): string {
    return `${this.#namespace}:written:${userId}`;
  }
}
