import type { Viewer } from '@moim/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayConfig } from '../config.ts';
import type { GatewayContext } from '../context.ts';
import type { Subgraphs } from '../subgraphs/sources.ts';
import { clientOf } from './client.ts';
import { SessionCookies } from './cookies.ts';
import { crossSiteRefusal } from './cross-site.ts';
import { EndedSessions } from './ended-sessions.ts';
import { identify, identifyReader } from './identify.ts';
import { PublishedKeys } from './jwks.ts';
import { localeOf } from './locale.ts';
import { lazyOrigin } from './origin.ts';
import { Renewals } from './renewal.ts';
import { SessionAnswer } from './session-answer.ts';

/** How a server that people reach tells who they are. */
export interface Requests {
  keys: PublishedKeys;
  cookies: SessionCookies;
  ended: EndedSessions;
  /** Who sends a request, for all that is done to answer it. Rejects as `identify` does. */
  contextOf(request: FastifyRequest, reply: FastifyReply): Promise<GatewayContext>;
  /** Who opens a page that is not for everybody; null when signed out, or when that cannot be told. Their session is renewed where it has to be. */
  readerOf(request: FastifyRequest, reply: FastifyReply): Promise<Viewer | null>;
  /** To be called when no request is under way any more. */
  stop(): Promise<void>;
}

/** Begins to learn who people are: keys that prove tokens, sessions that have ended. */
export function startRequests(
  app: FastifyInstance,
  config: GatewayConfig,
  { connections, writes }: Subgraphs,
): Requests {
  const keys = new PublishedKeys(new URL('/.well-known/jwks.json', config.subgraphs.user));
  keys.follow(app);
  const ended = new EndedSessions({ config, log: app.log });
  const cookies = new SessionCookies(config.PUBLIC_URL);
  const renewals = new Renewals({
    connection: connections.user,
    key: config.INTERNAL_KEY,
    // Half is left for the screen, which goes on without the user service.
    patience: Math.min(config.FETCH_TIMEOUT_MS, config.QUERY_TIMEOUT_MS / 2),
    timeout: config.MUTATION_TIMEOUT_MS,
  });
  const tools = { keys, cookies, ended, renewals, grace: config.ACCESS_GRACE_MS };
  return {
    keys,
    cookies,
    ended,
    async contextOf(request, reply) {
      reply.header('cache-control', 'no-store');
      const startedAt = performance.now();
      const [locale, client] = [localeOf(request.headers), clientOf(request)];
      // Another site must not sign anybody in here either: no cookies for what could not have sent them.
      const keepsCookies = client.kind !== 'native' && crossSiteRefusal(request.headers, config.PUBLIC_URL) === null;
      const session = new SessionAnswer((change) => keepsCookies && cookies.write(reply, change));
      const viewer = await identify({ request, locale, client, session }, tools);
      const signedOrigin = lazyOrigin({ viewer, locale, client }, config.INTERNAL_KEY);
      const { id: requestId, log } = request;
      return {
        viewer,
        address: client.address,
        locale,
        signedOrigin,
        session,
        writes: writes.by(viewer?.userId),
        requestId,
        gone: whenGone(reply),
        startedAt,
        failures: [],
        log,
      };
    },
    async readerOf(request, reply) {
      const session = new SessionAnswer((change) => cookies.write(reply, change));
      return await identifyReader(
        { request, locale: localeOf(request.headers), client: clientOf(request), session },
        tools,
      );
    },
    async stop() {
      renewals.stop();
      await ended.stop();
    },
  };
}

/** Aborted when the connection is over before the answer is. */
function whenGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort();
  });
  return gone.signal;
}
