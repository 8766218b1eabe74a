import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SessionCookies } from './cookies.ts';
import { goesByCookies } from './identify.ts';

/**
 * Why a request must not be taken as its cookies' person, as a sentence; null when it may.
 *
 * A browser sends cookies along with requests that other sites make it send, so a cookie alone proves nothing about who wants the request. Four
 * things keep other sites out, each by itself enough for browsers of today:
 *
 * 1. `SameSite=Strict`: the browser sends no cookie with what another site began. A site is a registrable domain, whatever the port: pages of
 *    `other.example.com`, or of another port of localhost, are of the same site as `example.com`. So it is not enough.
 * 2. `Sec-Fetch-Site`, which no script can set: only `same-origin` will do. `same-site` and `cross-site` are other people's pages, `none` is a person
 *    typing an address, which is never a POST. It is missing in browsers before 2023 and over http to anything but localhost.
 * 3. `Origin`, which no script can set and every browser sends with a POST: only this platform's own will do. That is PUBLIC_URL's, or, since in development
 *    `127.0.0.1` is as good as `localhost`, the one of the `Host` header with PUBLIC_URL's scheme. A page cannot choose the Host of a request to us: it
 *    is where the request went, and the cookies are those of that host. `null` (sandboxed frames, `data:` and `file:` pages) is nobody's and will not do.
 * 4. `Content-Type: application/json`: a page of another origin may send it only after asking by a preflight, which nobody answers here. Forms and
 *    "simple" requests, which need no preflight, have one of three other types, or none.
 *
 * Where both headers are missing, it is no browser, or one so old that point 4 has to do. Requests without our cookies, and those with an
 * Authorization header, which beats cookies and which no other site can add, are not looked at.
 */
export function crossSiteRefusal(headers: IncomingHttpHeaders, publicUrl: URL): string | null {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return 'Cookies count only in requests of this site’s own pages.';
  if (!isOwnOrigin(headers, publicUrl))
    return 'Cookies count only in requests of this site’s own pages: the Origin is another.';
  const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') return 'Cookies count only in requests with Content-Type: application/json.';
  return null;
}

/** Whether a request is of no page at all, or of one of this platform's own (point 3). */
export function isOwnOrigin({ origin, host }: IncomingHttpHeaders, publicUrl: URL): boolean {
  return origin === undefined || origin === publicUrl.origin || origin === `${publicUrl.protocol}//${host}`;
}

/** Refuses, before its body is read, a request that would count as its cookies' person and must not: FORBIDDEN (HTTP 403). */
export function refuseCrossSite(cookies: SessionCookies, publicUrl: URL) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (!goesByCookies(request) || cookies.read(request.headers.cookie) === null) return;
    const message = crossSiteRefusal(request.headers, publicUrl);
    if (message !== null) return reply.status(403).send({ errors: [{ message, extensions: { code: 'FORBIDDEN' } }] });
  };
}
