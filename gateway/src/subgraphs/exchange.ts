import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';

/** What is sent. */
export interface HttpRequest {
  path: string;
  headers: Record<string, string>;
  body: string;
}

export interface ExchangeOptions {
  /** How long it may take in all, in milliseconds. */
  timeoutMs: number;
  /** Ends the wait earlier. */
  signal?: AbortSignal | undefined;
  /** The most bytes that an answer may have. */
  mostBytes: number;
}

/** What came back. */
export interface HttpAnswer {
  statusCode: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/**
 * Posts a request and gathers the answer: undici's dispatcher by itself, since a stream, a signal and a timer for each of the many small answers of a screen cost more
 * than the answers. Rejects with a TimeoutError, the signal's reason, or as undici does.
 */
export function exchange(
  pool: Dispatcher,
  { path, headers, body }: HttpRequest,
  { timeoutMs, signal, mostBytes }: ExchangeOptions,
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const answer = { statusCode: 0, headers: {} as IncomingHttpHeaders };
    const chunks: Buffer[] = [];
    let size = 0;
    let controller: Dispatcher.DispatchController | null = null;
    let ended: Error | null = null;
    const end = (error: Error) => {
      if (ended !== null) return;
      ended = error;
      settle();
      reject(error);
      controller?.abort(error);
    };
    const timer = setTimeout(
      () => end(new DOMException('The operation was aborted due to timeout', 'TimeoutError')),
      timeoutMs,
    );
    const onAbort = () => end(signal?.reason as Error);
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    };
    if (signal?.aborted) return onAbort();
    signal?.addEventListener('abort', onAbort);
    pool.dispatch(
      { method: 'POST', path, headers, body },
      {
        onRequestStart(started) {
          controller = started;
          if (ended !== null) started.abort(ended);
        },
        onResponseStart(_controller, statusCode, given) {
          answer.statusCode = statusCode;
          answer.headers = given;
        },
        onResponseData(_controller, chunk) {
          size += chunk.length;
          if (size > mostBytes) end(new Error('the answer is too large'));
          else chunks.push(chunk);
        },
        onResponseEnd() {
          if (ended !== null) return;
          settle();
          const [only = Buffer.alloc(0)] = chunks;
          resolve({ ...answer, body: chunks.length > 1 ? Buffer.concat(chunks) : only });
        },
        onResponseError(_controller, error) {
          end(error);
        },
      },
    );
  });
}
