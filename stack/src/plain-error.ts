/**
 * A failure that the person at the terminal can put right. Its message is one whole line: what is wrong and what to do.
 * Commands print the message alone; the stack trace and cause are for MOIM_DEBUG=1.
 */
export class PlainError extends Error {
  override name = 'PlainError';
}

/** The message of anything thrown, on one line, also when its message is empty (as with some connection errors). */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0]);
  if (error instanceof Error) return (error.message || error.name).replaceAll(/\s*\n\s*/g, ' ');
  return String(error);
}

/** The system's code of an error, such as `ENOENT` or `ECONNREFUSED` or Postgres's `28P01`, where it has one. */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
