import type { IncomingHttpHeaders } from 'node:http';
import type { Locale, Viewer } from '@moim/service-kit';
import type { FastifyBaseLogger } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Spending } from '../limits/spending.ts';
import type { GatewayMetrics } from '../metrics.ts';
import type { Admission, Asked } from '../operations/admission.ts';
import type { Sender } from '../operations/sender.ts';
import type { SessionCookies } from '../viewer/cookies.ts';
import type { EndedSession, EndedSessions } from '../viewer/ended-sessions.ts';
import type { PublishedKeys } from '../viewer/jwks.ts';
import { type Authenticated, authenticate, authenticateToken } from '../viewer/viewer.ts';
import { Counter, LIMITS } from './connection-limits.ts';
import type { SubscriptionRequest } from './operations.ts';
import type { Realtime } from './realtime.ts';

/** Told who is connected. */
export interface Presence {
  enter(userId: string): void;
  leave(userId: string): void;
}

export interface ClientTools {
  realtime: Realtime;
  keys: PublishedKeys;
  cookies: SessionCookies;
  ended: EndedSessions;
  presence: Presence;
  admission: Admission;
  spending: Spending;
  metrics: GatewayMetrics;
  log: FastifyBaseLogger;
}

/** A connection to somebody, over whatever protocol. */
export interface Connection {
  readonly viewer: Viewer;
  readonly locale: Locale;
  /** The session or its token is over. */
  expel(reason: 'EXPIRED' | EndedSession['reason']): void;
}

/** setTimeout takes no more. */
const MAX_DELAY_MS = 2 ** 31 - 1;

/** Everybody who is connected: ends connections when their session or their token does. */
export class Clients {
  readonly #tools: ClientTools;
  readonly #connections = new Map<string, Set<Connection>>();
  readonly #perPerson = new Counter(LIMITS.connectionsPerPerson);
  readonly #stopListening: () => void;
  #size = 0;

  constructor(tools: ClientTools) {
    this.#tools = tools;
    this.#stopListening = tools.ended.onEnded((ended) => this.#expel(ended));
  }

  /** Connections that are open. */
  get size(): number {
    return this.#size;
  }

  /**
   * Who connects, by a token or else by the cookies of the request. Throws UNAUTHENTICATED for nobody, for a token that is no good any more and for a
   * session that has ended. Nothing is renewed here: a query does that.
   */
  async identify(authorization: string | undefined, headers: IncomingHttpHeaders): Promise<Authenticated> {
    const { keys, cookies, ended } = this.#tools;
    const access = authorization === undefined ? cookies.read(headers.cookie)?.access : null;
    const who = access ? await authenticateToken(access, keys) : await authenticate(authorization, keys);
    if (who === null) throw new GraphQLError('Sign in first.', { extensions: { code: 'UNAUTHENTICATED' } });
    if (ended.reasonOf(who.viewer) !== null)
      throw new GraphQLError('The session has ended: sign in again.', { extensions: { code: 'UNAUTHENTICATED' } });
    return who;
  }

  /** Counts a connection from now on. Returns how to forget it; null when the person has too many. */
  add(connection: Connection, expiresAt: number): (() => void) | null {
    const { userId } = connection.viewer;
    const release = this.#perPerson.take(userId);
    if (release === null) return null;
    const { presence } = this.#tools;
    const ofPerson = this.#connections.get(userId) ?? new Set();
    this.#connections.set(userId, ofPerson.add(connection));
    this.#size += 1;
    presence.enter(userId);
    const delay = Math.min(Math.max(expiresAt - Date.now(), 0), MAX_DELAY_MS);
    const expiry = setTimeout(() => connection.expel('EXPIRED'), delay);
    expiry.unref();
    // It may have ended while who it is was looked up.
    const reason = this.#tools.ended.reasonOf(connection.viewer);
    if (reason !== null) setImmediate(() => connection.expel(reason));
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      clearTimeout(expiry);
      release();
      ofPerson.delete(connection);
      if (ofPerson.size === 0 && this.#connections.get(userId) === ofPerson) this.#connections.delete(userId);
      this.#size -= 1;
      presence.leave(userId);
    };
  }

  close(): void {
    this.#stopListening();
  }

  #expel({ userId, sessionId, reason }: EndedSession): void {
    for (const connection of [...(this.#connections.get(userId) ?? [])]) {
      if (sessionId === null || connection.viewer.sessionId === sessionId) connection.expel(reason);
    }
  }
}

/**
 * What a client sent, as a subscription that may be run: by the same limits as a query. Rejects as `Admission.admit` and `Spending.spend` do, and for
 * what cannot be run at all.
 */
export async function admitSubscription(
  body: unknown,
  sender: Sender,
  { admission, spending, realtime }: Pick<ClientTools, 'admission' | 'spending' | 'realtime'>,
): Promise<SubscriptionRequest> {
  const asked = (typeof body === 'object' && body !== null ? body : {}) as Asked;
  const text = await admission.admit(asked, sender);
  const request = readRequest(text === null ? asked : { ...asked, query: text });
  const cost = realtime.costOf(request);
  admission.remember(request.query);
  await spending.spend(cost, sender);
  return request;
}

/** Throws BAD_REQUEST for what cannot be a subscription. */
function readRequest(body: unknown): SubscriptionRequest {
  const { query, operationName, variables } = (typeof body === 'object' && body !== null ? body : {}) as Record<
    string,
    unknown
  >;
  const isRight =
    typeof query === 'string' &&
    (operationName === undefined || operationName === null || typeof operationName === 'string') &&
    (variables === undefined || variables === null || (typeof variables === 'object' && !Array.isArray(variables)));
  if (!isRight)
    throw new GraphQLError('A subscription is { query, operationName, variables }.', {
      extensions: { code: 'BAD_REQUEST' },
    });
  return {
    query,
    operationName: typeof operationName === 'string' ? operationName : null,
    variables: (variables ?? {}) as Record<string, unknown>,
  };
}
