import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { errorPage } from '../pages/error.ts';
import { localeOf } from './locale.ts';
import { sendPage } from './reply.ts';

/** Has the scope's forms do nothing that a page of another origin sends. */
export function refuseOtherOrigins(scope: FastifyInstance, origin: string): void {
  scope.addHook('preHandler', async ({ method, headers }, reply) => {
    if (method !== 'POST' || isSameOrigin(headers, origin)) return;
    return sendPage(reply.status(403), errorPage(localeOf(headers), 'crossSite'));
  });
}

/**
 * Whether a form was sent by a page of this origin. Browsers say so in Sec-Fetch-Site; older ones, and those that reach us without TLS,
 * in Origin, which is `null` with our referrer policy. The forms are protected besides: that of an interaction by its cookie, which is SameSite,
 * and by its address, which cannot be guessed; the others do nothing for which a browser is known, but for who has a link's secret.
 */
function isSameOrigin(headers: IncomingHttpHeaders, origin: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  return headers.origin === undefined || headers.origin === 'null' || headers.origin === origin;
}
