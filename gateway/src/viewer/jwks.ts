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
  #reading: Promise<void> | null = null;

  constructor(url: URL, { readEveryMs = READ_EVERY_MS }: { readEveryMs?: number } = {}) {
    this.#url = url;
    this.#readEveryMs = readEveryMs;
  }

  /** Reads the keys at once, again and again until they are there, and then now and then, until `app` closes. To be called before it listens. */
  follow(app: FastifyInstance): void {
    const readIfDue = () => {
      if (performance.now() - this.#readAt >= this.#readEveryMs) this.#begin();
    };
    readIfDue();
    const timer = setInterval(readIfDue, Math.min(this.#readEveryMs, COOLDOWN_MS)).unref();
    app.addHook('onClose', async () => clearInterval(timer));
  }

  /** The keys, for `/.well-known/jwks.json`. Rejects with KeysUnavailable. */
  async published(): Promise<JSONWebKeySet> {
    await this.#refresh(this.#jwks !== null);
    if (this.#jwks === null) throw new KeysUnavailable();
    return this.#jwks;
  }

  /** Finds a token's key, for jose. Rejects with KeysUnavailable, or as jose does when there is no such key. */
  readonly getKey: JWTVerifyGetKey = async (header, token) => {
    await this.#refresh(this.#knows(header?.kid));
    if (this.#getKey === null) throw new KeysUnavailable();
    return this.#getKey(header, token);
  };

  /** Whose token it is, when the keys that are published now have proven it before and its time is not over. */
  proven(token: string): ProvenToken | null {
    const known = this.#proven.get(token);
    if (known === undefined || Date.now() >= known.expiresAt) return null;
    void this.#refresh(true);
    return known;
  }

  /** Remembers what `getKey`'s key has proven. */
  remember(token: string, proven: ProvenToken): void {
    this.#proven.set(token, proven);
  }

  #knows(kid: string | undefined): boolean {
    return this.#jwks?.keys.some((key) => key.kid === kid) ?? false;
  }

  /** Keys that will do are only renewed beside the request; it waits for keys that are missing. */
  async #refresh(willDo: boolean): Promise<void> {
    const isFresh = performance.now() - this.#readAt < this.#readEveryMs;
    if (willDo && isFresh) return;
    this.#begin();
    if (!willDo) await this.#reading;
  }

  /**
   * Begins to read, unless that was done a moment ago: tokens with invented key ids would make us ask without end. As long as there are no keys at
   * all, nothing else can be done, so each request tries.
   */
  #begin(): void {
    if (this.#reading !== null) return;
    if (this.#jwks !== null && performance.now() - this.#triedAt < COOLDOWN_MS) return;
    this.#triedAt = performance.now();
    this.#reading = this.#read().finally(() => {
      this.#reading = null;
    });
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
