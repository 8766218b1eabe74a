import { readFileSync } from 'node:fs';
import { createHttpServer, type RunningService } from '@moim/service-kit';
import { startTelemetry } from '@moim/telemetry';
import type { GatewayConfig } from '../config.ts';
import { refuse } from '../http/pass-on.ts';
import { createReadiness } from '../http/readiness.ts';
import { createGatewayMetrics, measureReplicas } from '../metrics.ts';
import { startOperations } from '../operations/start.ts';
import { connectSubgraphs } from '../subgraphs/sources.ts';
import { watchFetches } from '../subgraphs/watch-fetch.ts';
import { followSupergraph } from '../supergraph/file.ts';
import { refuseCrossSite } from '../viewer/cross-site.ts';
import { startRequests } from '../viewer/requests.ts';
import { serveRealtime } from './server.ts';
import { wantsEventStream } from './sse.ts';

/** The largest subscription that is taken, in bytes. */
const BODY_LIMIT = 64 * 1024;

/** A server for subscriptions that listens. */
export interface RunningRealtime extends RunningService {
  /** Its origin. */
  url: string;
  /** Goes by another supergraph from now on. Throws FeedError, and changes nothing, when its declarations do not hold. */
  load(supergraphSdl: string): void;
}

/**
 * Starts a server for subscriptions alone, to which a gateway (`REALTIME_URL`) or a balancer sends them: a deploy of the gateway then drops no
 * socket. As many may run as there are needed. Resolves when it listens.
 */
export async function startRealtime(config: GatewayConfig): Promise<RunningRealtime> {
  const telemetry = await startTelemetry({ service: 'realtime', config });
  const metrics = createGatewayMetrics(telemetry.metrics);
  const app = createHttpServer({
    service: 'realtime',
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
  const realtime = await serveRealtime(app, config, {
    ...{ subgraphs, requests, operations },
    ...{ metrics, tracing: telemetry.tracing },
  });
  const load = (sdl: string) => {
    realtime.load(sdl);
    subgraphs.load(sdl);
  };
  load(supergraphSdl);
  const stopFollowing = followSupergraph({
    file: config.SUPERGRAPH_FILE,
    current: supergraphSdl,
    log: app.log,
    take: async (sdl) => load(sdl),
  });
  app.post('/graphql', { onRequest: refuseCrossSite(requests.cookies, config.PUBLIC_URL) }, async (request, reply) =>
    wantsEventStream(request)
      ? await realtime.stream(request, reply)
      : refuse(reply, 406, 'Only subscriptions come here.', { code: 'BAD_REQUEST' }),
  );
  const url = await app.listen({ host: config.HOST, port: config.PORT });
  return {
    url,
    load,
    async stop() {
      stopFollowing();
      await realtime.drain();
      await app.close();
      await realtime.close();
      operations.stop();
      await Promise.all([subgraphs.close(), requests.stop()]);
      await telemetry.stop();
    },
  };
}
