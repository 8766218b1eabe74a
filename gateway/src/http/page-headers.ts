/** Where a page needs more than the app does. */
export interface PageNeeds {
  /** Style sheets besides those that are files here. */
  styles?: string[];
  /** Trusted Types policies by name; null where strings may become HTML, which can run no scripts all the same. */
  trustedTypes: string | null;
}

/** Of a page: nothing but what is served here, no script inline, and nobody else shows it in a frame. */
export function pageHeaders({ styles = [], trustedTypes }: PageNeeds): Record<string, string> {
  return {
    'cache-control': 'no-cache',
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      ["style-src 'self'", ...styles].join(' '),
      // Club covers and avatars may be anywhere on the web; previews of chosen photos are blobs.
      "img-src 'self' https: data: blob:",
      "connect-src 'self'",
      "manifest-src 'self'",
      "worker-src 'self'",
      "form-action 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      ...(trustedTypes === null ? [] : ["require-trusted-types-for 'script'", `trusted-types ${trustedTypes}`]),
    ].join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    // The address may hold a provider's code for a moment.
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
  };
}
