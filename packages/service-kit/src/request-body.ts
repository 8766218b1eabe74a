import type { IncomingMessage, ServerResponse } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';

/** How long what nobody wants of a body goes on being read after the answer, in milliseconds: for the client to see the answer at all. */
const LINGER_MS = 5_000;

/** The client broke off, or sent nothing for too long. */
export class BrokenBodyError extends Error {
  override name = 'BrokenBodyError';
}

/**
 * A request's body as a stream of its own, never read faster than it is taken: destroying it leaves the connection as it is, so that an answer can
 * still be sent. It fails with BrokenBodyError when the client breaks off, or sends nothing for `idleMs`. What is left of the
 * body once the answer has gone is read away for five seconds; then the connection is closed.
 */
export function detachedBody(request: IncomingMessage, response: ServerResponse, idleMs: number): Readable {
  const body = new PassThrough();
  const idle = setTimeout(() => body.destroy(new BrokenBodyError('nothing came for too long')), idleMs);
  request.on('data', () => idle.refresh());
  body.once('close', () => clearTimeout(idle));
  request.once('close', () => {
    if (!request.complete) body.destroy(new BrokenBodyError('the client broke off'));
  });
  response.once('finish', () => {
    if (request.complete) return;
    const linger = setTimeout(() => request.destroy(), LINGER_MS);
    request.once('close', () => clearTimeout(linger));
    request.once('end', () => clearTimeout(linger));
    request.resume();
  });
  return request.pipe(body);
}
