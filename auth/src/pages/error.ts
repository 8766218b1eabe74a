import type { Locale } from '@moim/service-kit';
import { html } from '@moim/service-kit';
import { errors } from 'oidc-provider';
import { type ErrorKind, messages } from '../messages.ts';
import { isPkceError } from '../oidc/provider.ts';
import { page } from './layout.ts';

/** Says in plain words what went wrong; below it, for those who build clients, in the protocol's. */
export function errorPage(locale: Locale, kind: ErrorKind, detail: string | null = null): string {
  const text = messages(locale);
  const [title = '', words = ''] = text.errors[kind];
  return page(
    locale,
    title,
    html`<p>${words}</p>
${detail === null ? null : html`<p class="quiet">${text.forDevelopers}: <code lang="en">${detail}</code></p>`}`,
  );
}

/** What to tell of an error of oidc-provider, and with which status. Errors of ours are told without what they say. */
export function describeError(error: Error): { kind: ErrorKind; status: number; detail: string | null } {
  if (!(error instanceof errors.OIDCProviderError) || !error.expose)
    return { kind: 'server', status: 500, detail: null };
  const description = error.error_description;
  const detail = description === undefined ? error.error : `${error.error}: ${description}`;
  return { kind: kindOf(error), status: error.statusCode, detail };
}

function kindOf(error: errors.OIDCProviderError): ErrorKind {
  if (error instanceof errors.SessionNotFound) return 'expired';
  if (error instanceof errors.InvalidClient) return 'unknownClient';
  if (error instanceof errors.InvalidRedirectUri) return 'redirectUri';
  return isPkceError(error) ? 'pkce' : 'badRequest';
}
