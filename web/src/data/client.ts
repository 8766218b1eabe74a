import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client';
import { ServerError } from '@apollo/client/errors';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import type { DocumentNode, GraphQLFormattedError } from 'graphql';
import { tap } from 'rxjs';
import { createCache } from './cache.ts';
import { takeEarlyAnswer } from './early-answer.ts';
import { Failures, queryKey } from './failures.ts';
import { noteReach } from './reach.ts';
import { newTraceparent } from './trace.ts';

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
    operation.setContext({ headers: { 'accept-language': language(), traceparent: newTraceparent() } });
    return forward(operation);
  });
  // The gateway has the texts from the build; it is sent one only when it says that it has not.
  const byHash = new PersistedQueryLink({ generateHash: (document) => Promise.resolve(hashOf(document)) });
  return new ApolloClient({
    cache: createCache(),
    link: ApolloLink.from([
      watch,
      speak,
      takeEarlyAnswer,
      byHash,
      new HttpLink({ uri: '/graphql', credentials: 'same-origin' }),
    ]),
    enhancedClientAwareness: { transport: false },
  } as ApolloClient.Options);
}

/** `npm run generate` puts it into each document. */
function hashOf(document: DocumentNode): string {
  const { hash } = document as DocumentNode & { hash?: string };
  if (hash === undefined) throw new Error('only generated documents are sent');
  return hash;
}
