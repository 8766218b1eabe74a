import { Listeners } from './listeners.ts';
import type { Page, PageChange } from './page.ts';
import { type Closed, ProtocolSocket, type SocketEvents, type WebSocketConstructor } from './socket.ts';
import { backOff, type Timing } from './timing.ts';

/** What a person may be told about the connection. */
export type ConnectionState =
  /** Nobody subscribes to anything. */
  | { status: 'idle' }
  | { status: 'connecting' }
  | { status: 'open' }
  /** It failed, and is tried again at `retryAt` (milliseconds since 1970). `offline`: and the browser says that there is no network. */
  | { status: 'waiting' | 'offline'; retryAt: number }
  /** The session has ended: `reason` in the server's words. Nothing is tried until `reconnect()`. */
  | { status: 'signed-out'; reason: string };

export interface ConnectionOptions {
  url: string;
  webSocket: WebSocketConstructor;
  page: Page;
  timing: Timing;
  authorization?: () => Promise<string | null>;
  renew?: () => Promise<unknown>;
  language?: () => string;
}

/** Close codes of the server that mean more than "try again" (gateway/src/realtime/close-codes.ts). */
const CLOSE = { unauthorized: 4401, forbidden: 4403, tooSlow: 4450, tooMany: 4451 } as const;

/** Keeps one socket open while it is wanted: connects again without end, and renews who it is. */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #events: Omit<SocketEvents, 'closed'> & { lost(): void };
  readonly #listeners = new Listeners();
  readonly #stopWatching: () => void;
  #state: ConnectionState = { status: 'idle' };
  #socket: ProtocolSocket | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #idleTimer: ReturnType<typeof setTimeout> | undefined;
  /** Which attempt is under way: what an earlier one comes to is of no interest. */
  #attempt = 0;
  #failures = 0;
  #mustRenew = false;
  #hasRenewed = false;
  /** The server has too much to do: that somebody looks at the page is no reason to come sooner. */
  #isPatient = false;

  constructor(options: ConnectionOptions, events: Omit<SocketEvents, 'closed'> & { lost(): void }) {
    this.#options = options;
    this.#events = events;
    this.#stopWatching = options.page.onChange((change) => this.#pageChanged(change));
  }

  get state(): ConnectionState {
    return this.#state;
  }

  onState(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  /** The socket, when the server has acknowledged it. */
  get socket(): ProtocolSocket | null {
    return this.#state.status === 'open' ? this.#socket : null;
  }

  /** Whether somebody subscribes to something. */
  want(isWanted: boolean): void {
    clearTimeout(this.#idleTimer);
    if (isWanted && this.#state.status === 'idle') void this.#connect();
    // That the session has ended is not forgotten: the next subscription would only be told so again.
    if (!isWanted)
      this.#idleTimer = setTimeout(() => this.#state.status !== 'signed-out' && this.rest(), this.#options.timing.idle);
  }

  /** Connects anew at once, as whoever it is now. */
  reconnect(): void {
    this.#drop();
    this.#failures = 0;
    this.#mustRenew = false;
    this.#hasRenewed = false;
    void this.#connect();
  }

  close(): void {
    this.#stopWatching();
    clearTimeout(this.#idleTimer);
    this.rest();
  }

  /** Closes the socket until it is wanted again. */
  rest(): void {
    this.#drop();
    this.#become({ status: 'idle' });
  }

  /** Ends what is under way. */
  #drop(): void {
    this.#attempt += 1;
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    if (this.#state.status === 'open') this.#events.lost();
  }

  async #connect(): Promise<void> {
    this.#attempt += 1;
    const attempt = this.#attempt;
    const { url, webSocket, timing, authorization, renew, language } = this.#options;
    clearTimeout(this.#timer);
    this.#become({ status: 'connecting' });
    try {
      if (this.#mustRenew) {
        await within(timing.connectWithin, renew?.());
        if (attempt !== this.#attempt) return;
        this.#mustRenew = false;
        this.#hasRenewed = true;
      }
      const token = (await within(timing.connectWithin, authorization?.())) ?? null;
      if (attempt !== this.#attempt) return;
      this.#socket = new ProtocolSocket({
        url,
        webSocket,
        timing,
        payload: {
          ...(token === null ? {} : { authorization: token }),
          ...(language === undefined ? {} : { 'accept-language': language() }),
        },
        events: {
          ...this.#events,
          acknowledged: () => this.#opened(),
          closed: (closed) => this.#closed(closed),
        },
      });
    } catch {
      // Neither who it is could be found out nor that it is nobody: as if there were no connection.
      if (attempt === this.#attempt) this.#retry();
    }
  }

  #opened(): void {
    this.#become({ status: 'open' });
    this.#timer = setTimeout(() => {
      this.#failures = 0;
      this.#hasRenewed = false;
    }, this.#options.timing.stableAfter);
    this.#events.acknowledged();
  }

  #closed({ code, reason }: Closed): void {
    const wasOpen = this.#state.status === 'open';
    clearTimeout(this.#timer);
    this.#socket = null;
    if (code === CLOSE.forbidden || (code === CLOSE.unauthorized && this.#hasRenewed)) {
      this.#become({ status: 'signed-out', reason });
    } else if (code === CLOSE.unauthorized) {
      this.#mustRenew = true;
      void this.#connect();
    } else {
      // A restart (1012) is no exception: the first back-off is short, and jittered as it must be.
      this.#retry(code === CLOSE.tooMany || code === CLOSE.tooSlow);
    }
    if (wasOpen) this.#events.lost();
  }

  #retry(isOverload = false): void {
    const { timing, page } = this.#options;
    this.#failures += 1;
    this.#isPatient = isOverload;
    const delay = backOff(this.#failures, timing) + (isOverload ? timing.overload : 0);
    this.#timer = setTimeout(() => void this.#connect(), delay);
    this.#become({ status: page.isOnline() ? 'waiting' : 'offline', retryAt: Date.now() + delay });
  }

  #pageChanged(change: PageChange): void {
    const state = this.#state;
    if (state.status === 'open') this.#socket?.probe();
    if (state.status !== 'waiting' && state.status !== 'offline') return;
    if (change === 'offline') this.#become({ status: 'offline', retryAt: state.retryAt });
    else if (!this.#isPatient) void this.#connect();
  }

  #become(state: ConnectionState): void {
    this.#state = state;
    this.#listeners.notify();
  }
}

/** What the promise resolves to; rejects when that takes longer than `ms`. */
async function within<T>(ms: number, promise: Promise<T> | undefined): Promise<T | undefined> {
  if (promise === undefined) return undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
