import type { GraphQLDataSource } from '@apollo/gateway';
import { decodeSessionChange, ORIGIN_HEADER, SESSION_CHANGE_HEADER, type SessionChange } from '@moim/service-kit';
import { Pool } from 'undici';
import type { WatchFetch } from './watch-fetch.ts';

export interface ConnectionOptions {
  name: string;
  /** Its GraphQL endpoint. */
  url: URL;
  /** Milliseconds. */
  connectTimeout: number;
  watch: WatchFetch;
}

/** What is asked, and for whom. */
export interface Ask {
  query: string | undefined;
  variables?: Record<string, unknown> | undefined;
  operationName?: string | undefined;
  /** Who asks, signed. */
  signedOrigin: string;
  requestId: string;
  /** Ends the wait. */
  signal: AbortSignal;
}

export type Answer = Awaited<ReturnType<GraphQLDataSource['process']>>;

/** An answer, and what it says of the sender's session: null when that is as it was. */
export interface Answered {
  answer: Answer;
  sessionChange: SessionChange | null;
}

/** Connections to one subgraph; requests beyond them wait for a free one, within their deadline. */
const CONNECTIONS = 64;
/** Answers are bounded by page sizes; a larger one is a fault. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/** Kept connections to a subgraph. No header of the client's goes there, and none of the subgraph's comes back. */
export class SubgraphConnection {
  readonly name: string;
  readonly #url: URL;
  readonly #pool: Pool;
  readonly #watch: WatchFetch;

  constructor({ name, url, connectTimeout, watch }: ConnectionOptions) {
    this.name = name;
    this.#watch = watch;
    this.#url = url;
    this.#pool = new Pool(url.origin, { connections: CONNECTIONS, connectTimeout, keepAliveTimeout: 20_000 });
  }

  /**
   * Asks once; `isRepeatable` says that what has perhaps been done already may be asked for again, when a kept connection breaks. Rejects when
   * nothing comes that is an answer.
   */
  async ask(ask: Ask, { isRepeatable }: { isRepeatable: boolean }): Promise<Answered> {
    try {
      return await this.#askOnce(ask);
    } catch (error) {
      // A kept connection may have been closed by the other side just now.
      if (!isRepeatable || !isBrokenConnection(error) || ask.signal.aborted) throw error;
      return this.#askOnce(ask);
    }
  }

  /** Frees the connections, once what is asked has been answered. */
  close(): Promise<void> {
    return this.#pool.close();
  }

  #askOnce(ask: Ask): Promise<Answered> {
    return this.#watch(this.name, (headers) => this.#send(ask, headers));
  }

  async #send(
    { query, variables, operationName, signedOrigin, requestId, signal }: Ask,
    traceHeaders: Record<string, string>,
  ): Promise<Answered> {
    const { statusCode, headers, body } = await this.#pool.request({
      method: 'POST',
      path: this.#url.pathname,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        [ORIGIN_HEADER]: signedOrigin,
        'x-request-id': requestId,
        ...traceHeaders,
      },
      body: JSON.stringify({ query, variables, operationName }),
      signal,
    });
    const text = await readText(body);
    if (statusCode >= 500 || statusCode === 401) throw new Error(`HTTP ${statusCode}`);
    const answer: unknown = JSON.parse(text);
    if (typeof answer !== 'object' || answer === null || !('data' in answer || 'errors' in answer))
      throw new Error('not a GraphQL answer');
    return { answer: answer as Answer, sessionChange: this.#sessionChange(headers[SESSION_CHANGE_HEADER]) };
  }

  /** Sessions are the user subgraph's: nobody else is believed. */
  #sessionChange(header: string | string[] | undefined): SessionChange | null {
    return this.name === 'user' && typeof header === 'string' ? decodeSessionChange(header) : null;
  }
}

async function readText(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) throw new Error('the answer is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function isBrokenConnection(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE';
}
