import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type NatsConnection } from 'nats';
import type { Log } from './config.ts';

const RECONNECT_MS = 500;
const FLUSH_MS = 1_000;

/**
 * A connection to NATS that may be away at any time, from the start on: it comes back by itself. While it is away, `current` is null, so
 * that nobody waits for it.
 */
export class NatsLink {
  readonly #log: Log;
  readonly #meanwhile: string;
  readonly #closing = new AbortController();
  readonly #upListeners = new Set<() => void>();
  readonly #downListeners = new Set<() => void>();
  readonly #opening: Promise<void>;
  #connection: NatsConnection | null = null;
  #isUp = false;

  /** `meanwhile` is what the log says of the events while the server is away. */
  constructor(servers: string[], name: string, log: Log, meanwhile = 'events wait in the outbox') {
    this.#log = log;
    this.#meanwhile = meanwhile;
    this.#opening = this.#open(servers, name);
  }

  /** The connection while the server answers; null while it does not. */
  get current(): NatsConnection | null {
    return this.#isUp ? this.#connection : null;
  }

  /** Calls `listener` each time the server is there again, and at once when it is there now. Returns how to stop that. */
  onUp(listener: () => void): () => void {
    this.#upListeners.add(listener);
    if (this.current !== null) listener();
    return () => this.#upListeners.delete(listener);
  }

  /** Calls `listener` each time the server goes away. Returns how to stop that. */
  onDown(listener: () => void): () => void {
    this.#downListeners.add(listener);
    return () => this.#downListeners.delete(listener);
  }

  /** The connection; rejects when it is not there within so many milliseconds, or `signal` is aborted. */
  async up(milliseconds: number, signal?: AbortSignal): Promise<NatsConnection> {
    const deadline = Date.now() + milliseconds;
    for (;;) {
      if (this.current !== null) return this.current;
      if (Date.now() > deadline) throw new Error('NATS cannot be reached');
      await sleep(20, undefined, signal ? { signal } : {});
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    const wasUp = this.#isUp;
    this.#isUp = false;
    await this.#opening;
    // The last acknowledgements are on their way.
    if (wasUp) await Promise.race([this.#connection?.flush().catch(() => {}), sleep(FLUSH_MS)]);
    await this.#connection?.close().catch(() => {});
  }

  async #open(servers: string[], name: string): Promise<void> {
    for (let isFirst = true; !this.#closing.signal.aborted; isFirst = false) {
      try {
        this.#connection = await connect({
          servers,
          name,
          maxReconnectAttempts: -1,
          reconnectTimeWait: RECONNECT_MS,
          pingInterval: 10_000,
          timeout: 2_000,
        });
        this.#rise('connected to NATS');
        void this.#watch(this.#connection);
        return;
      } catch (error) {
        if (isFirst) this.#log.warn({ err: error }, `NATS cannot be reached; ${this.#meanwhile}`);
        await sleep(RECONNECT_MS, undefined, { signal: this.#closing.signal }).catch(() => {});
      }
    }
  }

  async #watch(connection: NatsConnection): Promise<void> {
    for await (const { type } of connection.status()) {
      if (type === 'disconnect') {
        this.#isUp = false;
        this.#log.warn({}, `lost the connection to NATS; ${this.#meanwhile}`);
        for (const listener of this.#downListeners) listener();
      } else if (type === 'reconnect') this.#rise('connected to NATS again');
    }
  }

  #rise(message: string): void {
    this.#isUp = true;
    this.#log.info({}, message);
    for (const listener of this.#upListeners) listener();
  }
}
