import type { FastifyInstance } from 'fastify';
import type { SubgraphConnection } from '../subgraphs/connection.ts';
import { passOn, refuse } from './pass-on.ts';

/** Until the archive begins: its first pieces come from all services. */
const HEADERS_TIMEOUT_MS = 5_000;
/** Between two parts of the archive: a service that restarts is waited for. */
const BODY_TIMEOUT_MS = 30_000;
/** What of the user subgraph's answer is passed on. */
const HEADERS = ['content-type', 'content-disposition', 'retry-after'];

/**
 * Copies of people's data at `GET /exports/<token>`, as the user subgraph hands them out, passed on as they come. Whoever has the
 * address may have them, so nothing else is asked.
 */
export function serveExports(app: FastifyInstance, user: Pick<SubgraphConnection, 'address'>): void {
  app.get<{ Params: { token: string } }>('/exports/:token', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const { token } = request.params;
    if (!/^[\w-]{43}$/.test(token)) return refuse(reply, 404, 'There is no such export.', { code: 'NOT_FOUND' });
    const url = new URL(`/exports/${token}`, user.address({ writes: false }));
    const timeouts = { headersTimeoutMs: HEADERS_TIMEOUT_MS, bodyTimeoutMs: BODY_TIMEOUT_MS };
    return await passOn(
      request,
      reply,
      { url, service: 'user', headers: HEADERS, ...timeouts },
      'The export cannot be had right now.',
    );
  });
}
