import type { GraphQLDataSource } from '@apollo/gateway';
import { encodeLogPosition, type LogPosition, ORIGIN_HEADER, READ_AFTER_HEADER } from '@moim/service-kit';
import { LRUCache } from 'lru-cache';
import type { HttpAnswer, HttpRequest } from './exchange.ts';

/** What is asked, and for whom. */
export interface Asked {
  query: string | undefined;
  variables?: Readonly<Record<string, unknown>> | undefined;
  operationName?: string | undefined;
  /** Who asks, signed. */
  signedOrigin: string;
  requestId: string;
  /** Up to where whoever asks has written, for a process that may be behind; null: nowhere of late. */
  readAfter: LogPosition | null;
}

export type Answer = Awaited<ReturnType<GraphQLDataSource['process']>>;

/** An answer, and the headers that it came with. */
export interface Reply {
  answer: Answer;
  headers: HttpAnswer['headers'];
  /** The answer as it came. */
  text(): string;
}

/** It did not answer as GraphQL: the HTTP status. */
export class HttpStatusError extends Error {
  override name = 'HttpStatusError';
  readonly status: number;

  constructor(status: number) {
    super(`HTTP ${status}`);
    this.status = status;
  }
}

const MISDIRECTED = 421;

/** Answers are bounded by page sizes; a larger one is a fault. */
export const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/** Texts that are sent again and again, as JSON: so many, and so many characters of them. */
const asJson = new LRUCache<string, string>({
  max: 5_000,
  maxSize: 8_000_000,
  sizeCalculation: (json, query) => json.length + query.length,
});

/** The request of a question. No header of the client's is among those that go there. */
export function requestOf(
  { query = '', variables, operationName, signedOrigin, requestId, readAfter }: Asked,
  path: string,
  traceHeaders: Record<string, string>,
): HttpRequest {
  let text = asJson.get(query);
  if (text === undefined) {
    text = JSON.stringify(query);
    asJson.set(query, text);
  }
  const name = operationName === undefined ? '' : `,"operationName":${JSON.stringify(operationName)}`;
  return {
    path,
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      [ORIGIN_HEADER]: signedOrigin,
      'x-request-id': requestId,
      ...(readAfter === null ? {} : { [READ_AFTER_HEADER]: encodeLogPosition(readAfter) }),
      ...traceHeaders,
    },
    body: `{"query":${text}${name},"variables":${JSON.stringify(variables ?? {})}}`,
  };
}

/** Reads what a subgraph answers. Throws when it is no GraphQL. */
export function readReply({ statusCode, headers, body }: HttpAnswer): Reply {
  if (statusCode >= 500 || statusCode === 401 || statusCode === MISDIRECTED) throw new HttpStatusError(statusCode);
  const text = () => body.toString('utf8');
  const answer: unknown = JSON.parse(text());
  if (typeof answer !== 'object' || answer === null || !('data' in answer || 'errors' in answer))
    throw new Error('not a GraphQL answer');
  return { answer: answer as Answer, headers, text };
}

/** Nothing was sent: nobody answers there, so that anything may be asked elsewhere. */
export function wasNeverSent(error: unknown): boolean {
  const code = codeOf(error);
  if (code === 'ECONNREFUSED' || code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ENOTFOUND') return true;
  // A service that is ending takes no more, and says so before it looks at what was sent; one that only reads does nothing of a mutation.
  return error instanceof HttpStatusError && (error.status === 503 || error.status === MISDIRECTED);
}

/** The connection broke before the answer: what was asked may have been done. */
export function isBrokenConnection(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE';
}

function codeOf(error: unknown): unknown {
  const { code, errors } = (error ?? {}) as { code?: unknown; errors?: unknown[] };
  // One error for each address of a name.
  return code ?? (Array.isArray(errors) ? codeOf(errors[0]) : undefined);
}
