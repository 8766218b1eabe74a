import { createHash } from 'node:crypto';
import { isId } from '@moim/subgraph-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { entriesOfPerson, publicEntry } from '../domain/calendar-entries.ts';
import { readerOfFeed } from '../domain/calendar-feed.ts';
import { calendarFile } from '../domain/calendar-file.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';

interface Tools {
  db: PrismaClient;
  /** Where people reach the gateway. */
  publicUrl: string;
}

/**
 * Meet-ups for calendar apps, which know no tokens but those in addresses: `GET /calendars/<token>.ics`, what one person goes to, for
 * whoever has the address, and `GET /calendars/schedules/<id>.ics`, one meet-up of a public club. 404 for whatever else. An app may keep
 * what it has read, and has to ask each time whether it is still right: `ETag`, 304.
 */
export function serveCalendars(app: FastifyInstance, { db, publicUrl }: Tools): void {
  app.get<{ Params: { file: string } }>('/calendars/:file', async (request, reply) => {
    reply.header('cache-control', 'private, no-cache');
    const userId = await readerOfFeed(db, nameOf(request.params.file));
    if (userId === null) return notFound(reply);
    return send(request, reply, calendarFile(await entriesOfPerson(db, userId), publicUrl), 'moim.ics');
  });
  app.get<{ Params: { file: string } }>('/calendars/schedules/:file', async (request, reply) => {
    reply.header('cache-control', 'public, no-cache');
    const id = nameOf(request.params.file);
    const entry = isId('sch', id) ? await publicEntry(db, id) : null;
    if (entry === null) return notFound(reply);
    return send(request, reply, calendarFile([entry], publicUrl), `${id}.ics`);
  });
}

/** The name of an `.ics` file; empty for any other. */
function nameOf(file: string): string {
  return file.endsWith('.ics') ? file.slice(0, -'.ics'.length) : '';
}

function send(request: FastifyRequest, reply: FastifyReply, file: string, name: string) {
  const tag = createHash('sha256').update(file).digest('base64url').slice(0, 27);
  reply.header('etag', `"${tag}"`);
  const known = (request.headers['if-none-match'] ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
  if (known.includes(`"${tag}"`) || known.includes('*')) return reply.status(304).send();
  return reply
    .type('text/calendar; charset=utf-8')
    .header('content-disposition', `inline; filename="${name}"`)
    .send(file);
}

function notFound(reply: FastifyReply) {
  return reply
    .status(404)
    .send({ errors: [{ message: 'There is no such calendar.', extensions: { code: 'NOT_FOUND' } }] });
}
