import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way to one database of the real Redis that can be cut, or hang like a server that does not answer any more. */
export class RedisLine {
  url = '';
  readonly #target: URL;
  readonly #database: number;
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  #port = 0;
  #hangs = false;

  constructor(redisUrl: string, database = 0) {
    this.#target = new URL(redisUrl);
    this.#database = database;
  }

  /** Lets everything through. */
  async open(): Promise<void> {
    this.#hangs = false;
    for (const socket of this.#sockets) socket.resume();
    if (this.#server !== null) return;
    const server = createServer((client) => {
      const redis = connect(Number(this.#target.port), this.#target.hostname);
      for (const [from, to] of [
        [client, redis],
        [redis, client],
      ] as const) {
        this.#sockets.add(from);
        from.on('data', (data) => to.write(data));
        from.on('error', () => {});
        from.on('close', () => {
          this.#sockets.delete(from);
          to.destroy();
        });
        if (this.#hangs) from.pause();
      }
    });
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the line has no port');
    this.#port = address.port;
    this.url = `redis://127.0.0.1:${address.port}/${this.#database}`;
    this.#server = server;
  }

  /** Connections stay, and nothing passes any more. */
  hang(): void {
    this.#hangs = true;
    for (const socket of this.#sockets) socket.pause();
  }

  /** Ends all connections and takes no new ones. */
  async cut(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    for (const socket of this.#sockets) socket.destroy();
    if (server !== null) await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}
