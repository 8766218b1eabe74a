import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { localeOf } from '../viewer/locale.ts';

/** What draws itself by its path: the same page for all of them. */
const SCREENS = ['/sign-in', '/sign-in/callback', '/sign-in/done'];
const ASSETS = {
  'sign-in.js': 'text/javascript; charset=utf-8',
  'sign-in.css': 'text/css; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

const HEADERS = {
  'cache-control': 'no-store',
  // Nothing but what is served here, nothing inline; and nobody else shows it in a frame.
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  // The address holds a provider's code for a moment.
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
};

/**
 * Pages for signing in at this origin, among them where providers send people back to: what there is until the web app has its own at the same
 * paths, and takes their place.
 */
export function serveSignInPages(app: FastifyInstance): void {
  const read = (name: string) => readFileSync(new URL(`../../pages/${name}`, import.meta.url), 'utf8');
  const page = read('sign-in.html');
  for (const path of SCREENS) {
    app.get(path, (request, reply) =>
      reply
        .headers(HEADERS)
        .header('vary', 'accept-language')
        .type('text/html; charset=utf-8')
        .send(page.replace('lang="ko"', `lang="${localeOf(request.headers)}"`)),
    );
  }
  for (const [name, type] of Object.entries(ASSETS)) {
    const content = read(name);
    app.get(`/sign-in/assets/${name}`, (_request, reply) =>
      reply.header('cache-control', 'no-cache').type(type).send(content),
    );
  }
}
