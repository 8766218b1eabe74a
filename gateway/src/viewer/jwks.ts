import type { Viewer } from '@moim/service-kit';
import type { FastifyInstance } from 'fastify';
import { createLocalJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import { request } from 'undici';

/** The published keys cannot be had, and none are remembered. */
export class KeysUnavailable extends Error {
  override name = 'KeysUnavailable';
}

/** Keys that are no longer published are refused after this time, and a request's at most. */
const READ_EVERY_MS = 30_000;
const COOLDOWN_MS = 2_000;
const TIMEOUT_MS = 1_000;
/** Tokens that are remembered as proven. */
const REMEMBERED = 20_000;

/** Whose a token is. */
export interface ProvenToken {
  viewer: Viewer;
  expiresAt: number;
}

/**
 * The keys that prove access tokens, as the user subgraph publishes them. Read again twice a minute and when a token names
 * a key not seen yet; while the user subgraph is away, the keys last seen go on working.
 */
export class PublishedKeys {
  readonly #url: URL;
  readonly #readEveryMs: number;
  /** Tokens that these keys have proven, and until when, in milliseconds since 1970: proving one costs more than all else that is done for a request. */
  readonly #proven = new LRUCache<string, ProvenToken>({ max: REMEMBERED });
  #jwks: JSONWebKeySet | null = null;
  #getKey: JWTVerifyGetKey | null = null;
  #readAt = Number.NEGATIVE_INFINITY;
  #triedAt = Number.NEGATIVE_INFINITY;
  /** When keys were last read because one was missing. */
  #missedAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | null = null;

  constructor(url: URL, { readEveryMs = READ_EVERY_MS }: { readEveryMs?: number } = {}) {
    this.#url = url;
    this.#readEveryMs = readEveryMs;
  }

  /** Reads the keys at once, again and again until they are there, and then now and then, until `app` closes. To be called before it listens. */
  follow(app: FastifyInstance): void {
    this.#renewIfDue();
    const timer = setInterval(() => this.#renewIfDue(), Math.min(this.#readEveryMs, COOLDOWN_MS)).unref();
    app.addHook('onClose', async () => clearInterval(timer));
  }

  /** The keys, for `/.well-known/jwks.json`. Rejects with KeysUnavailable. */
  async published(): Promise<JSONWebKeySet> {
    if (this.#jwks === null) await this.#missing(() => this.#jwks !== null);
    else this.#renewIfDue();
    if (this.#jwks === null) throw new KeysUnavailable();
    return this.#jwks;
  }

  /** Finds a token's key, for jose. Rejects with KeysUnavailable, or as jose does when there is no such key. */
  readonly getKey: JWTVerifyGetKey = async (header, token) => {
    if (this.#knows(header?.kid)) this.#renewIfDue();
    else await this.#missing(() => this.#knows(header?.kid));
    if (this.#getKey === null) throw new KeysUnavailable();
    return this.#getKey(header, token);
  };

  /** Whose token it is, when the keys that are published now have proven it before and its time is not over. */
  proven(token: string): ProvenToken | null {
    const known = this.#proven.get(token);
    if (known === undefined || Date.now() >= known.expiresAt) return null;
    this.#renewIfDue();
    return known;
  }

  /** Remembers what `getKey`'s key has proven. */
  remember(token: string, proven: ProvenToken): void {
    this.#proven.set(token, proven);
  }

  #knows(kid: string | undefined): boolean {
    return this.#jwks?.keys.some((key) => key.kid === kid) ?? false;
  }

  /** Keys that will do are renewed beside the request, and not again a moment after that has failed. */
  #renewIfDue(): void {
    const now = performance.now();
    if (now - this.#readAt >= this.#readEveryMs && now - this.#triedAt >= COOLDOWN_MS) void this.#begin();
  }

  /**
   * Keys that are missing are waited for. Tokens with invented key ids would make us ask without end: for them it is done now and then. What was read for other
   * reasons a moment ago does not count, since the key may have been published just after. As long as there are no keys at all, nothing else can be done, so each request tries.
   */
  async #missing(isThere: () => boolean): Promise<void> {
    await this.#reading;
    if (isThere()) return;
    if (this.#jwks !== null) {
      if (performance.now() - this.#missedAt < COOLDOWN_MS) return;
      this.#missedAt = performance.now();
    }
    await this.#begin();
  }

  #begin(): Promise<void> {
    this.#triedAt = performance.now();
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  async #read(): Promise<void> {
    try {
      const { statusCode, body } = await request(this.#url, {
        headersTimeout: TIMEOUT_MS,
        bodyTimeout: TIMEOUT_MS,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const jwks = (await body.json()) as JSONWebKeySet;
      if (statusCode !== 200) return;
      if (JSON.stringify(jwks) !== JSON.stringify(this.#jwks)) this.#proven.clear();
      this.#getKey = createLocalJWKSet(jwks);
      this.#jwks = jwks;
      this.#readAt = performance.now();
    } catch {
      // The keys last seen stay; without any, whoever needs them gets KeysUnavailable.
    }
  }
}
