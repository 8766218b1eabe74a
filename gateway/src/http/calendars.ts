import type { FastifyInstance } from 'fastify';
import type { SubgraphConnection } from '../subgraphs/connection.ts';
import { passOn, refuse } from './pass-on.ts';

const TIMEOUT_MS = 5_000;
/** What of the schedule subgraph's answer is passed on. */
const HEADERS = ['content-type', 'content-disposition', 'etag', 'cache-control'];

/**
 * Calendars at `GET /calendars/<token>.ics` and `GET /calendars/schedules/<id>.ics`, as the schedule subgraph hands them out. The address is
 * all that is asked for: calendar apps cannot sign in.
 */
export function serveCalendars(app: FastifyInstance, schedule: Pick<SubgraphConnection, 'address'>): void {
  app.get<{ Params: { '*': string } }>('/calendars/*', async (request, reply) => {
    const path = request.params['*'];
    if (!/^([\w-]{43}|schedules\/sch_\w{26})\.ics$/.test(path))
      return refuse(reply, 404, 'There is no such calendar.', { code: 'NOT_FOUND' });
    const url = new URL(`/calendars/${path}`, schedule.address({ writes: false }));
    const timeouts = { headersTimeoutMs: TIMEOUT_MS, bodyTimeoutMs: TIMEOUT_MS };
    return await passOn(
      request,
      reply,
      { url, service: 'schedule', requestHeaders: ['if-none-match'], headers: HEADERS, ...timeouts },
      'The calendar cannot be had right now.',
    );
  });
}
