import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client';
import { ServerError } from '@apollo/client/errors';
import type { GraphQLFormattedError } from 'graphql';
import { tap } from 'rxjs';
import { createCache } from './cache.ts';
import { Failures, queryKey } from './failures.ts';
import { noteReach } from './reach.ts';

export const failures = new Failures();

export interface ClientOptions {
  /** The language that the platform is to answer in. */
  language: () => string;
  /** The session ended on the platform's side: by another device, by time, or because it was stolen. */
  onSessionEnded: () => void;
}

/** The way to `/graphql`, with all that the app has been told. Who it is stands in cookies that no script can read. */
export function createClient({ language, onSessionEnded }: ClientOptions): ApolloClient {
  const watch = new ApolloLink((operation, forward) =>
    forward(operation).pipe(
      tap({
        error: (error: Error) => {
          // A request that was given up says nothing; one that was answered badly was answered.
          if (error.name !== 'AbortError') noteReach(ServerError.is(error));
        },
      }),
      tap((result) => {
        noteReach(true);
        const { errors } = result as { errors?: readonly GraphQLFormattedError[] };
        failures.record(queryKey(operation.operationName, operation.variables), errors);
        const { session } = (result.extensions ?? {}) as { session?: { state: string } };
        if (session?.state === 'ENDED') onSessionEnded();
      }),
    ),
  );
  const speak = new ApolloLink((operation, forward) => {
    operation.setContext({ headers: { 'accept-language': language() } });
    return forward(operation);
  });
  return new ApolloClient({
    cache: createCache(),
    link: ApolloLink.from([watch, speak, new HttpLink({ uri: '/graphql', credentials: 'same-origin' })]),
    enhancedClientAwareness: { transport: false },
  } as ApolloClient.Options);
}
