import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';
import { gatewayPresenceChanged } from '@moim/events';
import { createPresenceWriter } from '@moim/presence';
import { answerWithoutEnd, type Tracing } from '@moim/telemetry';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { GatewayConfig } from '../config.ts';
import { type GatewayMetrics, measureOpenStreams } from '../metrics.ts';
import type { Operations } from '../operations/start.ts';
import type { Subgraphs } from '../subgraphs/sources.ts';
import type { Requests } from '../viewer/requests.ts';
import { Clients } from './clients.ts';
import { errorOf, Realtime } from './realtime.ts';
import { EventStreams } from './sse.ts';
import { WebSockets } from './websockets.ts';

/** Subscriptions at `/graphql`, over WebSocket and server-sent events. */
export interface RealtimeServer {
  /** Connections that are open. */
  readonly connections: number;
  /** Goes by another supergraph from now on. Throws FeedError, and changes nothing, when its declarations do not hold. */
  load(supergraphSdl: string): void;
  /** Answers a POST that wants a stream. */
  stream(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>;
  /** Ends all connections, within some seconds: clients come back and resume. To be called before the server closes. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

/** Takes the WebSocket upgrades of the app's server at `/graphql`, and runs subscriptions for whoever connects. */
export async function serveRealtime(
  app: FastifyInstance,
  config: GatewayConfig,
  parts: {
    subgraphs: Subgraphs;
    requests: Requests;
    operations: Operations;
    metrics: GatewayMetrics;
    tracing: Tracing | null;
  },
): Promise<RealtimeServer> {
  const { subgraphs, requests, operations, metrics, tracing } = parts;
  const { log } = app;
  const realtime = new Realtime({
    ...{ config, log, key: config.INTERNAL_KEY, subgraphs: subgraphs.sources },
    ...{ metrics, tracing },
  });
  const presence = await createPresenceWriter({
    redisUrl: config.REDIS_URL,
    namespace: config.EVENTS_NAMESPACE,
    processId: randomUUID(),
    log,
    onChange: (userId, isOnline) => realtime.bus.send(gatewayPresenceChanged, { userId, isOnline }),
  });
  const tools = { ...requests, ...operations, realtime, presence, log, metrics };
  const clients = new Clients(tools);
  const streams = new EventStreams({ ...tools, clients });
  const trusts = proxyAddr.compile(config.TRUST_PROXY ?? []);
  const addressOf = (request: IncomingMessage) => proxyAddr(request, trusts);
  const sockets = new WebSockets({ ...tools, clients, publicUrl: config.PUBLIC_URL, addressOf });
  sockets.listen(app.server, '/graphql');
  measureOpenStreams(metrics, () => ({
    connections: { websocket: sockets.size, sse: streams.size },
    subscriptions: realtime.subscriptions,
    topics: realtime.topics,
  }));
  return {
    get connections() {
      return clients.size;
    },
    load(supergraphSdl) {
      realtime.load({
        ...{ supergraphSdl, maxCost: config.MAX_OPERATION_COST },
        hidesSchema: config.NODE_ENV === 'production',
      });
    },
    async stream(request, reply) {
      try {
        const sender = await requests.contextOf(request, reply);
        answerWithoutEnd(request, () => streams.serve(request, reply, sender));
        return reply;
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error;
        const status = (error.extensions.http as { status?: number } | undefined)?.status ?? 400;
        return await reply.status(status).send({ errors: [errorOf(error)] });
      }
    },
    async drain() {
      streams.drain();
      await sockets.drain();
      clients.close();
    },
    async close() {
      await presence.close();
      await realtime.close();
    },
  };
}
