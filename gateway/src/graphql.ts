import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { GatewayConfig } from './config.ts';
import type { GatewayContext } from './context.ts';
import { executableOperations, partialAnswers, publicError } from './errors.ts';
import { Costs } from './limits/cost.ts';
import { MAX_TOKENS } from './limits/document.ts';
import { operationLimits } from './limits/operation-limits.ts';
import type { GatewayMetrics } from './metrics.ts';
import { operationTelemetry } from './operation-telemetry.ts';
import type { Operations } from './operations/start.ts';
import { rateLimits } from './rate-limits.ts';
import { withScalars } from './scalars.ts';
import { followSupergraph } from './supergraph/file.ts';
import { PlanCache } from './supergraph/plan-cache.ts';
import { prepareSupergraph } from './supergraph/prepare.ts';
import { sessionAnswers } from './viewer/session-answer.ts';

export interface GraphQLServerOptions {
  app: FastifyInstance;
  config: Pick<GatewayConfig, 'NODE_ENV' | 'SUPERGRAPH_FILE' | 'MAX_OPERATION_COST'>;
  /** The one that is gone by at first. */
  supergraphSdl: string;
  /** The subgraphs by name. */
  sources: ReadonlyMap<string, GraphQLDataSource<GatewayContext>>;
  operations: Operations;
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
  metrics,
  onSupergraph,
}: GraphQLServerOptions): Promise<ApolloServer<GatewayContext>> {
  const plans = new PlanCache();
  const gateway = new ApolloGateway({
    async supergraphSdl({ update }) {
      const subgraphs = new Set(sources.keys());
      const stop = followSupergraph({
        file: config.SUPERGRAPH_FILE,
        current: supergraphSdl,
        log: app.log,
        async take(next) {
          const [promised, recent] = [known.texts(), admission.recent()];
          plans.stage(await prepareSupergraph(next, { subgraphs, promised, recent }));
          update(next);
        },
      });
      return { supergraphSdl, cleanup: async () => stop() };
    },
    queryPlannerConfig: { cache: plans },
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
  gateway.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
    withScalars(apiSchema);
    costs = new Costs(apiSchema, coreSupergraphSdl);
    onSupergraph(coreSupergraphSdl);
  });
  const production = config.NODE_ENV === 'production';
  const server = new ApolloServer<GatewayContext>({
    gateway,
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
      fastifyApolloDrainPlugin(app),
    ],
  });
  await server.start();
  return server;
}
