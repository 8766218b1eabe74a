import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACCESS_TOKEN, parseAccessKeyFile } from '@moim/service-kit';
import { DEMO_PASSWORD } from '@moim/stack/demo';
import type { GraphQLAnswer } from '@moim/test-kit';
import { decodeJwt, SignJWT } from 'jose';
import { inject } from 'vitest';

/** An answer as a browser sees it: scripts never see `setCookies`. */
export interface BrowserAnswer extends GraphQLAnswer {
  status: number;
  headers: Headers;
  setCookies: string[];
  extensions?: { session?: { state: string; reason: string } };
}

const SIGN_IN = `mutation ($input: SignInInput!) {
  signIn(input: $input) { user { name } session { id accessToken refreshToken } userErrors { code } }
}`;

/** A browser with a cookie jar, on a page of the gateway's own origin: real HTTP, with the headers that browsers send. */
export class Browser {
  /** By name. */
  readonly cookies = new Map<string, string>();
  readonly #url: string;
  readonly #headers: Record<string, string>;

  /** `headers` instead of those of a page of the gateway's own. */
  constructor(url: string, headers: Record<string, string> = { origin: url, 'sec-fetch-site': 'same-origin' }) {
    this.#url = url;
    this.#headers = headers;
  }

  /** One POST to /graphql with the jar's cookies; what the answer sets or clears is in the jar then. */
  async ask(
    query: string,
    variables: Record<string, unknown> = {},
    { headers = {} }: { headers?: Record<string, string> } = {},
  ): Promise<BrowserAnswer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${this.#url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...this.#headers,
        ...(cookie === '' ? {} : { cookie }),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    const setCookies = response.headers.getSetCookie();
    for (const one of setCookies) this.#keep(one);
    const answer = (await response.json()) as GraphQLAnswer;
    return { ...answer, status: response.status, headers: response.headers, setCookies };
  }

  /** Opens an address, as a person does who types it; what the answer sets is in the jar then. `site` as browsers say where the link was. */
  async open(path: string, { site = 'none' }: { site?: string } = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { 'sec-fetch-site': site, ...(cookie === '' ? {} : { cookie }) };
    const response = await fetch(`${this.#url}${path}`, { headers });
    for (const one of response.headers.getSetCookie()) this.#keep(one);
    return response;
  }

  /** Signs in as a person of the demo world. */
  signIn(person: string): Promise<BrowserAnswer> {
    return this.ask(SIGN_IN, { input: { email: `${person}@moim.test`, password: DEMO_PASSWORD } });
  }

  /** As if the access token had been issued so much earlier that it ended so many milliseconds ago. */
  async expireAccess(milliseconds = 60_000): Promise<void> {
    const { sub = '', sid } = decodeJwt<{ sid: string }>(this.cookies.get('moim-access') ?? '');
    this.cookies.set('moim-access', await expiredToken({ userId: sub, sessionId: sid }, milliseconds));
  }

  /** The same cookies in another window. */
  clone(): Browser {
    const other = new Browser(this.#url, this.#headers);
    for (const [name, value] of this.cookies) other.cookies.set(name, value);
    return other;
  }

  #keep(setCookie: string): void {
    const [pair = '', ...attributes] = setCookie.split('; ');
    const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    if (attributes.includes('Max-Age=0')) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** A genuine access token, signed with the platform's own key, that ended so many milliseconds ago. */
async function expiredToken(
  { userId, sessionId }: { userId: string; sessionId: string },
  milliseconds: number,
): Promise<string> {
  const [key] = parseAccessKeyFile(readFileSync(join(inject('moim').keysDir, 'access-token.jwks'), 'utf8'));
  if (key === undefined) throw new Error('the test run has no access key');
  const endedAt = Date.now() - milliseconds;
  return new SignJWT({ sid: sessionId })
    .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: ACCESS_TOKEN.type })
    .setIssuer(ACCESS_TOKEN.issuer)
    .setAudience(ACCESS_TOKEN.audience)
    .setSubject(userId)
    .setIssuedAt(new Date(endedAt - ACCESS_TOKEN.lifetimeMs))
    .setExpirationTime(new Date(endedAt))
    .sign(key.privateKey);
}
