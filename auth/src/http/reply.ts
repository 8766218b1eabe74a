import type { FastifyReply } from 'fastify';
import { pageHeaders } from './headers.ts';

/** Answers with a page. `formTargets`: origins to which a form of it may lead, besides this one. */
export function sendPage(reply: FastifyReply, content: string, formTargets: readonly string[] = []): FastifyReply {
  return reply.headers(pageHeaders(formTargets)).type('text/html; charset=utf-8').send(content);
}

/** Sends the browser on; after a form, by GET. */
export function sendOn(reply: FastifyReply, location: string, formTargets: readonly string[] = []): FastifyReply {
  return reply.headers(pageHeaders(formTargets)).redirect(location, 303);
}
