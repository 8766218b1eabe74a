import { PrismaPg } from '@prisma/adapter-pg';

/** Connections of one process to its database. */
const CONNECTIONS = 10;
/** A statement that takes longer is a fault, and its connection is needed. Milliseconds. */
const STATEMENT_TIMEOUT_MS = 5_000;

/**
 * Prisma's driver for a subgraph's database. The session's time zone is UTC whatever the server's is: the driver reads and
 * writes times without their offset.
 */
export function postgresAdapter(databaseUrl: string): PrismaPg {
  return new PrismaPg({
    connectionString: databaseUrl,
    max: CONNECTIONS,
    connectionTimeoutMillis: STATEMENT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    options: '-c TimeZone=UTC',
  });
}
