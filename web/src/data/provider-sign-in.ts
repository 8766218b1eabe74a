/** What this tab keeps from the begin of a provider's sign-in to its end: another tab, or another person's link, has none. */
const BEGUN = 'moim-sign-in';

interface Begun {
  provider: string;
  attempt: string;
  state: string | null;
}

/** Sends the person to the provider. Throws when that is no web address. */
export function beginProviderSignIn(provider: string, attempt: string, authorizationUrl: string): void {
  const url = new URL(authorizationUrl);
  if (!['https:', 'http:'].includes(url.protocol)) throw new Error(`not a web address: ${url.protocol}`);
  const begun: Begun = { provider, attempt, state: url.searchParams.get('state') };
  sessionStorage.setItem(BEGUN, JSON.stringify(begun));
  location.assign(url);
}

/** How somebody comes back from the provider. */
export type Return =
  | { kind: 'elsewhere' }
  | { kind: 'declined' }
  | { kind: 'refused'; reason: string }
  | { kind: 'code'; input: { provider: string; attempt: string; code: string; state: string; iss: string | null } };

/** Reads it off the address, once: the code is good for one use, nor need it stand in the address or be there after going back. */
export function takeReturn(): Return {
  const { code, state, iss, error } = Object.fromEntries(new URLSearchParams(location.search)) as Record<
    string,
    string | undefined
  >;
  const begun = JSON.parse(sessionStorage.getItem(BEGUN) ?? 'null') as Begun | null;
  sessionStorage.removeItem(BEGUN);
  history.replaceState(null, '', location.pathname);
  if (begun === null || state === undefined || state !== begun.state) return { kind: 'elsewhere' };
  if (error === 'access_denied') return { kind: 'declined' };
  if (code === undefined) return { kind: 'refused', reason: String(error ?? '-').slice(0, 60) };
  const { provider, attempt } = begun;
  return { kind: 'code', input: { provider, attempt, code, state, iss: iss ?? null } };
}
