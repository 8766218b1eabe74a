import type { GraphQLDataSource } from '@apollo/gateway';
import { ORIGIN_HEADER } from '@moim/service-kit';
import type { Dispatcher } from 'undici';

/** What is asked, and for whom. */
export interface Asked {
  query: string | undefined;
  variables?: Record<string, unknown> | undefined;
  operationName?: string | undefined;
  /** Who asks, signed. */
  signedOrigin: string;
  requestId: string;
}

export type Answer = Awaited<ReturnType<GraphQLDataSource['process']>>;

/** An answer, and the headers that it came with. */
export interface Reply {
  answer: Answer;
  headers: Dispatcher.ResponseData['headers'];
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

/** Answers are bounded by page sizes; a larger one is a fault. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/** The request of a question. No header of the client's is among those that go there. */
export function requestOf(
  { query, variables, operationName, signedOrigin, requestId }: Asked,
  traceHeaders: Record<string, string>,
) {
  return {
    method: 'POST' as const,
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      [ORIGIN_HEADER]: signedOrigin,
      'x-request-id': requestId,
      ...traceHeaders,
    },
    body: JSON.stringify({ query, variables, operationName }),
  };
}

/** Reads what a subgraph answers. Rejects when it is no GraphQL. */
export async function readReply({ statusCode, headers, body }: Dispatcher.ResponseData): Promise<Reply> {
  const text = await readText(body);
  if (statusCode >= 500 || statusCode === 401) throw new HttpStatusError(statusCode);
  const answer: unknown = JSON.parse(text);
  if (typeof answer !== 'object' || answer === null || !('data' in answer || 'errors' in answer))
    throw new Error('not a GraphQL answer');
  return { answer: answer as Answer, headers };
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

/** Nothing was sent: nobody answers there, so that anything may be asked elsewhere. */
export function wasNeverSent(error: unknown): boolean {
  const code = codeOf(error);
  if (code === 'ECONNREFUSED' || code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ENOTFOUND') return true;
  // A service that is ending takes no more, and says so before it looks at what was sent.
  return error instanceof HttpStatusError && error.status === 503;
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
