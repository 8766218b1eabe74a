import type { FastifyInstance } from 'fastify';
import type { SubgraphConnection } from '../subgraphs/connection.ts';
import { passOn, refuse } from './pass-on.ts';

const TIMEOUT_MS = 10_000;
/** What of the request is passed on: which formats are taken, and which picture is there already. */
const REQUEST_HEADERS = ['accept', 'if-none-match'];
/** What of the content subgraph's answer is passed on. */
const HEADERS = [
  'content-type',
  'content-length',
  'content-disposition',
  'content-security-policy',
  'cross-origin-resource-policy',
  'cache-control',
  'etag',
  'vary',
];

/** Photos at `GET /media/photos/<folder>/screen` and `.../thumb`, as the content subgraph hands them out. The address says who may see them. */
export function serveMedia(app: FastifyInstance, content: Pick<SubgraphConnection, 'address'>): void {
  app.get<{ Params: { '*': string } }>('/media/photos/*', async (request, reply) => {
    const path = request.params['*'];
    if (!/^[0-9a-f]{40}\/(screen|thumb)$/.test(path))
      return refuse(reply, 404, 'There is no such picture.', { code: 'NOT_FOUND' });
    const url = new URL(`/media/photos/${path}`, content.address({ writes: false }));
    url.search = new URL(request.url, url).search;
    const timeouts = { headersTimeoutMs: TIMEOUT_MS, bodyTimeoutMs: TIMEOUT_MS };
    return await passOn(
      request,
      reply,
      { url, service: 'content', requestHeaders: REQUEST_HEADERS, headers: HEADERS, ...timeouts },
      'The picture cannot be had right now.',
    );
  });
}
