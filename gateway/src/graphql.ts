import { readFileSync } from 'node:fs';
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { GatewayConfig } from './config.ts';
import type { GatewayContext } from './context.ts';
import { executableOperations, partialAnswers, publicError } from './errors.ts';
import type { GatewayMetrics } from './metrics.ts';
import { operationTelemetry } from './operation-telemetry.ts';
import { rateLimits } from './rate-limits.ts';
import { withScalars } from './scalars.ts';
import { sessionAnswers } from './viewer/session-answer.ts';

/** More tokens than any screen needs by far; parsing stops there. */
export const MAX_TOKENS = 10_000;

/** The supergraph as it is checked in: `npm run generate` composes it from supergraph.yaml. */
const SUPERGRAPH_FILE = new URL('../supergraph.graphql', import.meta.url);

export function readSupergraph(): string {
  return readFileSync(SUPERGRAPH_FILE, 'utf8');
}

export interface GraphQLServerOptions {
  app: FastifyInstance;
  config: Pick<GatewayConfig, 'NODE_ENV'>;
  supergraphSdl: string;
  /** The subgraphs by name. */
  sources: ReadonlyMap<string, GraphQLDataSource<GatewayContext>>;
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
  metrics,
  onSupergraph,
}: GraphQLServerOptions): Promise<ApolloServer<GatewayContext>> {
  const gateway = new ApolloGateway({
    supergraphSdl,
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
  gateway.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
    withScalars(apiSchema);
    onSupergraph(coreSupergraphSdl);
  });
  const production = config.NODE_ENV === 'production';
  const server = new ApolloServer<GatewayContext>({
    gateway,
    introspection: !production,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: production,
    allowBatchedHttpRequests: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    // Stored queries by hash are a later matter; without a bound they would be a way to fill the memory.
    persistedQueries: false,
    stopOnTerminationSignals: false,
    formatError: publicError,
    plugins: [
      executableOperations(),
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
