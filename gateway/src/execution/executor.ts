import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { inSpan } from '@moim/telemetry';
import { GraphQLError, type GraphQLSchema, OperationTypeNode } from 'graphql';
import type { RunningCache } from '../cache/start.ts';
import type { GatewayContext } from '../context.ts';
import type { SubgraphDataSource } from '../subgraphs/data-source.ts';
import { RequestFetches } from '../subgraphs/request-fetches.ts';
import type { CompiledOperations } from './compiled-operations.ts';
import { PlanTrace } from './explain.ts';
import type { CompiledOperation } from './operation.ts';

type Gateway = ApolloServerOptionsWithGateway<GatewayContext>['gateway'];
type StockExecutor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;
type RequestContext = Parameters<StockExecutor>[0];
type ExecutionResult = Awaited<ReturnType<StockExecutor>>;

const EXPLAIN_HEADER = 'x-explain';

export interface ExecutorOptions {
  /** The subgraphs by name. */
  sources: ReadonlyMap<string, SubgraphDataSource>;
  /** Where answers are kept, and who is told of what is changed. */
  kept: Pick<RunningCache, 'cache' | 'wrote'>;
  /** Whether the sender may see how an operation is run. */
  mayExplain(context: GatewayContext): boolean;
}

/** Runs operations as they are compiled; what asks for the schema goes the stock gateway's way. */
export class Executor {
  readonly #options: ExecutorOptions;
  /** By the schema that a request was validated against: one that is under way when another supergraph comes ends by its own. */
  readonly #operations = new WeakMap<GraphQLSchema, CompiledOperations>();

  constructor(options: ExecutorOptions) {
    this.#options = options;
  }

  /** Requests that are validated against this schema are run by these. */
  load(schema: GraphQLSchema, operations: CompiledOperations): void {
    this.#operations.set(schema, operations);
  }

  /** The gateway, with this one in the place of its executor. */
  in(gateway: Gateway): Gateway {
    return {
      load: async (options) => {
        const { executor } = await gateway.load(options);
        if (executor === null) throw new Error('the gateway has no executor');
        return { executor: (request) => this.#execute(request, executor) };
      },
      onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
      stop: () => gateway.stop(),
    };
  }

  async #execute(request: RequestContext, stock: StockExecutor): Promise<ExecutionResult> {
    let compiled: CompiledOperation | null;
    try {
      compiled = await this.#compiled(request);
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [error] };
      throw error;
    }
    if (compiled === null) return await stock(request);
    const variables = request.request.variables ?? {};
    const errors = compiled.wrongVariables(variables);
    if (errors !== null) return { errors };
    const isMutation = request.operation.operation === OperationTypeNode.MUTATION;
    const context = request.context as unknown as GatewayContext;
    const trace = this.#isExplained(request, context) ? new PlanTrace(context.startedAt) : null;
    const { sources, kept } = this.#options;
    const fetches = new RequestFetches(sources, context, { isMutation, trace, cache: kept.cache });
    const result = await compiled.run({ variables, ask: fetches.ask, trace });
    // Whether it was done or not: what nobody answered may have been.
    if (isMutation && context.viewer !== null) await kept.wrote(context.viewer.userId);
    if (trace !== null) result.extensions = { ...result.extensions, plan: compiled.explain(variables, trace) };
    return result as ExecutionResult;
  }

  /** Whoever may see the schema may see plans: by `x-explain: plan`, in the answer's `extensions.plan`. */
  #isExplained({ request }: RequestContext, context: GatewayContext): boolean {
    return request.http?.headers.get(EXPLAIN_HEADER) === 'plan' && this.#options.mayExplain(context);
  }

  async #compiled({ schema, document, queryHash, request }: RequestContext): Promise<CompiledOperation | null> {
    const operations = this.#operations.get(schema);
    if (operations === undefined) throw new Error('no operations are loaded for this schema');
    const name = request.operationName ?? null;
    if (operations.has(document, queryHash, name)) return operations.get(document, queryHash, name);
    return await inSpan('plan', {}, async () => operations.get(document, queryHash, name));
  }
}
