import { createHash } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import { z } from 'zod';
import { PatientRedis } from '../subgraphs/patient-redis.ts';

/** An answer that is kept. */
export interface Entry {
  /** As JSON. */
  text: string;
  /** When it was asked for, in milliseconds since 1970. */
  askedAt: number;
  /** The ids that it names, and those that it was asked for. */
  ids: readonly string[];
}

/** How much the clocks of gateways may differ, in milliseconds: what another has kept counts as so much older. */
const CLOCKS_DIFFER_MS = 1_000;

export interface SharedEntriesOptions {
  redisUrl: string;
  /** The platform's: platforms with different ones can share a Redis. */
  namespace: string;
  log: Pick<FastifyBaseLogger, 'info' | 'warn'>;
}

/** What all gateways of a platform keep together, in Redis: what anybody may see, and never one person's. */
export class SharedEntries {
  readonly #namespace: string;
  readonly #redis: PatientRedis;

  constructor({ redisUrl, namespace, log }: SharedEntriesOptions) {
    this.#namespace = namespace;
    this.#redis = new PatientRedis({
      ...{ redisUrl, log, name: 'moim-entity-cache' },
      lost: 'Redis does not answer: gateways keep answers each by itself',
      found: 'Redis answers again: gateways share what they keep',
    });
  }

  /** Those of the keys, in their order; null where there is none. */
  async get(keys: readonly string[]): Promise<(Entry | null)[]> {
    const texts = await this.#redis.try((redis) => redis.mget(keys.map((key) => this.#key(key))));
    return keys.map((_, i) => read(texts?.[i] ?? null));
  }

  /** Returns at once. */
  put(key: string, entry: Entry, maxAgeMs: number): void {
    void this.#redis.try((redis) => redis.set(this.#key(key), JSON.stringify(entry), 'PX', maxAgeMs));
  }

  async close(): Promise<void> {
    await this.#redis.close();
  }

  #key(key: string): string {
    return `${this.#namespace}:kept:${createHash('sha256').update(key).digest('base64url')}`;
  }
}

const stored = z.object({ text: z.string(), askedAt: z.number(), ids: z.array(z.string()) });

/** What cannot be read, as of another version of this program, is as none. */
function read(text: string | null): Entry | null {
  if (text === null) return null;
  try {
    const entry = stored.parse(JSON.parse(text));
    return { ...entry, askedAt: entry.askedAt - CLOCKS_DIFFER_MS };
  } catch {
    return null;
  }
}
