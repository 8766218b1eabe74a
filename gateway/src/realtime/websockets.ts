import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Locale } from '@moim/service-kit';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type Context, makeServer, type ServerOptions } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { publicError } from '../errors.ts';
import { isOwnOrigin } from '../viewer/cross-site.ts';
import { localeOf } from '../viewer/locale.ts';
import { admitSubscription, type Clients, type ClientTools, type Connection } from './clients.ts';
import { CLOSE } from './close-codes.ts';
import { Counter, FrameLimit, LIMITS } from './connection-limits.ts';
import { StreamLife } from './stream-life.ts';

const PROTOCOL = 'graphql-transport-ws';
/** A client that does not answer a ping until the next one is gone. */
const PING_MS = 12_000;
/** Within which all sockets are closed when the server restarts: not all at once, or they all come back at once. */
const DRAIN_MS = 1_500;

export interface WebSocketOptions extends ClientTools {
  clients: Clients;
  publicUrl: URL;
  /** The client's address, through trusted proxies. */
  addressOf(request: IncomingMessage): string;
}

interface Extra {
  socket: WebSocket;
  headers: IncomingMessage['headers'];
  address: string;
  locale: Locale;
  connection: Connection | null;
  forget: (() => void) | null;
  frames: FrameLimit;
  isAlive: boolean;
}

/** Subscriptions over WebSocket: graphql-transport-ws, by graphql-ws; what happens goes past it, in frames that are made once for all. */
export class WebSockets {
  readonly #options: WebSocketOptions;
  readonly #server: WebSocketServer;
  readonly #protocol: ReturnType<typeof makeServer>;
  readonly #perAddress = new Counter(LIMITS.connectionsPerAddress);
  readonly #open = new Map<WebSocket, Extra>();
  readonly #pings: NodeJS.Timeout;
  #isDraining = false;

