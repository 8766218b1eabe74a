import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastifyStatic from '@fastify/static';
import { createHttpServer, type RunningService } from '@moim/service-kit';
import type { GatewayConfig } from './config.ts';
import type { GatewayContext } from './context.ts';
import { createGraphQLServer } from './graphql.ts';
import { serveCalendars } from './http/calendars.ts';
import { serveExports } from './http/exports.ts';
import { createReadiness } from './http/readiness.ts';
import { serveWebApp } from './http/web-app.ts';
import { SubgraphConnection } from './subgraphs/connection.ts';
import { clientOf } from './viewer/client.ts';
import { SessionCookies } from './viewer/cookies.ts';
import { crossSiteRefusal, refuseCrossSite } from './viewer/cross-site.ts';
import { EndedSessions } from './viewer/ended-sessions.ts';
import { identify } from './viewer/identify.ts';
import { PublishedKeys } from './viewer/jwks.ts';
import { localeOf } from './viewer/locale.ts';
import { lazyOrigin } from './viewer/origin.ts';
import { Renewals } from './viewer/renewal.ts';
import { SessionAnswer } from './viewer/session-answer.ts';

/** The largest request a client may send, in bytes: the longest post, with room. */
const BODY_LIMIT = 256 * 1024;

/** A gateway that listens. */
export interface RunningGateway extends RunningService {
  /** Its origin, e.g. `http://127.0.0.1:4000`. */
  url: string;
}

/** Starts the one endpoint; resolves when it listens. Whether the subgraphs are there is `/readyz`'s matter. */
export async function startGateway(config: GatewayConfig): Promise<RunningGateway> {
  const app = createHttpServer({
    service: 'gateway',
    logLevel: config.LOG_LEVEL,
    bodyLimit: BODY_LIMIT,
    trustRequestId: false,
    trustProxy: config.TRUST_PROXY,
    readiness: createReadiness(config.subgraphs, () => ended.isUp),
  });
  config.INTERNAL_KEY.follow(app);
  const keys = new PublishedKeys(new URL('/.well-known/jwks.json', config.subgraphs.user));
  keys.follow(app);
  const user = connect('user', config);
  const others = (['community', 'schedule', 'content', 'chat'] as const).map((name) => connect(name, config));
  const connections = new Map([user, ...others].map((connection) => [connection.name, connection]));
  const graphql = await createGraphQLServer(app, config, connections);
  const ended = new EndedSessions({ config, log: app.log });
  const cookies = new SessionCookies(config.PUBLIC_URL);
  const renewals = new Renewals({
    connection: user,
    key: config.INTERNAL_KEY,
    // Half is left for the screen, which goes on without the user service.
    patience: Math.min(config.FETCH_TIMEOUT_MS, config.QUERY_TIMEOUT_MS / 2),
    timeout: config.MUTATION_TIMEOUT_MS,
  });
  const identifyTools = { keys, cookies, ended, renewals, grace: config.ACCESS_GRACE_MS };

  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
  });
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    onRequest: refuseCrossSite(cookies, config.PUBLIC_URL),
    handler: fastifyApolloHandler<GatewayContext>(graphql, {
      async context(request, reply) {
        reply.header('cache-control', 'no-store');
        const startedAt = performance.now();
        const [locale, client] = [localeOf(request.headers), clientOf(request)];
        // Another site must not sign anybody in here either: no cookies for what could not have sent them.
        const keepsCookies = client.kind !== 'native' && crossSiteRefusal(request.headers, config.PUBLIC_URL) === null;
        const session = new SessionAnswer((change) => keepsCookies && cookies.write(reply, change));
        const viewer = await identify({ request, locale, client, session }, identifyTools);
        const signedOrigin = lazyOrigin({ viewer, locale, client }, config.INTERNAL_KEY);
        const { id: requestId, log } = request;
        return { viewer, locale, signedOrigin, session, requestId, startedAt, failures: [], log };
      },
    }),
  });
  app.get('/.well-known/jwks.json', async (_request, reply) => {
    try {
      return await reply.header('cache-control', 'public, max-age=60').send(await keys.published());
    } catch {
      return reply.status(503).send({
        errors: [
          {
            message: 'The keys cannot be had right now.',
            extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'user' },
          },
        ],
      });
    }
  });
  serveExports(app, config.subgraphs.user);
  serveCalendars(app, config.subgraphs.schedule);
  if (config.WEB_DIR !== undefined) serveWebApp(app, config.WEB_DIR);
  if (config.DEMO_MEDIA_DIR !== undefined) {
    app.register(fastifyStatic, {
      decorateReply: false,
      root: config.DEMO_MEDIA_DIR,
      prefix: '/media/demo/',
      index: false,
      maxAge: '7d',
      allowedPath: (path) => path.endsWith('.webp'),
    });
  }

  const url = await app.listen({ host: config.HOST, port: config.PORT });
  return {
    url,
    async stop() {
      await app.close();
      await graphql.stop();
      renewals.stop();
      await Promise.all([...[...connections.values()].map((connection) => connection.close()), ended.stop()]);
    },
  };
}

function connect(name: keyof GatewayConfig['subgraphs'], config: GatewayConfig): SubgraphConnection {
  return new SubgraphConnection({
    name,
    url: new URL(config.subgraphs[name]),
    connectTimeout: config.FETCH_TIMEOUT_MS,
  });
}

export { readGatewayConfig } from './config.ts';
