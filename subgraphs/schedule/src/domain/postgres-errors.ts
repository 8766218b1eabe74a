/** Somebody has got a place, or changed it, since the statement began: nothing of it has happened, and it is to be done again. */
export const isOutdated = (error: unknown) => hasCode(error, '23502') || hasCode(error, '23505');

/** The row was not free in time (`lock_timeout`): nothing has happened. */
export const isLockTimeout = (error: unknown) => hasCode(error, '55P03');

/** Prisma hides Postgres' code somewhere in what its driver says. */
function hasCode(error: unknown, wanted: string): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, originalCode, cause, meta, driverAdapterError } = error as Record<string, unknown>;
  if (code === wanted || originalCode === wanted) return true;
  return [cause, meta, driverAdapterError].some((inner) => hasCode(inner, wanted));
}
