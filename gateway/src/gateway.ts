import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastifyStatic from '@fastify/static';
import { createHttpServer, type RunningService, signOrigin } from '@moim/service-kit';
import type { GatewayConfig } from './config.ts';
import type { GatewayContext } from './context.ts';
import { createGraphQLServer } from './graphql.ts';
import { serveExports } from './http/exports.ts';
import { createReadiness } from './http/readiness.ts';
import { welcomePage } from './http/welcome-page.ts';
import { PublishedKeys } from './viewer/jwks.ts';
import { localeOf } from './viewer/locale.ts';
import { authenticate } from './viewer/viewer.ts';

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
    readiness: createReadiness(config.subgraphs),
  });
  const keys = new PublishedKeys(new URL('/.well-known/jwks.json', config.subgraphs.user));
  const graphql = await createGraphQLServer(app, config);

  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
  });
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    handler: fastifyApolloHandler<GatewayContext>(graphql.server, {
      async context(request, reply) {
        reply.header('cache-control', 'no-store');
        const startedAt = performance.now();
        const viewer = await authenticate(request.headers.authorization, keys);
        const locale = localeOf(request.headers);
        const signedOrigin = await signOrigin({ viewer, locale, client: null }, config.INTERNAL_KEY);
        return { viewer, locale, signedOrigin, requestId: request.id, startedAt, failures: [], log: request.log };
      },
    }),
  });
  app.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(welcomePage));
  app.get('/.well-known/jwks.json', async (_request, reply) => {
    try {
      return await reply.header('cache-control', 'public, max-age=300').send(await keys.published());
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
  if (config.DEMO_MEDIA_DIR !== undefined) {
    app.register(fastifyStatic, {
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
      await graphql.close();
    },
  };
}

export { readGatewayConfig } from './config.ts';
