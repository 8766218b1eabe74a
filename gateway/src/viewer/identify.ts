import type { Client, Locale, Viewer } from '@moim/service-kit';
import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { unavailable } from '../subgraphs/failure.ts';
import { clientKind } from './client.ts';
import type { SessionCookies, SessionTokens } from './cookies.ts';
import type { EndedSessions } from './ended-sessions.ts';
import { KeysUnavailable, type PublishedKeys } from './jwks.ts';
import type { Renewals } from './renewal.ts';
import type { SessionAnswer } from './session-answer.ts';
import { authenticate, type CheckedToken, checkAccessToken } from './viewer.ts';

export interface IdentifyTools {
  keys: PublishedKeys;
  cookies: SessionCookies;
  ended: EndedSessions;
  renewals: Renewals;
  /** How long after its end an access token still tells who it was while the user service is away, in milliseconds. */
  grace: number;
}

/** One request, and what its answer will say of the session. */
export interface Asking {
  request: FastifyRequest;
  locale: Locale;
  client: Client;
  session: SessionAnswer;
}

/** Whether cookies say who sends this request: an Authorization header beats them, native apps have none, and links (GET) carry nobody's word. */
export function goesByCookies({ method, headers }: FastifyRequest): boolean {
  return headers.authorization === undefined && method === 'POST' && clientKind({ headers }) !== 'native';
}

/**
 * Who sends a request; null when signed out. By cookies, a session whose access token is over is renewed first. Throws UNAUTHENTICATED (HTTP 401)
 * for an Authorization header that is no good or no good any more, and SUBGRAPH_UNAVAILABLE (HTTP 503) when it cannot be checked.
 */
export async function identify(asking: Asking, tools: IdentifyTools): Promise<Viewer | null> {
  const { headers } = asking.request;
  if (goesByCookies(asking.request)) {
    const tokens = tools.cookies.read(headers.cookie);
    return tokens === null ? null : await viewerOfCookies(tokens, asking, tools);
  }
  // All of them, where Node takes the first of several: what stands before the gateway may have looked at another.
  const authorization = asking.request.raw.headersDistinct.authorization?.join(', ');
  const { viewer } = (await authenticate(authorization, tools.keys)) ?? { viewer: null };
  if (viewer === null || tools.ended.reasonOf(viewer) === null) return viewer;
  throw new GraphQLError('The session has ended: sign in again.', {
    extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
  });
}

/**
 * Who opens a page or asks for a file of it, by cookies; null when signed out, and for what another page began. Only for what changes nothing: a link
 * proves nothing about who wants it.
 */
export async function identifyReader(asking: Asking, tools: IdentifyTools): Promise<Viewer | null> {
  const { cookie, 'sec-fetch-site': site = 'none' } = asking.request.headers;
  const tokens = tools.cookies.read(cookie);
  if (tokens === null || !['none', 'same-origin'].includes(String(site))) return null;
  return await viewerOfCookies(tokens, asking, tools);
}

async function viewerOfCookies(
  { access, refresh }: SessionTokens,
  { request, locale, client, session }: Asking,
  { keys, ended, renewals, grace }: IdentifyTools,
): Promise<Viewer | null> {
  const token = await check(access, keys);
  if (token.state === 'valid' || token.state === 'expired') {
    if (endIfOver(token.viewer, ended, session)) return null;
    if (token.state === 'valid') return token.viewer;
  }
  if (refresh === null) {
    if (token.state === 'unknown') session.leaveOpen(unavailable('user'));
    return null;
  }
  const { id: requestId, log } = request;
  const renewal = await renewals.renew({ refreshToken: refresh, locale, client, requestId, log });
  if (renewal.change !== null) {
    const { change } = renewal;
    if (change.state === 'OPEN' && endIfOver(change, ended, session)) return null;
    session.change(change);
    return change.state === 'OPEN' ? { userId: change.userId, sessionId: change.sessionId } : null;
  }
  // Who was signed in a while ago stays so, unless sessions may have ended of which this gateway has never heard.
  if (renewal.isAway && token.state === 'expired' && token.expiredForMs <= grace && ended.isInformed)
    return token.viewer;
  session.leaveOpen(renewal.error);
  return null;
}

/** As checkAccessToken; `unknown` while it cannot be told. */
async function check(access: string | null, keys: PublishedKeys): Promise<CheckedToken | { state: 'unknown' }> {
  if (access === null) return { state: 'invalid' };
  try {
    return await checkAccessToken(access, keys);
  } catch (error) {
    if (error instanceof KeysUnavailable) return { state: 'unknown' };
    throw error;
  }
}

function endIfOver(viewer: Viewer, ended: EndedSessions, session: SessionAnswer): boolean {
  const reason = ended.reasonOf(viewer);
  if (reason !== null) session.change({ state: 'ENDED', reason });
  return reason !== null;
}
