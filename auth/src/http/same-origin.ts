import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a form was sent by a page of this origin. Browsers say so in Sec-Fetch-Site; older ones, and those that reach us without TLS,
 * in Origin, which is `null` with our referrer policy. That an interaction's cookie is SameSite and its address cannot be guessed
 * protects the forms besides.
 */
export function isSameOrigin(headers: IncomingHttpHeaders, origin: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  return headers.origin === undefined || headers.origin === 'null' || headers.origin === origin;
}
