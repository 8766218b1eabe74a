import type { FastifyInstance, FastifyReply } from 'fastify';
import { request } from 'undici';

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
export function serveExports(app: FastifyInstance, userUrl: string): void {
  app.get<{ Params: { token: string } }>('/exports/:token', async ({ params, id, log }, reply) => {
    reply.header('cache-control', 'no-store');
    if (!/^[\w-]{43}$/.test(params.token)) return refuse(reply, 404, 'There is no such export.', { code: 'NOT_FOUND' });
    try {
      const { statusCode, headers, body } = await request(new URL(`/exports/${params.token}`, userUrl), {
        headers: { 'x-request-id': id },
        headersTimeout: HEADERS_TIMEOUT_MS,
        bodyTimeout: BODY_TIMEOUT_MS,
      });
      for (const name of HEADERS) {
        if (headers[name] !== undefined) reply.header(name, headers[name]);
      }
      return await reply.status(statusCode).send(body);
    } catch (error) {
      log.warn({ err: error }, 'an export cannot be had');
      const message = 'The export cannot be had right now.';
      return refuse(reply.header('retry-after', 10), 503, message, { code: 'SUBGRAPH_UNAVAILABLE', service: 'user' });
    }
  });
}

function refuse(reply: FastifyReply, status: number, message: string, extensions: Record<string, string>) {
  return reply.status(status).send({ errors: [{ message, extensions }] });
}
