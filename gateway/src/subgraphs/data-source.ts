import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { OperationTypeNode } from 'graphql';
import type { GatewayContext } from '../context.ts';
import { NoReplicaError, type SubgraphConnection } from './connection.ts';
import type { Failover } from './failover.ts';
import { unavailable } from './failure.ts';
import type { Answer } from './wire.ts';

export interface SubgraphOptions {
  connection: SubgraphConnection;
  /** Milliseconds. */
  fetchTimeout: number;
  queryTimeout: number;
  mutationTimeout: number;
  failover: () => Failover | null;
  /** All subgraphs by name, this one too. */
  subgraphs: ReadonlyMap<string, SubgraphDataSource>;
}

type SubgraphRequest = Pick<GraphQLDataSourceProcessOptions['request'], 'query' | 'variables' | 'operationName'>;

/**
 * A subgraph as plans ask it: within a deadline, as nobody but the signed viewer. A fetch that fails is noted in the context, and the
 * screen goes on without it.
 */
export class SubgraphDataSource implements GraphQLDataSource<GatewayContext> {
  readonly #options: SubgraphOptions;

  constructor(options: SubgraphOptions) {
    this.#options = options;
  }

  async process(options: GraphQLDataSourceProcessOptions<GatewayContext>): Promise<Answer> {
    if (!('incomingRequestContext' in options)) throw new Error('only client requests are sent to subgraphs');
    const { request, context, incomingRequestContext, pathInIncomingRequest } = options;
    const { name } = this.#options.connection;
    const isMutation = incomingRequestContext.operation?.operation === OperationTypeNode.MUTATION;
    try {
      return await this.#send(request, context, isMutation);
    } catch (error) {
      // That there is none was said once, when the last one failed.
      if (!(error instanceof NoReplicaError)) context.log.warn({ err: error, subgraph: name }, 'a fetch failed');
      const failed = { service: name, at: pathInIncomingRequest ?? [] };
      const operation = request.query ?? '';
      if (isMutation) {
        context.failures.push({ ...failed, operation });
        return unanswered(name, null);
      }
      const failover = this.#options.failover();
      if (failover === null) throw error;
      const { data, rest } = await failover.rescue(operation, name, async (other, query) => {
        const sibling = this.#options.subgraphs.get(other);
        return sibling === undefined
          ? null
          : (await sibling.#send({ query, variables: request.variables }, context, false)).data;
      });
      if (rest === null) return { data } as Answer;
      context.failures.push({ ...failed, operation: rest });
      return unanswered(name, Object.keys(data).length > 0 ? data : null);
    }
  }

  async #send(
    { query, variables, operationName }: SubgraphRequest,
    context: GatewayContext,
    isMutation: boolean,
  ): Promise<Answer> {
    const { connection, fetchTimeout, queryTimeout, mutationTimeout } = this.#options;
    const left = context.startedAt + (isMutation ? mutationTimeout : queryTimeout) - performance.now();
    if (left <= 0) throw new Error('no time is left for this fetch');
    const signedOrigin = await context.signedOrigin({ tellsClient: isMutation });
    const { answer, sessionChange } = await connection.ask(
      { query, variables, operationName, signedOrigin, requestId: context.requestId },
      // A mutation may have happened: never sent twice.
      { isRepeatable: !isMutation, timeoutMs: isMutation ? left : Math.min(left, fetchTimeout) },
    );
    if (sessionChange !== null) context.session.change(sessionChange);
    return answer;
  }
}

/** An answer whose error is put at its fields later, when all of the screen is there (errors.ts). */
function unanswered(service: string, data: Record<string, unknown> | null): Answer {
  return { data, errors: [unavailable(service)] } as unknown as Answer;
}
