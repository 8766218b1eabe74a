import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a real server that can be cut, or hang like a server that does not answer any more. */
export class TcpLine {
  readonly #target: { host: string; port: number };
  readonly #asking = new Set<Socket>();
  readonly #answering = new Set<Socket>();
  #server: Server | null = null;
  #port = 0;
  #hanging: readonly Set<Socket>[] = [];
  #delayMs = 0;
  /** Connections that were taken so far. */
  connections = 0;
  /** What came from either side so far. */
  readonly bytes = { asked: 0, answered: 0 };

  constructor(target: { host: string; port: number }) {
    this.#target = target;
  }

  /** On 127.0.0.1; the same for good once the line has been open. */
  get port(): number {
    return this.#port;
  }

  /** Lets everything through. */
  async open(): Promise<void> {
    this.#hanging = [];
    for (const socket of [...this.#asking, ...this.#answering]) socket.resume();
    if (this.#server !== null) return;
    const server = createServer((client) => {
      this.connections += 1;
      const target = connect(this.#target.port, this.#target.host);
      this.#pass(client, target, this.#asking);
      this.#pass(target, client, this.#answering);
    });
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the line has no port');
    this.#port = address.port;
    this.#server = server;
  }

  /** Whatever passes from now on takes so much longer, each way, in milliseconds. */
  slow(milliseconds: number): void {
    this.#delayMs = milliseconds;
  }

  /** Connections stay, and nothing passes any more. */
  hang(): void {
    this.#hangUp([this.#asking, this.#answering]);
  }

  /** What is asked arrives, and no answer comes back. */
  hangAnswers(): void {
    this.#hangUp([this.#answering]);
  }

  /** Ends all connections and takes no new ones. */
  async cut(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    for (const socket of [...this.#asking, ...this.#answering]) socket.destroy();
    if (server !== null) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  #hangUp(directions: readonly Set<Socket>[]): void {
    this.#hanging = directions;
    for (const sockets of directions) for (const socket of sockets) socket.pause();
  }

  #pass(from: Socket, to: Socket, direction: Set<Socket>): void {
    direction.add(from);
    from.on('data', (data) => {
      this.bytes[direction === this.#asking ? 'asked' : 'answered'] += data.length;
      if (this.#delayMs > 0) setTimeout(() => to.write(data), this.#delayMs);
      else to.write(data);
    });
    from.on('error', () => {});
    from.on('close', () => {
      direction.delete(from);
      to.destroy();
    });
    if (this.#hanging.includes(direction)) from.pause();
  }
}
