import type { ApolloServerPlugin } from '@apollo/server';
import { currentSpan } from '@moim/telemetry';
import type { GraphQLError } from 'graphql';
import type { GatewayContext } from './context.ts';
import { OPERATION_NAMES } from './generated/operation-names.ts';
import type { GatewayMetrics } from './metrics.ts';

/** Errors that are nobody's mistake but ours: spans that have one count as failed. */
const OURS = new Set(['INTERNAL_SERVER_ERROR', 'SUBGRAPH_UNAVAILABLE']);
const MAX_NAME = 100;

/**
 * Times operations, counts the errors that clients get, and says in the operation's span what it is: its type and name, and never its text or
 * variables. To be the last plugin, so that answers are complete.
 */
export function operationTelemetry({ operations, errors }: GatewayMetrics): ApolloServerPlugin<GatewayContext> {
  return {
    // Refused before anything was looked at: by whom it was sent, or what.
    async contextCreationDidFail({ error }) {
      errors.inc({ code: String((error as Partial<GraphQLError>).extensions?.code ?? 'INTERNAL_SERVER_ERROR') });
    },
    async requestDidStart() {
      return {
        async didResolveOperation({ operation, operationName }) {
          // Another plugin refuses what names no operation.
          if (operation === undefined) return;
          const type = operation.operation;
          currentSpan()?.rename(`${type} ${knownName(operationName)}`);
          currentSpan()?.set({
            'graphql.operation.type': type,
            'graphql.operation.name': operationName?.slice(0, MAX_NAME),
          });
        },
        async willSendResponse({ response, operation, operationName, contextValue }) {
          const type = operation?.operation ?? 'none';
          const labels = { type, operation: operation ? knownName(operationName) : 'none' };
          operations.observe(labels, (performance.now() - contextValue.startedAt) / 1000);
          if (response.body.kind !== 'single') return;
          const codes = (response.body.singleResult.errors ?? []).map(({ extensions }) => String(extensions?.code));
          for (const code of codes) errors.inc({ code });
          if (codes.some((code) => OURS.has(code))) currentSpan()?.fail(codes.find((code) => OURS.has(code)));
        },
      };
    },
  };
}

/** A name that the web app or the contract has; anything else is the client's own, of which there may be any number. */
function knownName(name: string | null | undefined): string {
  return typeof name === 'string' && OPERATION_NAMES.has(name) ? name : 'other';
}
