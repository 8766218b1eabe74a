import { setTimeout as sleep } from 'node:timers/promises';
import type { SqlClient } from '@moim/event-bus';
import { type LogPosition, MOST_BEHIND_MS, UNKNOWN_POSITION } from '@moim/service-kit';
import type { Sql } from '@prisma/client/runtime/client';
import type { FastifyBaseLogger } from 'fastify';

/** How often it is looked how far the replica is, in milliseconds. */
const LOOK_EVERY_MS = 250;
/** So long, in milliseconds, it is waited for what somebody has just written; it mostly takes less than one. */
const WAIT_MS = 40;
const WAIT_STEP_MS = 4;

/** The database of one request: a Prisma client, or ReplicaReads' choice. */
export interface RequestDatabase {
  $queryRaw<T = unknown>(query: TemplateStringsArray | Sql, ...values: unknown[]): Promise<T>;
  $executeRaw(query: TemplateStringsArray | Sql, ...values: unknown[]): Promise<number>;
}

export interface ReplicaReadsOptions {
  /** The database that is written to. */
  primary: SqlClient;
  /** A streaming replica of it. */
  replica: SqlClient;
  log: Pick<FastifyBaseLogger, 'info' | 'warn'>;
}

/**
 * Reads from a replica what may be a moment old, and from the primary what may not: what somebody has just written, and everything while the replica is
 * away or far behind. While the primary is away, all is read from the replica, however old.
 */
export class ReplicaReads {
  readonly #primary: SqlClient;
  readonly #replica: SqlClient;
  readonly #log: ReplicaReadsOptions['log'];
  readonly #looking: NodeJS.Timeout;
  /** Where the primary was, and when, by `performance.now()`: those that the replica had not reached when it was last looked. */
  #ahead: { position: LogPosition; at: number }[] = [];
  #replayed: LogPosition = 0;
  /** As of when it has everything. */
  #freshAsOf = Number.NEGATIVE_INFINITY;
  #primaryIsUp = true;
  #isRead = false;
  #isLooking = false;

  constructor({ primary, replica, log }: ReplicaReadsOptions) {
    this.#primary = primary;
    this.#replica = replica;
    this.#log = log;
    void this.#look();
    this.#looking = setInterval(() => void this.#look(), LOOK_EVERY_MS);
  }

  /** The database as one request reads it, which is to see all that was written up to `after`. Once it has read the primary, it goes on there. */
  forRequest(after: LogPosition | null): RequestDatabase {
    let isOnPrimary = false;
    return {
      $queryRaw: async <T>(query: TemplateStringsArray | Sql, ...values: unknown[]) => {
        if (!isOnPrimary && (await this.#mayRead(after))) {
          try {
            return await this.#replica.$queryRaw<T>(query, ...values);
          } catch (error) {
            // It went away, or what it replays is in the way; a statement that is wrong is so on the primary, too.
            if (!this.#primaryIsUp) throw error;
            this.#freshAsOf = Number.NEGATIVE_INFINITY;
          }
        }
        isOnPrimary = true;
        return await this.#primary.$queryRaw<T>(query, ...values);
      },
      $executeRaw: async (query, ...values) => {
        isOnPrimary = true;
        return await this.#primary.$executeRaw(query, ...values);
      },
    };
  }

  close(): void {
    clearInterval(this.#looking);
  }

  async #mayRead(after: LogPosition | null): Promise<boolean> {
    if (!this.#primaryIsUp) return true;
    if (performance.now() - this.#freshAsOf > MOST_BEHIND_MS || after === UNKNOWN_POSITION) return false;
    if (after === null || this.#replayed >= after) return true;
    const until = performance.now() + WAIT_MS;
    while (performance.now() < until) {
      this.#replayed = await replayed(this.#replica).catch(() => 0);
      if (this.#replayed >= after) return true;
      await sleep(WAIT_STEP_MS);
    }
    return false;
  }

  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      const at = performance.now();
      const position = await written(this.#primary).catch(() => null);
      this.#primaryIsUp = position !== null;
      if (position !== null) this.#ahead.push({ position, at });
      this.#replayed = await replayed(this.#replica);
      for (const sample of this.#ahead) if (sample.position <= this.#replayed) this.#freshAsOf = sample.at;
      this.#ahead = this.#ahead.filter(
        (sample) => sample.position > this.#replayed && at - sample.at <= MOST_BEHIND_MS,
      );
    } catch {
      this.#freshAsOf = Number.NEGATIVE_INFINITY;
    } finally {
      this.#isLooking = false;
      this.#tell();
    }
  }

  #tell(): void {
    const isRead = performance.now() - this.#freshAsOf <= MOST_BEHIND_MS;
    if (isRead === this.#isRead) return;
    this.#isRead = isRead;
    if (isRead) this.#log.info('the replica is read');
    else this.#log.warn('the replica is away or too far behind: the primary is read');
  }
}

/** Up to where a database that is written to has been written. */
export async function written(primary: SqlClient): Promise<LogPosition> {
  const rows = await primary.$queryRaw<{ position: number }[]>`
    select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 as position`;
  return rows[0]?.position ?? UNKNOWN_POSITION;
}

/** Up to where a replica has it; a database that is none has all that is its own. */
async function replayed(replica: SqlClient): Promise<LogPosition> {
  const rows = await replica.$queryRaw<{ position: number | null }[]>`
    select case when pg_is_in_recovery() then pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::float8 end as position`;
  return rows[0]?.position ?? Number.POSITIVE_INFINITY;
}
