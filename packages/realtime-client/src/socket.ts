import type { ExecutionResult, GraphQLErrorAnswer } from './graphql.ts';
import type { Timing } from './timing.ts';

/** What is asked for by a subscription, as it is sent. */
export interface SubscribePayload {
  query: string;
  operationName?: string;
  variables?: Record<string, unknown>;
}

/** Why a socket is no more. */
export interface Closed {
  /** The close code of the server, or of the browser (1006: no connection); 4499: it was given up from this side. */
  code: number;
  reason: string;
}

export interface SocketEvents {
  acknowledged(): void;
  next(id: string, result: ExecutionResult): void;
  error(id: string, errors: readonly GraphQLErrorAnswer[]): void;
  complete(id: string): void;
  /** Once; nothing follows. Not when it was closed from this side. */
  closed(closed: Closed): void;
}

/** `WebSocket` of the platform, or what is like it. */
export type WebSocketConstructor = new (url: string, protocol: string) => WebSocket;

export interface SocketOptions {
  /** ws: or wss: */
  url: string;
  webSocket: WebSocketConstructor;
  /** The payload of connection_init. */
  payload: Record<string, unknown>;
  timing: Timing;
  events: SocketEvents;
}

interface Message {
  type: string;
  id: string;
  payload: unknown;
}

/**
 * One WebSocket that speaks graphql-transport-ws (https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md), from its opening to its end. A
 * connection on which nothing is heard is not taken for alive because no end of it was heard of.
 */
export class ProtocolSocket {
  readonly #raw: WebSocket;
  readonly #timing: Timing;
  readonly #events: SocketEvents;
  #watch: ReturnType<typeof setTimeout>;
  #isAcknowledged = false;
  #isOver = false;

  constructor({ url, webSocket, payload, timing, events }: SocketOptions) {
    this.#timing = timing;
    this.#events = events;
    this.#raw = new webSocket(url, 'graphql-transport-ws');
    this.#watch = setTimeout(() => this.#giveUp('No acknowledgement'), timing.connectWithin);
    this.#raw.onopen = () => this.#send({ type: 'connection_init', payload });
    this.#raw.onmessage = ({ data }) => this.#take(String(data));
    this.#raw.onclose = ({ code, reason }) => this.#end({ code, reason });
  }

  subscribe(id: string, payload: SubscribePayload): void {
    this.#send({ type: 'subscribe', id, payload });
  }

  complete(id: string): void {
    this.#send({ type: 'complete', id });
  }

  /** Asks for a sign of life, and takes the connection for dead when none comes soon. */
  probe(): void {
    if (this.#isAcknowledged) this.#ping(this.#timing.pongSoonWithin);
  }

  /** Closes it; no event follows. */
  close(): void {
    this.#silence();
    this.#raw.close(1000, 'Normal Closure');
  }

  #take(data: string): void {
    if (this.#isOver) return;
    const message = parse(data);
    if (message === null) {
      this.#giveUp('Not understood');
      return;
    }
    if (message.type === 'connection_ack') this.#isAcknowledged = true;
    if (this.#isAcknowledged) this.#heard();
    if (message.type === 'connection_ack') this.#events.acknowledged();
    else if (message.type === 'ping') this.#send({ type: 'pong' });
    else if (message.type === 'next') this.#events.next(message.id, message.payload as ExecutionResult);
    else if (message.type === 'error') this.#events.error(message.id, message.payload as GraphQLErrorAnswer[]);
    else if (message.type === 'complete') this.#events.complete(message.id);
  }

  #heard(): void {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.#ping(this.#timing.pongWithin), this.#timing.pingAfter);
  }

  #ping(answerWithin: number): void {
    this.#send({ type: 'ping' });
    clearTimeout(this.#watch);
    // Counted from the ping: timers of a page in the background, or of a machine that slept, come late.
    this.#watch = setTimeout(() => this.#giveUp('No sign of life'), answerWithin);
  }

  #giveUp(reason: string): void {
    // A dead connection does not tell that it is closed for minutes.
    this.#raw.close(4499, reason);
    this.#end({ code: 4499, reason });
  }

  #end(closed: Closed): void {
    if (this.#isOver) return;
    this.#silence();
    this.#events.closed(closed);
  }

  #silence(): void {
    this.#isOver = true;
    clearTimeout(this.#watch);
  }

  #send(message: { type: string; id?: string; payload?: unknown }): void {
    if (this.#raw.readyState === WEB_SOCKET_OPEN) this.#raw.send(JSON.stringify(message));
  }
}

const WEB_SOCKET_OPEN = 1;

function parse(data: string): Message | null {
  try {
    return JSON.parse(data) as Message;
  } catch {
    return null;
  }
}
