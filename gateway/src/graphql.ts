import { readFileSync } from 'node:fs';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import { DateTimeScalar } from '@moim/service-kit';
import type { FastifyInstance } from 'fastify';
import { isScalarType } from 'graphql';
import type { GatewayConfig } from './config.ts';
import type { GatewayContext } from './context.ts';
import { executableOperations, partialAnswers, publicError } from './errors.ts';
import { rateLimits } from './rate-limits.ts';
import type { SubgraphConnection } from './subgraphs/connection.ts';
import { SubgraphDataSource } from './subgraphs/data-source.ts';
import { Failover } from './subgraphs/failover.ts';
import { sessionAnswers } from './viewer/session-answer.ts';

/** More tokens than any screen needs by far; parsing stops there. */
const MAX_TOKENS = 10_000;

/** The supergraph as it is checked in: `npm run generate` composes it from supergraph.yaml. */
const SUPERGRAPH_FILE = new URL('../supergraph.graphql', import.meta.url);

/** Apollo Server over Apollo Gateway, started. Rejects when the supergraph does not load or names a subgraph without an address. */
export async function createGraphQLServer(
  app: FastifyInstance,
  config: GatewayConfig,
  connections: ReadonlyMap<string, SubgraphConnection>,
): Promise<ApolloServer<GatewayContext>> {
  const supergraphSdl = readFileSync(SUPERGRAPH_FILE, 'utf8');
  const failover = new Failover(supergraphSdl);
  const subgraphs = new Map<string, SubgraphDataSource>();
  const gateway = new ApolloGateway({
    supergraphSdl,
    logger: {
      debug: () => {},
      info: () => {},
      warn: (message) => app.log.warn(message),
      error: (message) => app.log.error(message),
    },
    buildService({ name }) {
      const connection = connections.get(name);
      if (connection === undefined)
        throw new Error(`the supergraph has a subgraph ${name}, but no address is configured for it`);
      const source = new SubgraphDataSource({
        connection,
        fetchTimeout: config.FETCH_TIMEOUT_MS,
        queryTimeout: config.QUERY_TIMEOUT_MS,
        mutationTimeout: config.MUTATION_TIMEOUT_MS,
        failover,
        subgraphs,
      });
      subgraphs.set(name, source);
      return source;
    },
  });
  // The composed schema knows scalars by name only; with this, a wrong date is refused here, before anything is fetched.
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => {
    const dateTime = apiSchema.getType('DateTime');
    if (!isScalarType(dateTime)) throw new Error('the supergraph has no scalar DateTime');
    dateTime.parseValue = DateTimeScalar.parseValue;
    dateTime.parseLiteral = DateTimeScalar.parseLiteral;
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
      ApolloServerPluginLandingPageDisabled(),
      fastifyApolloDrainPlugin(app),
    ],
  });
  await server.start();
  return server;
}
