import type { ServerResponse } from 'node:http';

/** The response headers of every page, and of what leads from one to the next. Nothing but our own style sheet and mark is loaded. */
export function pageHeaders(formTargets: readonly string[] = []): Record<string, string> {
  // A form's answer may lead on to the client, and Chrome holds such redirects to form-action, too.
  const targets = ["'self'", ...formTargets].join(' ');
  return {
    'content-security-policy': `default-src 'none'; style-src 'self'; img-src 'self'; form-action ${targets}; base-uri 'none'; frame-ancestors 'none'`,
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  };
}

/** Puts them on a response that oidc-provider writes. It sets its own cache-control, where it has one. */
export function setPageHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(pageHeaders())) {
    if (name !== 'cache-control') response.setHeader(name, value);
  }
}
