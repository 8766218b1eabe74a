const MAX_REASON = 2_000;

/** Why something failed, as rows have it: of an error its name and message, cut where nobody reads on. */
export function describeError(error: unknown): string {
  return (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, MAX_REASON);
}
