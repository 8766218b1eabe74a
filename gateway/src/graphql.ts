import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { RunningCache } from './cache/start.ts';
import type { GatewayConfig } from './config.ts';
import type { GatewayContext } from './context.ts';
import { executableOperations, partialAnswers, publicError } from './errors.ts';
import { CompiledOperations } from './execution/compiled-operations.ts';
import { Executor } from './execution/executor.ts';
import { NO_PLANS, openPlans } from './execution/stored-plans.ts';
import { Costs } from './limits/cost.ts';
import { MAX_TOKENS } from './limits/document.ts';
import { operationLimits } from './limits/operation-limits.ts';
import type { GatewayMetrics } from './metrics.ts';
import { operationTelemetry } from './operation-telemetry.ts';
import type { Operations } from './operations/start.ts';
import { rateLimits } from './rate-limits.ts';
import { withScalars } from './scalars.ts';
import type { SubgraphDataSource } from './subgraphs/data-source.ts';
import { followSupergraph } from './supergraph/file.ts';
import { compileAhead, prepareSupergraph } from './supergraph/prepare.ts';
import { sessionAnswers } from './viewer/session-answer.ts';

export interface GraphQLServerOptions {
  app: FastifyInstance;
  config: Pick<GatewayConfig, 'NODE_ENV' | 'SUPERGRAPH_FILE' | 'MAX_OPERATION_COST' | 'PLANS_DIR'>;
  /** The one that is gone by at first. */
  supergraphSdl: string;
  /** The subgraphs by name. */
  sources: ReadonlyMap<string, SubgraphDataSource>;
  operations: Operations;
  kept: RunningCache;
  metrics: GatewayMetrics;
  /** Called with the supergraph that is gone by, at first and whenever it is another. */
  onSupergraph(supergraphSdl: string): void;
}

/** Apollo Server over Apollo Gateway, started. Rejects when the supergraph does not load or names a subgraph without an address. */
export async function createGraphQLServer({
  app,
  config,
  supergraphSdl,
  sources,
  operations: { known, admission, spending },
  kept,
  metrics,
  onSupergraph,
}: GraphQLServerOptions): Promise<ApolloServer<GatewayContext>> {
  const plansOf = (sdl: string) => (config.PLANS_DIR === undefined ? NO_PLANS : openPlans(config.PLANS_DIR, sdl));
  const keepPlans = (of: CompiledOperations) => {
    try {
      of.savePlans(known.texts());
    } catch (err) {
      app.log.warn({ err }, 'plans cannot be kept: they are made again at the next start');
    }
  };
  const executor = new Executor({ sources, kept, mayExplain: (context) => admission.mayIntrospect(context) });
  /** Of the supergraph that comes next, with the operations that are wanted first. */
  let prepared: { sdl: string; operations: CompiledOperations } | null = null;
  const gateway = new ApolloGateway({
    async supergraphSdl({ update }) {
      const subgraphs = new Set(sources.keys());
      const stop = followSupergraph({
        file: config.SUPERGRAPH_FILE,
        current: supergraphSdl,
        log: app.log,
        async take(next) {
          const [promised, recent] = [known.texts(), admission.recent()];
          const plans = plansOf(next);
          const operations = await prepareSupergraph(next, { subgraphs, promised, recent, plans });
          prepared = { sdl: next, operations };
          keepPlans(operations);
          update(next);
        },
      });
      return { supergraphSdl, cleanup: async () => stop() };
    },
    logger: {
      debug: () => {},
      info: () => {},
      warn: (message) => app.log.warn(message),
      error: (message) => app.log.error(message),
    },
    buildService({ name }) {
      const source = sources.get(name);
      if (source === undefined)
        throw new Error(`the supergraph has a subgraph ${name}, but no address is configured for it`);
      return source;
    },
  });
  let costs: Costs;
  let operations: CompiledOperations;
  gateway.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
    withScalars(apiSchema);
    costs = new Costs(apiSchema, coreSupergraphSdl);
    const isPrepared = prepared?.sdl === coreSupergraphSdl;
    operations =
      (isPrepared && prepared?.operations) || new CompiledOperations(coreSupergraphSdl, plansOf(coreSupergraphSdl));
    executor.load(apiSchema, operations);
    prepared = null;
    onSupergraph(coreSupergraphSdl);
  });
  const production = config.NODE_ENV === 'production';
  const server = new ApolloServer<GatewayContext>({
    gateway: executor.in(gateway),
    // Who may ask is operationLimits' matter.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: production,
    allowBatchedHttpRequests: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    persistedQueries: { cache: known.cache },
    stopOnTerminationSignals: false,
    formatError: publicError,
    plugins: [
      executableOperations(),
      operationLimits({ admission, spending, maxCost: config.MAX_OPERATION_COST, costs: () => costs }),
      partialAnswers(),
      rateLimits(),
      sessionAnswers(),
      operationTelemetry(metrics),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      fastifyApolloDrainPlugin(app),
    ],
  });
  await server.start();
  const warmUp = async () => {
    for await (const error of compileAhead(operations, known.texts()))
      app.log.error({ error }, 'an operation of the manifests is not valid by this supergraph');
    keepPlans(operations);
  };
  // Nobody is kept waiting: who asks for one of them first plans it.
  app.addHook('onListen', async () => void warmUp());
  return server;
}
