import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Client,
  type InternalKeys,
  type Locale,
  type RotatingKeys,
  type SessionChange,
  signOrigin,
} from '@moim/service-kit';
import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import { publicError } from '../errors.ts';
import type { SubgraphConnection } from '../subgraphs/connection.ts';
import { unavailable } from '../subgraphs/failure.ts';

/** What came of a renewal: the user service's word, or why there is none. */
export type Renewal =
  | { change: SessionChange }
  /** `isAway`: the service cannot be asked, so nothing is known. Otherwise it has refused for now. */
  | { change: null; error: GraphQLFormattedError; isAway: boolean };

/** For whom a session is renewed. */
export interface RenewalRequest {
  refreshToken: string;
  locale: Locale;
  client: Client;
  requestId: string;
  log: FastifyBaseLogger;
}

export interface RenewalsOptions {
  /** To the user subgraph. */
  connection: SubgraphConnection;
  key: RotatingKeys<InternalKeys>;
  /** How long a request waits, in milliseconds. */
  patience: number;
  /** How long a renewal may take, in milliseconds. */
  timeout: number;
}

/** Requests that a browser sent with the old cookies, beside the one that was renewed, arrive within this time. Shorter than the token's overlap. */
const KEEP_MS = 5_000;
const AWAY: Renewal = { change: null, error: unavailable('user'), isAway: true };
const QUERY = 'mutation RenewSession($input: RefreshSessionInput!) { refreshSession(input: $input) { __typename } }';

/**
 * Renews browsers' sessions: once for all requests that come with one refresh token at about the same time. A request that cannot wait any longer
 * goes on without, and the renewal goes on for the next: the token is used up, and an answer thrown away would sign the person out.
 */
export class Renewals {
  readonly #options: RenewalsOptions;
  readonly #byToken = new Map<string, Promise<Renewal>>();
  readonly #stopping = new AbortController();

  constructor(options: RenewalsOptions) {
    this.#options = options;
  }

  /** What has become of the session of this refresh token. Never rejects. */
  async renew(request: RenewalRequest): Promise<Renewal> {
    const renewal = this.#byToken.get(request.refreshToken) ?? this.#begin(request);
    const answered = new AbortController();
    try {
      const patience = sleep(this.#options.patience, AWAY, { signal: answered.signal, ref: false });
      return await Promise.race([renewal, patience]);
    } finally {
      answered.abort();
    }
  }

  /** Ends what is under way, when nobody waits any more. */
  stop(): void {
    this.#stopping.abort();
  }

  #begin(request: RenewalRequest): Promise<Renewal> {
    const { refreshToken, log } = request;
    const forget = () => this.#byToken.delete(refreshToken);
    const renewal = this.#ask(request).catch((error): Renewal => {
      log.warn({ err: error, subgraph: 'user' }, 'a session could not be renewed');
      return AWAY;
    });
    this.#byToken.set(refreshToken, renewal);
    void renewal.then(({ change }) => {
      if (change?.state === 'OPEN') setTimeout(forget, KEEP_MS).unref();
      else forget();
    });
    return renewal;
  }

  async #ask({ refreshToken, locale, client, requestId }: RenewalRequest): Promise<Renewal> {
    const { connection, key, timeout } = this.#options;
    const { answer, sessionChange } = await connection.ask(
      {
        query: QUERY,
        variables: { input: { refreshToken } },
        signedOrigin: await signOrigin({ viewer: null, locale, client }, key.current),
        requestId,
        readAfter: null,
      },
      // Asked again within its overlap, a refresh token gets the same answer.
      { isMutation: true, isRepeatable: true, timeoutMs: timeout, signal: this.#stopping.signal },
    );
    if (sessionChange !== null) return { change: sessionChange };
    const errors: readonly GraphQLFormattedError[] = answer.errors ?? [];
    const limited = errors.find(({ extensions }) => extensions?.code === 'RATE_LIMITED');
    if (limited === undefined) throw new Error(`refreshSession said nothing of the session: ${JSON.stringify(errors)}`);
    const { path: _internal, ...error } = publicError(limited);
    return { change: null, error, isAway: false };
  }
}
