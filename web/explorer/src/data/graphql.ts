import { currentLanguage } from '../i18n/index.ts';

/** What is sent to the gateway. */
export interface GraphQLRequest {
  query: string;
  variables?: Record<string, unknown> | undefined;
  operationName?: string | null | undefined;
}

export interface GraphQLError {
  message: string;
  path?: (string | number)[];
  extensions?: { code?: string };
}

export interface GraphQLAnswer {
  data?: Record<string, unknown> | null;
  errors?: GraphQLError[];
  extensions?: Record<string, unknown>;
}

/** The platform cannot be reached, or something else than it has answered. */
export class Unreachable extends Error {
  override name = 'Unreachable';
}

/** One operation, as whoever is signed in; with the plan of it where the gateway tells it. Throws Unreachable. */
export async function ask(request: GraphQLRequest, { signal }: { signal?: AbortSignal } = {}): Promise<GraphQLAnswer> {
  let response: Response;
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': currentLanguage(), 'x-explain': 'plan' },
      body: JSON.stringify(request),
      signal: signal ?? null,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Unreachable('no answer');
  }
  try {
    return (await response.json()) as GraphQLAnswer;
  } catch {
    throw new Unreachable(`HTTP ${response.status}`);
  }
}
