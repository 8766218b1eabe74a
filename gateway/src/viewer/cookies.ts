import type { SessionChange } from '@moim/service-kit';
import { stringifySetCookie } from 'cookie';
import type { FastifyReply } from 'fastify';

/** What a browser holds of a session: what is missing or cannot be a token is null. */
export interface SessionTokens {
  access: string | null;
  refresh: string | null;
}

const ACCESS_FORM = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const REFRESH_FORM = /^[\w-]{16,200}$/;
const MAX_LENGTH = 4_096;

/**
 * The cookies that hold a browser's tokens, where no script can read them. Over https they are the host's alone (`__Host-`): no subdomain
 * and no unencrypted page can set them.
 */
export class SessionCookies {
  readonly #access: string;
  readonly #refresh: string;
  readonly #isSecure: boolean;

  constructor(publicUrl: URL) {
    this.#isSecure = publicUrl.protocol === 'https:';
    const prefix = this.#isSecure ? '__Host-' : '';
    this.#access = `${prefix}moim-access`;
    this.#refresh = `${prefix}moim-refresh`;
  }

  /** The tokens in a Cookie header; null when it has neither cookie. One that comes twice counts as none: nobody can tell whose it is. */
  read(header: string | undefined): SessionTokens | null {
    const access = valuesOf(header, this.#access);
    const refresh = valuesOf(header, this.#refresh);
    if (access.length === 0 && refresh.length === 0) return null;
    return { access: only(access, ACCESS_FORM), refresh: only(refresh, REFRESH_FORM) };
  }

  /** Has the answer set both cookies, for as long as the session lasts unless it is used, or take them away, in place of what it would have done. */
  write(reply: FastifyReply, change: SessionChange): void {
    const isOpen = change.state === 'OPEN';
    const maxAge = isOpen ? Math.max(0, Math.floor((Date.parse(change.refreshTokenExpiresAt) - Date.now()) / 1000)) : 0;
    // The access cookie outlives its token: while the user service is away, it still tells who it was (see renewal).
    reply
      .removeHeader('set-cookie')
      .header('set-cookie', [
        this.#cookie(this.#access, isOpen ? change.accessToken : '', maxAge),
        this.#cookie(this.#refresh, isOpen ? change.refreshToken : '', maxAge),
      ]);
  }

  #cookie(name: string, value: string, maxAge: number): string {
    const flags = { path: '/', httpOnly: true, sameSite: 'strict', secure: this.#isSecure } as const;
    return stringifySetCookie({ name, value, maxAge, ...flags });
  }
}

function valuesOf(header: string | undefined, name: string): string[] {
  if (header === undefined) return [];
  return header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}

function only(values: readonly string[], form: RegExp): string | null {
  const [value] = values;
  return value !== undefined && values.length === 1 && value.length <= MAX_LENGTH && form.test(value) ? value : null;
}
