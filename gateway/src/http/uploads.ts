import { detachedBody } from '@moim/service-kit';
import type { FastifyInstance } from 'fastify';
import type { SubgraphConnection } from '../subgraphs/connection.ts';
import { passOn, refuse } from './pass-on.ts';

/** How long nothing of a body may come, in milliseconds; the content subgraph gives up a little earlier. */
const IDLE_MS = 30_000;
/** From a body's end until the answer. */
const ANSWER_TIMEOUT_MS = 30_000;
/** What of the request and of the content subgraph's answer is passed on. */
const REQUEST_HEADERS = ['content-type', 'content-length', 'content-encoding'];
const HEADERS = ['content-type', 'retry-after'];

/**
 * Photos at `PUT /uploads/<token>`, passed on to the content subgraph as they come, never faster than it takes them. The address is all
 * that is asked for: whoever has it may send one photo there. No cookie counts here, so no other site can use anybody's.
 */
export function serveUploads(app: FastifyInstance, content: Pick<SubgraphConnection, 'address'>): void {
  app.register(async (uploads) => {
    // The body is for `detachedBody`, whatever it is called.
    uploads.removeAllContentTypeParsers();
    uploads.addContentTypeParser('*', (_request, _payload, done) => done(null));
    uploads.put<{ Params: { token: string } }>('/uploads/:token', async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const { token } = request.params;
      if (!/^[\w-]{43}$/.test(token)) return refuse(reply, 404, 'There is no such upload.', { code: 'NOT_FOUND' });
      const body = detachedBody(request.raw, reply.raw, IDLE_MS);
      return await passOn(
        request,
        reply,
        {
          url: new URL(`/uploads/${token}`, content.address({ writes: true })),
          service: 'content',
          ...{ method: 'PUT', body, requestHeaders: REQUEST_HEADERS, headers: HEADERS },
          ...{ headersTimeoutMs: ANSWER_TIMEOUT_MS, bodyTimeoutMs: ANSWER_TIMEOUT_MS },
        },
        'The photo cannot be taken right now.',
      );
    });
  });
}
