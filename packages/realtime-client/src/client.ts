import { Connection, type ConnectionState } from './connection.ts';
import { type ExecutionResult, type GraphQLErrorAnswer, transience, type Variables } from './graphql.ts';
import { browserPage, type Page } from './page.ts';
import type { WebSocketConstructor } from './socket.ts';
import { backOff, DEFAULT_TIMING, type Timing } from './timing.ts';

export interface RealtimeClientOptions {
  /** The endpoint, absolute: https: or wss: (http: or ws:). */
  url: string;
  /** `Bearer ...` for connection_init, asked for before each connection; null, or left out: the cookies say who it is. */
  authorization?: () => Promise<string | null>;
  /** Makes the session good again after the server said that its token is not (4401), e.g. by any query over HTTP. Rejects when it is not known whether it did. */
  renew?: () => Promise<unknown>;
  /**
   * What texts are to come in, as Accept-Language has it; asked for before each connection. Left out: what the browser says of itself, which people
   * may have chosen otherwise in the app. `reconnect()` after it has changed.
   */
  language?: () => string;
  /** Of the platform, if not given. */
  webSocket?: WebSocketConstructor;
  /** What the browser says about network and page; of its globals, if not given. */
  page?: Page;
  timing?: Partial<Timing>;
}

export interface SubscriptionRequest {
  query: string;
  operationName?: string;
  /** A function is called at each start, so that it can say from where to resume. */
  variables?: Variables | (() => Variables);
}

export interface SubscriptionHandlers<Data> {
  /** Each answer. It may have errors besides data, or in its place. */
  next(result: ExecutionResult<Data>): void;
  /** The server ended it, and trying again would be of no use. Nothing follows. */
  error(errors: readonly GraphQLErrorAnswer[]): void;
  /** The server has no more to say. Nothing follows. */
  complete?(): void;
}

/** One socket for all subscriptions of an app. Made by `createRealtimeClient`. */
export interface RealtimeClient {
  /**
   * Follows a subscription, over all connections to come. Returns how to stop. What happened while there was no connection is missed, unless the
   * variables say from where to resume. Refusals that pass (SUBGRAPH_UNAVAILABLE, RATE_LIMITED) are not errors: it is tried again.
   */
  subscribe<Data = Record<string, unknown>>(
    request: SubscriptionRequest,
    handlers: SubscriptionHandlers<Data>,
  ): () => void;
  /** The same object until it changes. */
  readonly state: ConnectionState;
  /** Calls when `state` is another. Returns how to stop. */
  onState(listener: () => void): () => void;
  /** Connects anew at once: after signing in, and whenever the person asks for it. */
  reconnect(): void;
  /** Ends all subscriptions without a word, and the socket. For good: when somebody else signs in, make another client. */
  close(): void;
  readonly page: Page;
}

/** A client that connects with the first subscription, and not before. Throws a SyntaxError for an address that is none. */
export function createRealtimeClient(options: RealtimeClientOptions): RealtimeClient {
  return new SocketClient(options);
}

interface Running {
  request: SubscriptionRequest;
  handlers: SubscriptionHandlers<Record<string, unknown>>;
  /** On the connection of now; null while it is not asked for. */
  id: string | null;
  /** How often it was refused since it last worked. */
  refusals: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

class SocketClient implements RealtimeClient {
  readonly page: Page;
  readonly #connection: Connection;
  readonly #timing: Timing;
  readonly #running = new Set<Running>();
  readonly #byId = new Map<string, Running>();
  #lastId = 0;

  constructor({
    url,
    authorization,
    renew,
    language,
    webSocket = WebSocket,
    page = browserPage(),
    timing,
  }: RealtimeClientOptions) {
    this.page = page;
    this.#timing = { ...DEFAULT_TIMING, ...timing };
    this.#connection = new Connection(
      {
        url: new URL(url).href.replace(/^http/, 'ws'),
        authorization,
        renew,
        language,
        webSocket,
        page,
        timing: this.#timing,
      },
      {
        acknowledged: () => {
          for (const running of [...this.#running]) this.#start(running);
        },
        lost: () => {
          this.#byId.clear();
          for (const running of this.#running) running.id = null;
        },
        next: (id, result) => {
          const running = this.#byId.get(id);
          if (running === undefined) return;
          running.refusals = 0;
          running.handlers.next(result);
        },
        error: (id, errors) => this.#refused(id, errors),
        complete: (id) => this.#ended(id)?.handlers.complete?.(),
      },
    );
  }

  get state(): ConnectionState {
    return this.#connection.state;
  }

  onState(listener: () => void): () => void {
    return this.#connection.onState(listener);
  }

  reconnect(): void {
    if (this.#running.size > 0) this.#connection.reconnect();
    else this.#connection.rest();
  }

  close(): void {
    for (const running of this.#running) clearTimeout(running.timer);
    this.#running.clear();
    this.#byId.clear();
    this.#connection.close();
  }

  subscribe<Data>(request: SubscriptionRequest, handlers: SubscriptionHandlers<Data>): () => void {
    const running: Running = {
      request,
      handlers: handlers as SubscriptionHandlers<Record<string, unknown>>,
      id: null,
      refusals: 0,
      timer: undefined,
    };
    this.#running.add(running);
    this.#connection.want(true);
    this.#start(running);
    return () => this.#stop(running);
  }

  #start(running: Running): void {
    const { socket } = this.#connection;
    if (socket === null) return;
    clearTimeout(running.timer);
    this.#lastId += 1;
    const id = String(this.#lastId);
    running.id = id;
    this.#byId.set(id, running);
    const { query, operationName, variables } = running.request;
    socket.subscribe(id, {
      query,
      operationName,
      variables: typeof variables === 'function' ? variables() : variables,
    });
  }

  #stop(running: Running): void {
    if (!this.#running.has(running)) return;
    if (running.id !== null) this.#connection.socket?.complete(running.id);
    this.#forget(running);
  }

  #forget(running: Running): void {
    clearTimeout(running.timer);
    if (running.id !== null) this.#byId.delete(running.id);
    running.id = null;
    this.#running.delete(running);
    if (this.#running.size === 0) this.#connection.want(false);
  }

  #refused(id: string, errors: readonly GraphQLErrorAnswer[]): void {
    const running = this.#byId.get(id);
    const passing = transience(errors);
    if (running === undefined || passing === null) {
      this.#ended(id)?.handlers.error(errors);
      return;
    }
    this.#byId.delete(id);
    running.id = null;
    running.refusals += 1;
    const delay = passing.waitMs + backOff(running.refusals, this.#timing);
    running.timer = setTimeout(() => this.#start(running), delay);
  }

  #ended(id: string): Running | undefined {
    const running = this.#byId.get(id);
    if (running !== undefined) this.#forget(running);
    return running;
  }
}
