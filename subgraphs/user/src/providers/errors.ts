/** The provider does not answer, answers too late, or says that it is in trouble. Trying again later may help. */
export class ProviderAwayError extends Error {
  override name = 'ProviderAwayError';
}

/** The provider refuses, or what it answers does not prove anybody. */
export class ProviderRefusalError extends Error {
  override name = 'ProviderRefusalError';
}

const TIMED_OUT = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT']);

/** What went wrong at a provider, as one of the two errors; its message is what may be logged. Other errors stay as they are. */
export function providerError(error: unknown): unknown {
  if (error instanceof ProviderAwayError || error instanceof ProviderRefusalError) return error;
  const code = property(error, 'code');
  if (TIMED_OUT.has(code ?? '')) return new ProviderAwayError(code ?? '');
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof ProviderAwayError) return cause;
  return code === null ? error : new ProviderRefusalError(reason(error, code));
}

/**
 * The library's code of an error, and the provider's own (`invalid_grant`, Kakao's `KOE320`): words of a protocol. Descriptions are left out, since
 * some repeat the code they were sent, and causes, since they hold claims.
 */
function reason(error: unknown, code: string): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const detail = cause instanceof Error ? cause.cause : cause;
  const words = [code, property(error, 'error'), property(detail, 'error_code'), property(detail, 'claim')];
  return words.filter((word) => word !== null && /^[\w.-]{1,60}$/.test(word)).join(' ');
}

function property(from: unknown, name: string): string | null {
  if (typeof from !== 'object' || from === null) return null;
  const value: unknown = Reflect.get(from, name);
  return typeof value === 'string' ? value : null;
}
