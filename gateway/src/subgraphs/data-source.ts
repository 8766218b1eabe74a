import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { UNKNOWN_POSITION } from '@moim/service-kit';
import { OperationTypeNode } from 'graphql';
import type { GatewayContext } from '../context.ts';
import type { JsonObject } from '../execution/merge.ts';
import type { PlannedFetch, SubgraphAnswer } from '../execution/plan-program.ts';
import { NoReplicaError, type SubgraphConnection } from './connection.ts';
import type { Failover } from './failover.ts';
import { unavailable } from './failure.ts';
import { mergeFetches } from './merged-fetch.ts';
import type { OpenFetch } from './request-fetches.ts';
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

/** Of what belongs to a mutation, the part that changes something; the rest reads. */
const MUTATES = /^mutation\b/;

/** What is asked of a subgraph, as far as it has to be known. */
export type SubgraphFetch = Pick<PlannedFetch, 'operation' | 'operationName'> & {
  /** Where in the answer it belongs. */
  path: readonly (string | number)[];
};

/**
 * A subgraph as plans ask it: within a deadline, as nobody but the signed viewer. A fetch that fails is noted in the context, and the
 * screen goes on without it.
 */
export class SubgraphDataSource implements GraphQLDataSource<GatewayContext> {
  readonly #options: SubgraphOptions;

  constructor(options: SubgraphOptions) {
    this.#options = options;
  }

  /** As the stock gateway asks. */
  async process(options: GraphQLDataSourceProcessOptions<GatewayContext>): Promise<Answer> {
    if (!('incomingRequestContext' in options)) throw new Error('only client requests are sent to subgraphs');
    const { request, context, incomingRequestContext, pathInIncomingRequest } = options;
    const isMutation = incomingRequestContext.operation?.operation === OperationTypeNode.MUTATION;
    const { query: operation = '', operationName, variables = {} } = request;
    const fetch = { operation, operationName, path: pathInIncomingRequest ?? [] };
    return (await this.ask(fetch, variables, context, { isMutation })) as Answer;
  }

  /** Asks, and has others answer what this one does not. */
  async ask(
    fetch: SubgraphFetch,
    variables: Readonly<JsonObject>,
    context: GatewayContext,
    { isMutation }: { isMutation: boolean },
  ): Promise<SubgraphAnswer> {
    try {
      return await this.#send(fetch, variables, context, isMutation);
    } catch (error) {
      this.#note(error, context);
      if (isMutation) return this.#unanswered(fetch, context);
      const failover = this.#options.failover();
      if (failover === null) throw error;
      const { data, rest } = await failover.rescue(fetch.operation, this.#name, async (other, operation) => {
        const sibling = this.#options.subgraphs.get(other);
        if (sibling === undefined) return null;
        const { data } = await sibling.#send({ ...fetch, operation }, variables, context, false);
        return data as JsonObject | null | undefined;
      });
      if (rest === null) return { data, mayBeKept: false };
      return this.#unanswered({ ...fetch, operation: rest }, context, Object.keys(data).length > 0 ? data : null);
    }
  }

  /** Asks for the entities of several fetches of a query at once, and gives each its own. */
  async askTogether(open: readonly OpenFetch[], context: GatewayContext): Promise<void> {
    const merged = mergeFetches(open.map(({ fetch }) => fetch));
    try {
      const variables = merged.variables(open.map((one) => one.variables));
      const fetch = { operation: merged.operation, operationName: undefined, path: [] };
      const answers = merged.split(await this.#send(fetch, variables, context, false));
      for (const [i, { resolve }] of open.entries()) resolve(answers[i] ?? {});
    } catch (error) {
      this.#note(error, context);
      // Entities have no other who could answer.
      for (const { fetch, resolve } of open) resolve(this.#unanswered(fetch, context));
    }
  }

  get #name(): string {
    return this.#options.connection.name;
  }

  #note(error: unknown, context: GatewayContext): void {
    // That there is none was said once, when the last one failed. And nobody asks any more for what somebody who has gone has asked for.
    if (!(error instanceof NoReplicaError) && !context.gone?.aborted)
      context.log.warn({ err: error, subgraph: this.#name }, 'a fetch failed');
  }

  /** An answer whose error is put at its fields later, when all of the screen is there (errors.ts). */
  #unanswered(
    { operation, path }: SubgraphFetch,
    context: GatewayContext,
    data: JsonObject | null = null,
  ): SubgraphAnswer {
    context.failures.push({ service: this.#name, at: path, operation });
    return { data, errors: [unavailable(this.#name)] };
  }

  async #send(
    { operation, operationName }: SubgraphFetch,
    variables: Readonly<JsonObject>,
    context: GatewayContext,
    isMutation: boolean,
  ): Promise<SubgraphAnswer> {
    const { connection, fetchTimeout, queryTimeout, mutationTimeout } = this.#options;
    const left = context.startedAt + (isMutation ? mutationTimeout : queryTimeout) - performance.now();
    if (left <= 0) throw new Error('no time is left for this fetch');
    const [signedOrigin, readAfter] = await Promise.all([
      context.signedOrigin({ tellsClient: isMutation }),
      // What belongs to a mutation is read where it was written.
      isMutation || !connection.mayLag ? null : context.writes.upTo(this.#name),
    ]);
    const asking = connection.ask(
      { query: operation, variables, operationName, signedOrigin, requestId: context.requestId, readAfter },
      {
        isMutation,
        timeoutMs: isMutation ? left : Math.min(left, fetchTimeout),
        // A query is of no use to somebody who has gone; a mutation is.
        ...(isMutation || context.gone === null ? {} : { signal: context.gone }),
        // Whoever is signed in reads what they have just written; others have written nothing.
        isAnybodys: !isMutation && context.viewer === null,
      },
    );
    if (isMutation && connection.mayLag && MUTATES.test(operation)) {
      // What was not answered may have been done all the same.
      const written = await asking.then((answered) => answered.written).catch(() => UNKNOWN_POSITION);
      await context.writes.note(this.#name, written);
    }
    const { answer, sessionChange, isJoined } = await asking;
    if (sessionChange !== null) context.session.change(sessionChange);
    return isJoined ? { ...(answer as SubgraphAnswer), mayBeKept: false } : (answer as SubgraphAnswer);
  }
}
