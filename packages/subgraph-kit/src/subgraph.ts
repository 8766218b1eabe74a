import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import { announce, discoveryEnv, type Role } from '@moim/discovery';
import {
  type Asker,
  type Chore,
  type ChoreTools,
  type EventHandler,
  eventEnv,
  type Outbox,
  type QuestionAnswer,
  type Signals,
  type SqlClient,
  startEventBus,
} from '@moim/event-bus';
import type { EventService } from '@moim/events';
import {
  createHttpServer,
  decodeLogPosition,
  internalKeyVariable,
  type LogPosition,
  ORIGIN_HEADER,
  READ_AFTER_HEADER,
  type RequestOrigin,
  type RunningService,
  serviceEnv,
  verifyOrigin,
} from '@moim/service-kit';
import { startTelemetry, traceRequests } from '@moim/telemetry';
import { measurePool, tracePool } from '@moim/telemetry/sql';
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';
import { parse } from 'graphql';
import type pg from 'pg';
import type { Registry } from 'prom-client';
import { z } from 'zod';
import { ReplicaReads, type RequestDatabase } from './replica-reads.ts';
import { refuseMutations, tellPosition } from './role-plugins.ts';

/** What every subgraph knows about a request. Subgraphs add their database and loaders. */
export interface BaseContext extends RequestOrigin {
  /** Where this request reads, when that is not only the subgraph's own database. */
  replica: RequestDatabase | null;
  /** One instant for the whole request, so that all its answers agree. */
  now: Date;
  log: FastifyBaseLogger;
  /** Where mutations write what happened. */
  outbox: Outbox;
  /** Asks other services what this one does not know yet. */
  asker: Asker;
  /** Tells those who are there what nobody needs to know later. */
  signals: Signals;
  /** Sets a header of the answer to the gateway. */
  setAnswerHeader(name: string, value: string): void;
}

/** What a subgraph does with events. */
export interface SubgraphEvents {
  /** What other services' events do here. */
  handlers?: readonly EventHandler[];
  /** What others may ask this service. */
  answers?: readonly QuestionAnswer[];
  /** What one process at a time does now and then. */
  chores?: readonly Chore[] | ((tools: ChoreTools) => readonly Chore[]);
}

/** The environment that every subgraph reads. */
export const subgraphEnv = {
  ...serviceEnv,
  ...eventEnv,
  ...discoveryEnv,
  /** Its GraphQL endpoint, as gateways reach it; the address it listens on, where that is one of this machine's alone. */
  ADVERTISED_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** The subgraph's own database, as its own role. */
  DATABASE_URL: z.url(),
  /** The keys that the gateway signs with. */
  INTERNAL_KEY: internalKeyVariable,
};

export type SubgraphConfig = z.infer<z.ZodObject<typeof subgraphEnv>>;

export interface SubgraphOptions<Context extends BaseContext> {
  name: EventService;
  config: SubgraphConfig;
  /** The subgraph's database, for what the kit itself reads there. */
  db: SqlClient;
  /** The connections below `db`. */
  pool: pg.Pool;
  /** What this process does. Default: both. */
  role?: Role;
  /** A streaming replica of the database, for queries. */
  replica?: SqlClient | null;
  events?: SubgraphEvents;
  /** The SDL's file. */
  schemaFile: URL;
  // biome-ignore lint/complexity/noBannedTypes: generated resolver maps are typed by their subgraph, not here
  resolvers: {};
  /** A request's context: fresh loaders for each request, so that nobody is answered from what another person may see. */
  context(base: BaseContext): Context;
  /** What it can do without for a while: `/readyz` names it when it is away, and is 200 all the same. */
  optionalChecks?: Record<string, () => Promise<unknown>>;
  /** More routes than `/graphql`. */
  routes?(app: FastifyInstance, bus: { asker: Asker }): void;
  /** More metrics than every subgraph has. */
  metrics?(registry: Registry): void;
  /** Frees what the subgraph holds, after the last request. */
  close(): Promise<void>;
}

/** A subgraph that listens. */
export interface RunningSubgraph extends RunningService {
  /** Its GraphQL endpoint. */
  url: string;
}

/** 1 MiB: a batch of `_entities` is larger than what clients may send to the gateway. */
const BODY_LIMIT = 1_048_576;

const origins = new WeakMap<FastifyRequest, RequestOrigin>();

/** Expected errors pass; whatever else went wrong is logged and told as an internal error, without its message. */
function maskingPlugin<Context extends BaseContext>(): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, contextValue }) {
          for (const error of errors) {
            const code = error.extensions.code;
            if (code === undefined || code === 'INTERNAL_SERVER_ERROR')
              contextValue.log.error({ err: error.originalError ?? error, path: error.path }, 'a resolver failed');
          }
        },
      };
    },
  };
}

function readAfter({ headers }: FastifyRequest): LogPosition | null {
  const header = headers[READ_AFTER_HEADER];
  return typeof header === 'string' ? decodeLogPosition(header) : null;
}

