import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import type { SqlClient } from '@moim/event-bus';
import { encodeLogPosition, UNKNOWN_POSITION, WRITTEN_HEADER } from '@moim/service-kit';
import { GraphQLError, OperationTypeNode } from 'graphql';
import { written } from './replica-reads.ts';

/** For readers: a mutation is answered with 421, so that it is asked of a writer; nothing of it has been done. */
export function refuseMutations<Context extends BaseContext>(): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operation }) {
          if (operation?.operation === OperationTypeNode.MUTATION)
            throw new GraphQLError('This process only reads.', {
              extensions: { code: 'READ_ONLY', http: { status: 421 } },
            });
        },
      };
    },
  };
}

/** For writers: the answer to a mutation says up to where the database is written, for readers that may be behind. */
export function tellPosition<Context extends BaseContext>(db: SqlClient): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ operation, response }) {
          if (operation?.operation !== OperationTypeNode.MUTATION) return;
          const position = await written(db).catch(() => UNKNOWN_POSITION);
          response.http.headers.set(WRITTEN_HEADER, encodeLogPosition(position));
        },
      };
    },
  };
}
