import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError, OperationTypeNode } from 'graphql';
import type { GatewayContext } from './context.ts';
import { explainFailure, type FetchFailure } from './subgraphs/failure.ts';

/** The codes that clients may see, besides those of GraphQL itself. All others become INTERNAL_SERVER_ERROR. */
const PUBLIC_CODES = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'RATE_LIMITED',
  'CONFLICT',
  'SUBGRAPH_UNAVAILABLE',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_IN_LIST',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);
/** What an error may carry besides its code. */
const PUBLIC_EXTENSIONS = ['service', 'retryAfter'];

/** An error as clients get it: no internals, no stack trace, a code of the contract. */
export function publicError({
  message,
  locations,
  path,
  extensions = {},
}: GraphQLFormattedError): GraphQLFormattedError {
  const given = String(extensions.code);
  const code = PUBLIC_CODES.has(given) ? given : 'INTERNAL_SERVER_ERROR';
  const kept = Object.fromEntries(
    PUBLIC_EXTENSIONS.filter((name) => name in extensions).map((name) => [name, extensions[name]]),
  );
  // Positions in a plan's fetch mean nothing to the client; those in its own document come with GraphQL's own errors.
  const inDocument = code.startsWith('GRAPHQL_');
  return {
    message: code === 'INTERNAL_SERVER_ERROR' ? 'Internal server error' : message,
    ...(inDocument && locations ? { locations } : {}),
    ...(path ? { path } : {}),
    extensions: { code, ...kept },
  };
}

/** Refuses what can be parsed but not executed: a document without the operation that is named, and subscriptions. */
export function executableOperations(): ApolloServerPlugin<GatewayContext> {
  const refuse = (message: string) => {
    throw new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } } });
  };
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operation, request }) {
          if (!operation)
            refuse(
              request.operationName
                ? `There is no operation "${request.operationName}" in the document.`
                : 'operationName must say which of the operations to execute.',
            );
          else if (operation.operation === OperationTypeNode.SUBSCRIPTION)
            refuse(
              'Subscriptions come by WebSocket (graphql-transport-ws), or by POST with Accept: text/event-stream.',
            );
        },
      };
    },
  };
}

/** Puts the error of each failed fetch at the fields that are null because of it, and logs what was not expected. */
export function partialAnswers(): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, contextValue }) {
          for (const error of errors) {
            if (!PUBLIC_CODES.has(String(error.extensions?.code)))
              contextValue.log.error(
                { err: error.originalError ?? error, path: error.path },
                'an answer has an unexpected error',
              );
          }
        },
        async willSendResponse({ response, contextValue }) {
          if (response.body.kind !== 'single' || contextValue.failures.length === 0) return;
          const result = response.body.singleResult;
          result.errors = explainFailures(result.data ?? {}, result.errors ?? [], contextValue.failures);
        },
      };
    },
  };
}

/** The errors of an answer, in which those of failed fetches stand at each field that is null because of them. */
export function explainFailures(
  data: Record<string, unknown>,
  errors: readonly GraphQLFormattedError[],
  failures: readonly FetchFailure[],
): GraphQLFormattedError[] {
  if (failures.length === 0) return [...errors];
  const others = errors.filter(
    (error) => error.extensions?.code !== 'SUBGRAPH_UNAVAILABLE' || error.path !== undefined,
  );
  return [...others, ...withoutRepeats(failures.flatMap((failure) => explainFailure(data, failure)))];
}

/** Two fetches of one service may miss the same field. */
function withoutRepeats(errors: GraphQLFormattedError[]): GraphQLFormattedError[] {
  return [...new Map(errors.map((error) => [JSON.stringify([error.path, error.extensions?.service]), error])).values()];
}
