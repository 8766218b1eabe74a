import { readFileSync } from 'node:fs';
import { constants } from 'node:zlib';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastifyCompress from '@fastify/compress';
import fastifyStatic from '@fastify/static';
import { createHttpServer, type RunningService } from '@moim/service-kit';
import { inSpan, startTelemetry } from '@moim/telemetry';
import type { FastifyRequest } from 'fastify';
import { startCache } from './cache/start.ts';
import type { GatewayConfig } from './config.ts';
import type { GatewayContext } from './context.ts';
import { createGraphQLServer } from './graphql.ts';
import { serveCalendars } from './http/calendars.ts';
import { serveExplorer } from './http/explorer.ts';
import { serveExports } from './http/exports.ts';
import { serveMedia } from './http/media.ts';
import { createReadiness } from './http/readiness.ts';
import { passOnRealtime } from './http/realtime-elsewhere.ts';
import { serveUploads } from './http/uploads.ts';
import { serveWebApp } from './http/web-app.ts';
import { createGatewayMetrics, measureCache, measureReplicas } from './metrics.ts';
import type { Asked } from './operations/admission.ts';
import { startOperations } from './operations/start.ts';
import { serveRealtime } from './realtime/server.ts';
import { wantsEventStream } from './realtime/sse.ts';
import { connectSubgraphs, type SubgraphName } from './subgraphs/sources.ts';
import { watchFetches } from './subgraphs/watch-fetch.ts';
import { refuseCrossSite } from './viewer/cross-site.ts';
import { startRequests } from './viewer/requests.ts';

/** The largest request a client may send, in bytes: the longest post, with room. */
const BODY_LIMIT = 256 * 1024;

/** A chat room is 25 KB: on a slow phone a sixth of a second, and a fifth of that compressed. Better compression would take longer than it spares. */
const COMPRESSION = {
  threshold: 1_024,
  encodings: ['br' as const, 'gzip' as const],
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  zlibOptions: { level: 4 },
};

/** A gateway that listens. */
export interface RunningGateway extends RunningService {
  /** Its origin, e.g. `http://127.0.0.1:4000`. */
  url: string;
}

/** Starts the one endpoint; resolves when it listens. Whether the subgraphs are there is `/readyz`'s matter. */
export async function startGateway(config: GatewayConfig): Promise<RunningGateway> {
  const telemetry = await startTelemetry({ service: 'gateway', config });
  const metrics = createGatewayMetrics(telemetry.metrics);
  const app = createHttpServer({
    service: 'gateway',
    telemetry,
    logLevel: config.LOG_LEVEL,
    bodyLimit: BODY_LIMIT,
    trustRequestId: false,
    trustProxy: config.TRUST_PROXY,
    readiness: createReadiness(
      () => subgraphs.connections,
      () => requests.ended.isUp,
    ),
  });
  config.INTERNAL_KEY.follow(app);
  const supergraphSdl = readFileSync(config.SUPERGRAPH_FILE, 'utf8');
  const operations = await startOperations(config);
  const subgraphs = connectSubgraphs(config, app.log, watchFetches(metrics));
  measureReplicas(metrics, () => subgraphs.health());
  const requests = startRequests(app, config, subgraphs);
  const kept = startCache({
    ...{ config, log: app.log },
    mayLag: (service) => subgraphs.connections[service as SubgraphName].mayLag,
    count: (subgraph, outcome) => metrics.cached.inc({ subgraph, outcome }),
  });
  measureCache(metrics, kept.cache);
  const seen = { metrics, tracing: telemetry.tracing };
  const realtime =
    config.REALTIME_URL === undefined
      ? await serveRealtime(app, config, { subgraphs, requests, operations, ...seen })
      : null;
  const streams = realtime ?? passOnRealtime(app, config.REALTIME_URL ?? '');
  const graphql = await createGraphQLServer({
    app,
    config,
    supergraphSdl,
    sources: subgraphs.sources,
    operations,
    kept,
    metrics,
    onSupergraph(sdl) {
      subgraphs.load(sdl);
      realtime?.load(sdl);
    },
  });

  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
  });
  const answer = fastifyApolloHandler<GatewayContext>(graphql, {
    async context(request, reply) {
      const context = await requests.contextOf(request, reply);
      await operations.admission.admit(askedBy(request), context);
      return context;
    },
  });
  await app.register(fastifyCompress, { global: false });
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    compress: COMPRESSION,
    onRequest: refuseCrossSite(requests.cookies, config.PUBLIC_URL),
    async handler(request, reply) {
      return wantsEventStream(request)
        ? await streams.stream(request, reply)
        : await inSpan('graphql', {}, async () => answer.call(this, request, reply));
    },
  });
  app.get('/.well-known/jwks.json', async (_request, reply) => {
    try {
      return await reply.header('cache-control', 'public, max-age=60').send(await requests.keys.published());
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
  serveExports(app, subgraphs.connections.user);
  serveCalendars(app, subgraphs.connections.schedule);
  serveUploads(app, subgraphs.connections.content);
  serveMedia(app, subgraphs.connections.content);
  if (config.WEB_DIR !== undefined) {
    serveWebApp(app, config.WEB_DIR);
    serveExplorer(app, config.WEB_DIR, {
      hasDemoAccounts: config.NODE_ENV !== 'production' && config.DEMO_MEDIA_DIR !== undefined,
      async isOpenTo(request, reply) {
        const { admission } = operations;
        return (
          admission.mayIntrospect({ viewer: null }) ||
          admission.mayIntrospect({ viewer: await requests.readerOf(request, reply) })
        );
      },
    });
  }
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
      await realtime?.drain();
      await app.close();
      await graphql.stop();
      await realtime?.close();
      operations.stop();
      await Promise.all([subgraphs.close(), requests.stop(), kept.stop()]);
      await telemetry.stop();
    },
  };
}

/** What is to be run: in the body, or by GET in the address. Whatever else is wrong with it, Apollo Server says. */
function askedBy({ method, body, query }: FastifyRequest): Asked {
  return ((method === 'GET' ? query : body) ?? {}) as Asked;
}

export { type GatewayConfig, readGatewayConfig } from './config.ts';
export { startRealtime } from './realtime/start.ts';
