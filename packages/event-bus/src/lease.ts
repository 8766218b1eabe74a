import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from './config.ts';

/** What only one process at a time does per database, by the key of its advisory lock. */
export const LEASES = { relay: 6_046_010, consumers: 6_046_011 } as const;

/** In the statements that are sent again and again while nothing happens, so that statistics can leave them out. */
export const IDLE = '/* idle event bus */';

const POLL_MS = 250;
const RETRY_MS = 500;
const STATEMENT_TIMEOUT_MS = 5_000;

/** What is done while the lease is held: on the very connection that holds it, so that losing one is losing the other. */
export type LeasedWork = (client: pg.Client, signal: AbortSignal) => Promise<void>;

/**
 * Does `work` for as long as the process lives, in one process at a time however many there are. `signal` of `work` is aborted when the
 * connection is lost or the lease is given up; after a failure another try is made, here or in another process.
 */
export class Lease {
  readonly #ending = new AbortController();
  readonly #running: Promise<void>;
  #isHeld = false;

  constructor(options: { databaseUrl: string; key: keyof typeof LEASES; log: Log; work: LeasedWork }) {
    this.#running = this.#run(options);
  }

  /** Whether this process does the work at the moment. */
  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** Lets `work` end in order and gives the lease back. */
  async stop(): Promise<void> {
    this.#ending.abort();
    await this.#running;
  }

  async #run({ databaseUrl, key, log, work }: ConstructorParameters<typeof Lease>[0]): Promise<void> {
    while (!this.#ending.signal.aborted) {
      const client = new pg.Client({
        connectionString: databaseUrl,
        application_name: `moim ${key}`,
        connectionTimeoutMillis: 2_000,
        statement_timeout: STATEMENT_TIMEOUT_MS,
        keepAlive: true,
        options: '-c TimeZone=UTC',
      });
      const lost = new AbortController();
      client.on('error', () => lost.abort());
      client.on('end', () => lost.abort());
      const signal = AbortSignal.any([lost.signal, this.#ending.signal]);
      try {
        await client.connect();
        while (!(await this.#acquire(client, key))) await sleep(POLL_MS, undefined, { signal });
        this.#isHeld = true;
        await work(client, signal);
      } catch (error) {
        if (!this.#ending.signal.aborted) {
          log.warn({ err: error, lease: key }, `the ${key} stopped; trying again`);
          await sleep(RETRY_MS, undefined, { signal: this.#ending.signal }).catch(() => {});
        }
      } finally {
        this.#isHeld = false;
        await client.end().catch(() => {});
      }
    }
  }

  async #acquire(client: pg.Client, key: keyof typeof LEASES): Promise<boolean> {
    const { rows } = await client.query<{ held: boolean }>(`select ${IDLE} pg_try_advisory_lock($1) as held`, [
      LEASES[key],
    ]);
    return rows[0]?.held === true;
  }
}
