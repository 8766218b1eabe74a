import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';

/** Connections of one process to its database. */
const CONNECTIONS = 10;
/** A statement that takes longer is a fault, and its connection is needed. Milliseconds. */
const STATEMENT_TIMEOUT_MS = 5_000;
/** In a crowd, a connection is waited for rather than refused: less than the gateway's patience for a mutation. Milliseconds. */
const TRANSACTION = { maxWait: 5_000, timeout: 5_000 };

/**
 * A process's connections to its database. The session's time zone is UTC whatever the server's is: the driver reads and
 * writes times without their offset. `lockTimeoutMs`: where many want the same rows, so long a lock is waited for; default: as long as
 * a statement may take.
 */
export function databasePool(databaseUrl: string, { lockTimeoutMs }: { lockTimeoutMs?: number } = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: CONNECTIONS,
    connectionTimeoutMillis: STATEMENT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    ...(lockTimeoutMs === undefined ? {} : { lock_timeout: lockTimeoutMs }),
    options: '-c TimeZone=UTC',
  });
  // One that breaks while nobody uses it is no fault of anything under way: whoever needs one next gets another. Unheard, it would end the process.
  pool.on('error', () => {});
  return pool;
}

/** How a Prisma client reaches a database: over these connections, which end with the client, or over its own. */
export function prismaOptions(database: string | pg.Pool, { lockTimeoutMs }: { lockTimeoutMs?: number } = {}) {
  const pool = typeof database === 'string' ? databasePool(database, { lockTimeoutMs }) : database;
  return { adapter: new PrismaPg(pool, { disposeExternalPool: true }), transactionOptions: TRANSACTION };
}

/** Whether an error is Postgres' with this code (`23505`), or Prisma's (`P2024`): Prisma hides Postgres' somewhere in what its driver says. */
export function hasPostgresCode(error: unknown, wanted: string): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, originalCode, cause, meta, driverAdapterError } = error as Record<string, unknown>;
  if (code === wanted || originalCode === wanted) return true;
  return [cause, meta, driverAdapterError].some((inner) => hasPostgresCode(inner, wanted));
}