  constructor(options: WebSocketOptions) {
    this.#options = options;
    this.#server = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      maxPayload: LIMITS.messageBytes,
      // Compression costs memory for each connection, and answers are short.
      perMessageDeflate: false,
      handleProtocols: (protocols) => (protocols.has(PROTOCOL) ? PROTOCOL : false),
    });
    this.#protocol = makeServer<Record<string, unknown>, Extra>(
      this.#protocolOptions() as ServerOptions<Record<string, unknown>, Extra>,
    ) as ReturnType<typeof makeServer>;
    this.#pings = setInterval(() => this.#ping(), PING_MS);
    this.#pings.unref();
  }

  get size(): number {
    return this.#open.size;
  }

  /** Takes the upgrades at `path` of a server. */
  listen(server: Server, path: string): void {
    server.on('upgrade', (request, socket, head) => {
      if (request.url?.split('?', 1)[0] === path) this.#upgrade(request, socket, head);
      else refuse(socket, '404 Not Found');
    });
  }

  /** Takes no more, and closes all that are open, within some seconds: clients come back and resume. */
  async drain(): Promise<void> {
    this.#isDraining = true;
    clearInterval(this.#pings);
    await Promise.all(
      [...this.#open.keys()].map(async (socket) => {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * DRAIN_MS));
        socket.close(CLOSE.restart, 'Service restart');
        setTimeout(() => socket.terminate(), 1_000).unref();
      }),
    );
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refusal = this.#isDraining
      ? '503 Service Unavailable'
      : isOwnOrigin(request.headers, this.#options.publicUrl)
        ? null
        : '403 Forbidden';
    const release = refusal === null ? this.#perAddress.take(this.#options.addressOf(request)) : null;
    if (release === null) {
      refuse(socket, refusal ?? '429 Too Many Requests');
      return;
    }
    socket.once('close', release);
    socket.on('error', () => socket.destroy());
    this.#server.handleUpgrade(request, socket, head, (opened) => this.#opened(opened, request));
  }

  #opened(socket: WebSocket, request: IncomingMessage): void {
    const extra: Extra = {
      socket,
      headers: { cookie: request.headers.cookie },
      address: this.#options.addressOf(request),
      locale: localeOf(request.headers),
      connection: null,
      forget: null,
      frames: new FrameLimit(),
      isAlive: true,
    };
    this.#open.set(socket, extra);
    const closed = this.#protocol.opened(
      {
        protocol: socket.protocol,
        send: (data) => void (socket.readyState === socket.OPEN && socket.send(data)),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) => {
          socket.on('message', (data) => {
            if (!extra.frames.isAllowed()) return socket.close(CLOSE.tooMany, 'Too many messages');
            take(String(data)).catch((error: unknown) => {
              this.#options.log.error({ err: error }, 'a message of a socket could not be handled');
              socket.close(4500, 'Internal server error');
            });
          });
        },
      },
      extra,
    );
    socket.on('pong', () => {
      extra.isAlive = true;
    });
    // Too large a message, or one that is no WebSocket: the socket closes with the code that says so.
    socket.on('error', () => {});
    socket.once('close', (code, reason) => {
      this.#open.delete(socket);
      extra.forget?.();
      void closed(code, String(reason));
    });
  }

  #protocolOptions(): ServerOptions<Record<string, unknown>, Extra> {
    return {
      onConnect: (context) => this.#connect(context),
      onSubscribe: (context, id, payload) => this.#subscribe(context, id, payload),
      subscribe: ({ rootValue }) => rootValue as StreamLife,
      // Where a stream ends by an error, graphql-ws makes a new one of it: what the client gets is the one that ended it.
      onError: (_context, _id, _payload, errors) =>
        errors.map((error) =>
          error.originalError instanceof StreamEnded ? error.originalError.formatted : publicError(error.toJSON()),
        ),
    };
  }

  async #connect({ extra, connectionParams }: Context<Record<string, unknown>, Extra>): Promise<boolean> {
    const { socket } = extra;
    // A script cannot set a WebSocket's headers: what the app is shown in stands here, the header says what the browser was made for.
    const language = connectionParams?.['accept-language'];
    const locale = typeof language === 'string' ? localeOf({ 'accept-language': language }) : extra.locale;
    const given = connectionParams?.authorization ?? connectionParams?.Authorization;
    try {
      if (given !== undefined && typeof given !== 'string') throw new Error('authorization must be a string');
      const { viewer, expiresAt } = await this.#options.clients.identify(given, extra.headers);
      const connection: Connection = {
        viewer,
        locale,
        expel: (reason) =>
          reason === 'EXPIRED'
            ? socket.close(CLOSE.unauthorized, 'The access token has expired')
            : socket.close(CLOSE.forbidden, `The session has ended: ${reason}`),
      };
      if (socket.readyState !== socket.OPEN) return true;
      extra.forget = this.#options.clients.add(connection, expiresAt);
      if (extra.forget === null) socket.close(CLOSE.tooMany, 'Too many connections');
      extra.connection = connection;
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      const isAway = error.extensions.code === 'SUBGRAPH_UNAVAILABLE';
      socket.close(isAway ? 1013 : CLOSE.unauthorized, error.message.slice(0, 120));
    }
    return true;
  }

  async #subscribe({ extra, subscriptions }: Context<Record<string, unknown>, Extra>, id: string, payload: unknown) {
    const { connection, socket, address } = extra;
    if (connection === null) throw new Error('unreachable: not acknowledged');
    if (Object.keys(subscriptions).length > LIMITS.subscriptions) {
      return [new GraphQLError('Too many subscriptions on one connection.', { extensions: { code: 'RATE_LIMITED' } })];
    }
    const { realtime, metrics, log } = this.#options;
    const life = new StreamLife();
    const start = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
    try {
      const { viewer, locale } = connection;
      const request = await admitSubscription(payload, { viewer, address, log }, this.#options);
      life.onStop(
        realtime.subscribe({
          viewer,
          locale,
          request,
          deliver: (answer) => {
            metrics.delivered.inc({ transport: 'websocket' });
            send(socket, frames.of(start, answer));
          },
          end: (error) => life.end(error === null ? null : new StreamEnded(error)),
        }),
      );
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      throw error;
    }
    return life.asOperation();
  }

  #ping(): void {
    for (const [socket, extra] of this.#open) {
      if (!extra.isAlive) socket.terminate();
      else {
        extra.isAlive = false;
        socket.ping();
      }
    }
  }
}

/** A stream that the server ends, with what the client is told. */
class StreamEnded extends Error {
  readonly formatted: GraphQLFormattedError;

  constructor(formatted: GraphQLFormattedError) {
    super(formatted.message);
    this.formatted = formatted;
  }
}

/** An answer goes to many sockets one after the other, and most of them have given their subscription the same id: one encoding does for all. */
class Frames {
  #start = '';
  #answer = '';
  #frame = Buffer.alloc(0);

  of(start: string, answer: string): Buffer {
    if (start !== this.#start || answer !== this.#answer) {
      this.#start = start;
      this.#answer = answer;
      this.#frame = Buffer.from(`${start}${answer}}`);
    }
    return this.#frame;
  }
}

const frames = new Frames();

/** What a client does not take is not kept without end. */
function send(socket: WebSocket, frame: Buffer): void {
  if (socket.readyState !== socket.OPEN) return;
  socket.send(frame, { binary: false });
  if (socket.bufferedAmount <= LIMITS.unsentBytes) return;
  socket.close(CLOSE.tooSlow, 'The client is too slow');
  setTimeout(() => socket.terminate(), 1_000).unref();
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
