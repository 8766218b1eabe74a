import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { expect, onTestFinished, vi } from 'vitest';
import { type ClientOptions, WebSocket } from 'ws';

const CHAT = readFileSync(new URL('../operations/chat.graphql', import.meta.url), 'utf8');
/** The contract's own subscriptions. */
export const ROOM_EVENTS = only('RoomEvents');
export const VIEWER_EVENTS = only('ViewerEvents');

/** A message of graphql-transport-ws. */
export interface Frame {
  type: string;
  id?: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of it
  payload?: any;
}

/** A WebSocket to a gateway that speaks graphql-transport-ws word for word, to see what comes for what is sent. Ended with its test. */
export class Socket {
  /** All that has come, in order. */
  readonly frames: Frame[] = [];
  /** How the server, or the connection, ended it. */
  readonly closed: Promise<{ code: number; reason: string }>;
  readonly raw: WebSocket;
  isClosed = false;

  constructor(
    url: string,
    { protocol = 'graphql-transport-ws', ...options }: ClientOptions & { protocol?: string } = {},
  ) {
    this.raw = new WebSocket(`${url.replace('http', 'ws')}/graphql`, protocol, options);
    this.raw.on('message', (data) => this.frames.push(JSON.parse(String(data)) as Frame));
    this.raw.on('error', () => {});
    this.closed = new Promise((resolve) => {
      this.raw.once('close', (code, reason) => {
        this.isClosed = true;
        resolve({ code, reason: String(reason) });
      });
    });
    onTestFinished(() => this.end());
  }

  /** A socket that is acknowledged. */
  static async connect(url: string, token: string | null, options: ClientOptions = {}): Promise<Socket> {
    const socket = new Socket(url, options);
    await socket.init(token === null ? {} : { authorization: `Bearer ${token}` });
    await socket.frame('connection_ack');
    return socket;
  }

  async init(payload: Record<string, unknown>): Promise<void> {
    await this.opened();
    this.send({ type: 'connection_init', payload });
  }

  async opened(): Promise<void> {
    if (this.raw.readyState === WebSocket.CONNECTING) await once(this.raw, 'open');
  }

  send(frame: unknown): void {
    this.raw.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  subscribe(id: string, query: string, variables: Record<string, unknown> = {}): void {
    this.send({ type: 'subscribe', id, payload: { query, variables } });
  }

  /** The first frame of a type that has come, or comes. */
  async frame(type: string, id?: string): Promise<Frame> {
    return await vi.waitFor(
      () => {
        const found = this.frames.find((frame) => frame.type === type && (id === undefined || frame.id === id));
        expect(found, `no ${type} among ${JSON.stringify(this.frames).slice(0, 500)}`).toBeDefined();
        return found as Frame;
      },
      { timeout: 8_000, interval: 10 },
    );
  }

  /** The answers of a subscription so far. */
  answers(id: string): Frame['payload'][] {
    return this.frames.flatMap((frame) => (frame.type === 'next' && frame.id === id ? [frame.payload] : []));
  }

  /** What came of the room by a subscription so far: its type, and the event. */
  events(id: string): Record<string, Frame['payload']>[] {
    return this.answers(id).map(({ data }) => data?.roomEvents ?? data?.viewerEvents);
  }

  end(): void {
    this.raw.terminate();
  }
}

function only(name: string): string {
  const start = CHAT.indexOf(`subscription ${name}`);
  const next = CHAT.slice(start + 1).search(/^(#|subscription|mutation|fragment)/m);
  return CHAT.slice(start, next < 0 ? undefined : start + 1 + next);
}
