import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { ORIGIN_HEADER } from '@moim/service-kit';
import { OperationTypeNode } from 'graphql';
import { Pool } from 'undici';
import type { GatewayContext } from '../context.ts';
import type { Failover } from './failover.ts';
import { unavailable } from './failure.ts';

export interface SubgraphOptions {
  name: string;
  url: URL;
  /** Milliseconds. */
  fetchTimeout: number;
  queryTimeout: number;
  mutationTimeout: number;
  failover: Failover;
  /** All subgraphs by name, this one too. */
  subgraphs: ReadonlyMap<string, SubgraphDataSource>;
}

/** Connections to one subgraph; requests beyond them wait for a free one, within their deadline. */
const CONNECTIONS = 64;
/** Answers are bounded by page sizes; a larger one is a fault. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

type Answer = Awaited<ReturnType<GraphQLDataSource['process']>>;
type SubgraphRequest = Pick<GraphQLDataSourceProcessOptions['request'], 'query' | 'variables' | 'operationName'>;

/**
 * A subgraph as the gateway asks it: over kept connections, within a deadline, as nobody but the signed viewer. No header of
 * the client's is passed on. A fetch that fails is noted in the context, and the screen goes on without it.
 */
export class SubgraphDataSource implements GraphQLDataSource<GatewayContext> {
  readonly #options: SubgraphOptions;
  readonly #pool: Pool;

  constructor(options: SubgraphOptions) {
    this.#options = options;
    this.#pool = new Pool(options.url.origin, {
      connections: CONNECTIONS,
      connectTimeout: options.fetchTimeout,
      keepAliveTimeout: 20_000,
    });
  }

  async process(options: GraphQLDataSourceProcessOptions<GatewayContext>): Promise<Answer> {
    if (!('incomingRequestContext' in options)) throw new Error('only client requests are sent to subgraphs');
    const { request, context, incomingRequestContext, pathInIncomingRequest } = options;
    const { name } = this.#options;
    const isMutation = incomingRequestContext.operation?.operation === OperationTypeNode.MUTATION;
    try {
      return await this.#send(request, context, isMutation);
    } catch (error) {
      context.log.warn({ err: error, subgraph: name }, 'a fetch failed');
      const failed = { service: name, at: pathInIncomingRequest ?? [] };
      const operation = request.query ?? '';
      if (isMutation) {
        context.failures.push({ ...failed, operation });
        return unanswered(name, null);
      }
      const { data, rest } = await this.#options.failover.rescue(operation, name, async (other, query) => {
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

  /** Frees the connections. */
  close(): Promise<void> {
    return this.#pool.close();
  }

  async #send(
    { query, variables, operationName }: SubgraphRequest,
    context: GatewayContext,
    isMutation: boolean,
  ): Promise<Answer> {
    const body = JSON.stringify({ query, variables, operationName });
    const { fetchTimeout, queryTimeout, mutationTimeout } = this.#options;
    const left = context.startedAt + (isMutation ? mutationTimeout : queryTimeout) - performance.now();
    if (left <= 0) throw new Error('no time is left for this fetch');
    const signal = AbortSignal.timeout(Math.ceil(isMutation ? left : Math.min(left, fetchTimeout)));
    try {
      return await this.#sendOnce(body, context, signal);
    } catch (error) {
      // A kept connection may have been closed by the other side just now. A mutation may have happened: never sent twice.
      if (isMutation || !isBrokenConnection(error) || signal.aborted) throw error;
      return this.#sendOnce(body, context, signal);
    }
  }

  async #sendOnce(body: string, context: GatewayContext, signal: AbortSignal): Promise<Answer> {
    const { url } = this.#options;
    const response = await this.#pool.request({
      method: 'POST',
      path: url.pathname,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        [ORIGIN_HEADER]: context.signedOrigin,
        'x-request-id': context.requestId,
      },
      body,
      signal,
    });
    const text = await readText(response.body);
    if (response.statusCode >= 500 || response.statusCode === 401) throw new Error(`HTTP ${response.statusCode}`);
    const answer: unknown = JSON.parse(text);
    if (typeof answer !== 'object' || answer === null || !('data' in answer || 'errors' in answer))
      throw new Error('not a GraphQL answer');
    return answer as Answer;
  }
}

/** An answer whose error is put at its fields later, when all of the screen is there (errors.ts). */
function unanswered(service: string, data: Record<string, unknown> | null): Answer {
  return { data, errors: [unavailable(service)] } as unknown as Answer;
}

async function readText(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) throw new Error('the answer is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function isBrokenConnection(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE';
}
