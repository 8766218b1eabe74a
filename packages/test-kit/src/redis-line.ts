import { TcpLine } from './tcp-line.ts';

/** A way to one database of the real Redis that can be cut, or hang like a server that does not answer any more. */
export class RedisLine extends TcpLine {
  readonly #database: number;

  constructor(redisUrl: string, database = 0) {
    const { hostname, port } = new URL(redisUrl);
    super({ host: hostname, port: Number(port) });
    this.#database = database;
  }

  /** Known once the line has been open. */
  get url(): string {
    return `redis://127.0.0.1:${this.port}/${this.#database}`;
  }
}
