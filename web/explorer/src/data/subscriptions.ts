import { createClient } from 'graphql-ws';
import i18next from 'i18next';
import { currentLanguage } from '../i18n/index.ts';
import type { GraphQLAnswer, GraphQLError, GraphQLRequest } from './graphql.ts';

/** The gateway knows nobody to follow for (docs/subscriptions.md). */
const UNAUTHORIZED = 4401;

/**
 * What happens, from a subscription over a socket of its own, until the loop over it ends; the last answer says why, when it ends
 * by itself. The cookies of the page say who asks.
 */
export async function* follow({ query, variables, operationName }: GraphQLRequest): AsyncGenerator<GraphQLAnswer> {
  const url = new URL('/graphql', location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  const client = createClient({
    url: url.href,
    retryAttempts: 0,
    connectionParams: { 'accept-language': currentLanguage() },
  });
  try {
    for await (const answer of client.iterate({
      query,
      ...(variables === undefined ? {} : { variables }),
      ...(operationName ? { operationName } : {}),
    }))
      yield answer as GraphQLAnswer;
  } catch (problem) {
    yield { errors: errorsOf(problem) };
  } finally {
    await client.dispose();
  }
}

/** A stream that is refused brings errors as any answer has them; a socket that closes, a code and a reason. */
function errorsOf(problem: unknown): GraphQLError[] {
  if (Array.isArray(problem)) return problem as GraphQLError[];
  if (!(problem instanceof CloseEvent)) return [{ message: i18next.t('problem.unreachable') }];
  const { code, reason } = problem;
  if (code === UNAUTHORIZED) return [{ message: i18next.t('session.needed'), extensions: { code: 'UNAUTHENTICATED' } }];
  return [{ message: i18next.t('problem.closed', { code, reason }) }];
}
