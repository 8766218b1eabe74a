import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { SeenMessage } from './check-chat.ts';

const QUERY = `subscription ($roomId: ID!, $afterSeq: Int) {
  roomEvents(roomId: $roomId, afterSeq: $afterSeq) {
    __typename
    ... on MessageSent { message { id seq text sender { id name mbti } } }
    ... on HistoryGap { lastSeq }
    ... on RoomHead { lastSeq }
  }
}`;
/** A server from which nothing comes for so long is taken for gone: it pings every 12 s. */
const SILENCE_MS = 30_000;
const BACK_OFF_MS = { first: 100, most: 2_000 };

export interface RoomClientOptions {
  /** Of servers; each connection goes to another. */
  urls: readonly string[];
  name: string;
  token: string;
  roomId: string;
  /** The last message that it has. */
  from: number;
  /** A message that is lost on purpose: by its number. */
  loses?: number | undefined;
}

/** Somebody who follows a room, comes back whenever the connection is gone, and keeps a record of all that they are shown. */
export class RoomClient {
  readonly options: RoomClientOptions;
  /** As they came: nothing is put right here. */
  readonly messages: SeenMessage[] = [];
  connections = 0;
  /** Histories that were too long to be sent: then it cannot have seen all. */
  gaps = 0;
  errors: string[] = [];
  #last: number;
  #socket: WebSocket | null = null;
  #isOver = false;
  readonly #running: Promise<void>;

  constructor(options: RoomClientOptions) {
    this.options = options;
    this.#last = options.from;
    this.#running = this.#run();
  }

  get lastSeq(): number {
    return this.#last;
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    this.#socket?.terminate();
    await this.#running;
  }

  /** As when the network goes away without a word. */
  breakOff(): void {
    this.#socket?.terminate();
  }

  async #run(): Promise<void> {
    for (let backOff = BACK_OFF_MS.first; !this.#isOver; ) {
      const before = this.#last;
      await this.#connection();
      if (this.#last > before) backOff = BACK_OFF_MS.first;
      if (!this.#isOver) await sleep(Math.random() * backOff);
      backOff = Math.min(backOff * 2, BACK_OFF_MS.most);
    }
  }

  /** One connection, until it is gone. */
  #connection(): Promise<void> {
    const { urls, token, roomId } = this.options;
    const url = urls[this.connections % urls.length] ?? '';
    this.connections += 1;
    return new Promise((resolve) => {
      const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
        handshakeTimeout: 5_000,
      });
      this.#socket = socket;
      let silence = setTimeout(() => socket.terminate(), SILENCE_MS);
      const hear = () => {
        clearTimeout(silence);
        silence = setTimeout(() => socket.terminate(), SILENCE_MS);
      };
      socket.on('open', () => {
        socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
      });
      socket.on('ping', hear);
      socket.on('message', (data) => {
        hear();
        const frame = JSON.parse(String(data));
        if (frame.type === 'connection_ack') {
          const payload = { query: QUERY, variables: { roomId, afterSeq: this.#last } };
          socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload }));
        } else if (frame.type === 'next') this.#take(frame.payload.data?.roomEvents ?? {});
        else if (frame.type === 'error' || frame.type === 'complete') {
          this.errors.push(JSON.stringify(frame.payload ?? frame.type));
          socket.terminate();
        }
      });
      socket.on('error', () => {});
      socket.on('close', () => {
        clearTimeout(silence);
        resolve();
      });
    });
  }

  #take({ __typename, message }: { __typename?: string; message?: SeenMessage }): void {
    if (__typename === 'HistoryGap') this.gaps += 1;
    if (__typename !== 'MessageSent' || message === undefined) return;
    const { id, seq, text } = message;
    this.#last = Math.max(this.#last, seq);
    if (seq !== this.options.loses) this.messages.push({ id, seq, text });
  }
}