/**
 * Serves a subgraph at `/graphql`, for the gateway only: a request without the gateway's signature is answered with 401.
 * Resolves when it listens.
 */
export async function startSubgraph<Context extends BaseContext>(
  options: SubgraphOptions<Context>,
): Promise<RunningSubgraph> {
  const { config, role = 'both', replica = null } = options;
  const production = config.NODE_ENV === 'production';
  const telemetry = await startTelemetry({ service: options.name, config, servesMetrics: true });
  const { tracing, metrics } = telemetry;
  measurePool(metrics, options.pool);
  if (tracing !== null) tracePool(options.pool);
  const app = createHttpServer({
    service: options.name,
    telemetry,
    logLevel: config.LOG_LEVEL,
    bodyLimit: BODY_LIMIT,
    trustRequestId: true,
    async readiness() {
      const state = async (part: string, check: () => Promise<unknown>) => {
        try {
          await check();
          return [part, 'ok'] as const;
        } catch (error) {
          app.log.warn({ err: error, part }, 'not ready');
          return [part, 'unavailable'] as const;
        }
      };
      // Without NATS the subgraph serves: what happens waits in the outbox, and cards stay as they are.
      const optional = { events: () => bus.check(), ...options.optionalChecks };
      const [database, ...others] = await Promise.all([
        state('database', async () => options.db.$queryRaw`select 1`),
        ...Object.entries(optional).map(([part, check]) => state(part, check)),
      ]);
      return { ready: database[1] === 'ok', parts: Object.fromEntries([database, ...others]) };
    },
  });

  config.INTERNAL_KEY.follow(app);

  options.metrics?.(metrics.registry);
  const bus = startEventBus({
    service: options.name,
    databaseUrl: config.DATABASE_URL,
    config,
    log: app.log,
    registry: metrics.registry,
    tracing,
    ...options.events,
    asksOnly: role === 'reader',
  });
  const reads = replica === null ? null : new ReplicaReads({ primary: options.db, replica, log: app.log });
  metrics.beforeReading(() => bus.measure(options.db));

  const server = new ApolloServer<Context>({
    schema: buildSubgraphSchema({
      typeDefs: parse(readFileSync(options.schemaFile, 'utf8')),
      resolvers: options.resolvers,
    }),
    introspection: !production,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: production,
    stopOnTerminationSignals: false,
    formatError: (formatted) =>
      formatted.extensions?.code === 'INTERNAL_SERVER_ERROR'
        ? { ...formatted, message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }
        : formatted,
    plugins: [
      maskingPlugin<Context>(),
      ...(role === 'reader' ? [refuseMutations<Context>()] : []),
      ...(role === 'writer' ? [tellPosition<Context>(options.db)] : []),
      // It would wrap each field's resolver, for hints that nobody gives.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      fastifyApolloDrainPlugin(app),
    ],
  });
  await server.start();

  app.register(async (graphql) => {
    graphql.addHook('onRequest', async (request, reply) => {
      const header = request.headers[ORIGIN_HEADER];
      try {
        if (typeof header !== 'string') throw new Error('no signature');
        origins.set(request, await verifyOrigin(header, config.INTERNAL_KEY.current));
      } catch {
        return reply.status(401).send({
          errors: [{ message: 'Only the gateway may ask this service.', extensions: { code: 'UNAUTHENTICATED' } }],
        });
      }
    });
    if (tracing !== null) traceRequests(graphql, tracing, 'gateway');
    graphql.route({
      url: '/graphql',
      method: ['POST'],
      handler: fastifyApolloHandler(server, {
        context: async (request, reply) => {
          const origin = origins.get(request);
          if (origin === undefined) throw new Error('unreachable: the hook has refused requests without an origin');
          return options.context({
            ...origin,
            replica: reads?.forRequest(readAfter(request)) ?? null,
            now: new Date(),
            log: request.log,
            outbox: bus.outbox,
            asker: bus,
            signals: bus.signals,
            setAnswerHeader: (name, value) => void reply.header(name, value),
          });
        },
      }),
    });
  });
  app.get('/metrics', async (_request, reply) => reply.type(metrics.registry.contentType).send(await metrics.read()));
  options.routes?.(app, { asker: bus });

  const address = await app.listen({ host: config.HOST, port: config.PORT });
  const url = `${address}/graphql`;
  const announcement = announce({
    service: options.name,
    replica: { url: config.ADVERTISED_URL ?? reachable(url, config.HOST), role, mayLag: reads !== null },
    config,
    log: app.log,
  });
  return {
    url,
    async stop() {
      await announcement.withdraw();
      await app.close();
      await server.stop();
      await bus.stop();
      reads?.close();
      await options.close();
      await telemetry.stop();
    },
  };
}

/** Who listens on all addresses is reached by the machine's name: in Docker, that of the container. */
function reachable(url: string, host: string): string {
  if (host !== '0.0.0.0' && host !== '::') return url;
  const named = new URL(url);
  named.hostname = hostname();
  return named.href;
}
