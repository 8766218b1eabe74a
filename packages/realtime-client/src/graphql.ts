/** An error as a server writes it. */
export interface GraphQLErrorAnswer {
  message: string;
  path?: readonly (string | number)[];
  extensions?: { code?: string; retryAfter?: number; [name: string]: unknown };
}

/** An answer as a server writes it. */
export interface ExecutionResult<Data = Record<string, unknown>> {
  data?: Data | null;
  errors?: readonly GraphQLErrorAnswer[];
  extensions?: Record<string, unknown>;
}

export type Variables = Record<string, unknown>;

/** Whether it may well succeed later, and the milliseconds to wait at least; null when trying again is of no use. */
export function transience(errors: readonly GraphQLErrorAnswer[]): { waitMs: number } | null {
  const passing = errors.filter(({ extensions }) => PASSING.has(extensions?.code ?? ''));
  if (passing.length === 0) return null;
  return { waitMs: Math.max(...passing.map(({ extensions }) => (Number(extensions?.retryAfter) || 0) * 1_000)) };
}

const PASSING = new Set(['SUBGRAPH_UNAVAILABLE', 'RATE_LIMITED']);
