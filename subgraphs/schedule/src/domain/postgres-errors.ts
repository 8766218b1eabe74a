import { hasPostgresCode } from '@moim/subgraph-kit';

/** Somebody has got a place, or changed it, since the statement began: nothing of it has happened, and it is to be done again. */
export const isOutdated = (error: unknown) => hasPostgresCode(error, '23502') || hasPostgresCode(error, '23505');

/**
 * It was not done in time, and nothing has happened: the row was not free (`lock_timeout`), the statement took too long, or there was no
 * connection for a transaction, or not for long enough (Prisma's P2028 and P2024).
 */
export const isOutOfTime = (error: unknown) =>
  ['55P03', '57014', 'P2028', 'P2024'].some((code) => hasPostgresCode(error, code));
