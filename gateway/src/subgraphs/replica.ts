import type { AnnouncedReplica, Role } from '@moim/discovery';
import { type CircuitBreakerPolicy, CircuitState, CountBreaker, circuitBreaker, handleWhen } from 'cockatiel';
import { Pool } from 'undici';
import { exchange } from './exchange.ts';
import { type Asked, MAX_ANSWER_BYTES, type Reply, readReply, requestOf } from './wire.ts';

/** Connections to one replica. */
const CONNECTIONS = 64;
/** Half of the last twenty requests failed, or of the first five: it is given none until it says that it is ready. */
const BREAKER = { threshold: 0.5, size: 20, minimumNumberOfCalls: 5 };
/** How often a replica that failed is asked whether it is ready, in milliseconds. */
const PROBE_EVERY_MS = 250;
const PROBE_TIMEOUT_MS = 1_000;

export interface ReplicaOptions extends Pick<AnnouncedReplica, 'role' | 'mayLag'> {
  /** Its GraphQL endpoint. */
  url: URL;
  /** Milliseconds. */
  connectTimeout: number;
  /** It is given no more requests, or is again. */
  onChange(isHealthy: boolean, reason: unknown): void;
}

/** How it is asked once. */
export interface TryOptions {
  /** How long it may take, in milliseconds. */
  timeoutMs: number;
  /** Ends the wait earlier. */
  signal?: AbortSignal | undefined;
  /** What lets the subgraph go on with the trace. */
  traceHeaders?: Record<string, string>;
}

/** One process of a subgraph: kept connections to it, and whether it answers. */
export class Replica {
  readonly url: URL;
  readonly role: Role;
  readonly mayLag: boolean;
  readonly #pool: Pool;
  readonly #breaker: CircuitBreakerPolicy;
  readonly #probes: NodeJS.Timeout;
  #underWay = 0;

  constructor({ url, role, mayLag, connectTimeout, onChange }: ReplicaOptions) {
    this.url = url;
    this.role = role;
    this.mayLag = mayLag;
    this.#pool = new Pool(url.origin, { connections: CONNECTIONS, connectTimeout, keepAliveTimeout: 20_000 });
    this.#breaker = circuitBreaker(
      // Who gives up waiting says nothing of the replica.
      handleWhen((error) => (error as Error).name !== 'AbortError'),
      { breaker: new CountBreaker(BREAKER), halfOpenAfter: PROBE_EVERY_MS },
    );
    this.#breaker.onBreak((reason) => onChange(false, 'error' in reason ? reason.error : reason));
    this.#breaker.onReset(() => onChange(true, null));
    // A person's request is no probe: nobody waits for what may well fail.
    this.#probes = setInterval(() => this.#probe(), PROBE_EVERY_MS);
    this.#probes.unref();
  }

  /** Whether that is what it has announced. */
  is({ url, role, mayLag }: AnnouncedReplica): boolean {
    return this.url.href === new URL(url).href && this.role === role && this.mayLag === mayLag;
  }

  /** Whether it is given requests. */
  get isHealthy(): boolean {
    return this.#breaker.state === CircuitState.Closed;
  }

  /** Requests that it has not answered yet. */
  get underWay(): number {
    return this.#underWay;
  }

  /** Asks it, within so many milliseconds. Rejects when what comes is no answer. */
  async ask(asked: Asked, { timeoutMs, signal, traceHeaders = {} }: TryOptions): Promise<Reply> {
    this.#underWay += 1;
    const request = requestOf(asked, this.url.pathname, traceHeaders);
    try {
      return await this.#breaker.execute(async () =>
        readReply(await exchange(this.#pool, request, { timeoutMs, signal, mostBytes: MAX_ANSWER_BYTES })),
      );
    } finally {
      this.#underWay -= 1;
    }
  }

  /** Whether it says that it is ready. */
  async isReady(): Promise<boolean> {
    try {
      const signal = AbortSignal.timeout(PROBE_TIMEOUT_MS);
      const { statusCode, body } = await this.#pool.request({ method: 'GET', path: '/readyz', signal });
      await body.dump();
      return statusCode === 200;
    } catch {
      return false;
    }
  }

  /** Frees the connections, once what is asked has been answered. */
  async close(): Promise<void> {
    clearInterval(this.#probes);
    await this.#pool.close();
  }

  #probe(): void {
    if (this.isHealthy) return;
    this.#breaker
      .execute(async () => {
        if (!(await this.isReady())) throw new Error('it is not ready');
      })
      // Still not, or not its time yet.
      .catch(() => {});
  }
}
