/** A failure that the person at the terminal can do something about; its message is one whole line. */
export class AdminError extends Error {
  override name = 'AdminError';
}

/** The message of anything thrown, on one line, also when its message is empty (as with some connection errors). */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0]);
  if (error instanceof Error) return (error.message || error.name).replaceAll(/\s*\n\s*/g, ' ');
  return String(error);
}
