import { createClient } from 'graphql-ws';
import { currentLanguage } from '../i18n/index.ts';
import type { GraphQLAnswer, GraphQLRequest } from './graphql.ts';

/** What happens, from a subscription over a socket of its own, until the loop over it ends. The cookies of the page say who asks. */
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
  } finally {
    await client.dispose();
  }
}
