import { html } from '@moim/service-kit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { messages } from '../messages.ts';
import { ICON, STYLE } from '../pages/assets.ts';
import { describeError, errorPage } from '../pages/error.ts';
import { page } from '../pages/layout.ts';
import { localeOf } from './locale.ts';
import { sendPage } from './reply.ts';

const YEAR_S = 365 * 24 * 3_600;

/** What is no part of a sign-in: the style sheet and the mark, a page that says where one is, pages for what goes wrong. */
export function servePages(app: FastifyInstance): void {
  app.get(STYLE.path, (_request, reply) =>
    reply.header('cache-control', `public, max-age=${YEAR_S}, immutable`).type('text/css').send(STYLE.content),
  );
  app.get('/icon.svg', (_request, reply) =>
    reply.header('cache-control', 'public, max-age=86400').type('image/svg+xml').send(ICON),
  );
  app.get('/', (request, reply) => {
    const locale = localeOf(request.headers);
    const { service, home } = messages(locale);
    return sendPage(reply, page(locale, service, html`<p>${home}</p>`));
  });
  app.all('/*', (request, reply) => sendPage(reply.status(404), errorPage(localeOf(request.headers), 'notFound')));
}

/** Shows what goes wrong in a page's handler as a page. */
export function showErrors(app: FastifyInstance): void {
  app.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
    const locale = localeOf(request.headers);
    if (isRefusedByFastify(error)) {
      return sendPage(reply.status(error.statusCode), errorPage(locale, 'badRequest', error.message));
    }
    const { kind, status, detail } = describeError(error);
    if (status >= 500) request.log.error({ err: error }, 'a page failed');
    return sendPage(reply.status(status), errorPage(locale, kind, detail));
  });
}

/** A body too large or of a strange type. */
function isRefusedByFastify(
  error: Error & { statusCode?: number; code?: string },
): error is Error & { statusCode: number } {
  return error.code?.startsWith('FST_') === true && error.statusCode !== undefined && error.statusCode < 500;
}

/** The language for somebody whose request oidc-provider refuses before there is an interaction. */
export function localeOfRequest({ headers, url }: Pick<FastifyRequest['raw'], 'headers' | 'url'>): 'ko' | 'en' {
  const query = new URLSearchParams(url?.split('?')[1]);
  return localeOf(headers, query.get('ui_locales'));
}
