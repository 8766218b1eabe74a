import { CookieJar } from 'tough-cookie';

/** What a browser shows: a page of the sign-in server, or the client's address to which it was sent. */
export interface Screen {
  url: string;
  status: number;
  headers: Headers;
  html: string;
  /** The client's address; null on a page of the sign-in server. */
  callback: string | null;
  /** The redirects that led here. */
  redirects: { from: string; to: string }[];
}

const MAX_REDIRECTS = 10;

/** As much of a browser as the sign-in server's pages need: cookies, redirects, links and forms. It sends the headers that Chrome sends. */
export class AuthBrowser {
  readonly cookies = new CookieJar();
  /** Sent with every request, for other languages and other browsers; undefined leaves one out. */
  headers: Record<string, string | undefined> = { 'accept-language': 'ko' };
  readonly #origin: string;

  constructor(authUrl: string) {
    this.#origin = new URL(authUrl).origin;
  }

  /** Goes to an address of the sign-in server, as from a link of the client's. */
  open(url: string | URL): Promise<Screen> {
    return this.#go(new URL(url, this.#origin), { method: 'GET', headers: { 'sec-fetch-site': 'cross-site' } });
  }

  /** Follows the page's link to `/interaction/<uid>/<step>`. */
  follow(screen: Screen, step: string): Promise<Screen> {
    const href = target(screen, 'href', step);
    return this.#go(new URL(href, screen.url), { method: 'GET', headers: { 'sec-fetch-site': 'same-origin' } });
  }

  /**
   * Fills in the page's form that is sent to `/interaction/<uid>/<step>`, and sends it, with what stands in it and cannot be changed. Throws when the
   * page has no such field.
   */
  submit(screen: Screen, step: string, fields: Record<string, string> = {}): Promise<Screen> {
    const action = target(screen, 'action', step);
    for (const name of Object.keys(fields)) {
      if (!screen.html.includes(` name="${name}"`)) throw new Error(`the page has no field ${name}:\n${screen.html}`);
    }
    return this.#go(new URL(action, screen.url), {
      method: 'POST',
      // Pages have the referrer policy no-referrer, with which Chrome tells no origin.
      headers: { 'sec-fetch-site': 'same-origin', origin: 'null' },
      body: new URLSearchParams({ ...fixedFields(screen, action), ...fields }),
    });
  }

  /**
   * From an authorization request to the client: `signIn` deals with the sign-in page, where there is one, and consent is given, where it
   * is asked for. Returns the address at which the client is called back. Throws when the way ends at a page.
   */
  async walk(authorizationUrl: string | URL, signIn: (screen: Screen) => Promise<Screen>): Promise<string> {
    let screen = await this.open(authorizationUrl);
    if (screen.callback === null && asksFor(screen, 'sign-in')) screen = await signIn(screen);
    if (screen.callback === null && asksFor(screen, 'consent')) screen = await this.submit(screen, 'consent');
    if (screen.callback === null) throw new Error(`the sign-in ends at a page (${screen.status}):\n${screen.html}`);
    return screen.callback;
  }

  async #go(url: URL, init: RequestInit, redirects: Screen['redirects'] = []): Promise<Screen> {
    const { href } = url;
    if (url.origin !== this.#origin) {
      return { url: href, status: 0, headers: new Headers(), html: '', callback: href, redirects };
    }
    const response = await fetch(url, {
      ...init,
      headers: given({ ...init.headers, cookie: await this.cookies.getCookieString(href), ...this.headers }),
      redirect: 'manual',
    });
    for (const cookie of response.headers.getSetCookie()) await this.cookies.setCookie(cookie, href);
    const { status, headers } = response;
    const location = headers.get('location');
    if (location === null)
      return { url: href, status, headers, html: await response.text(), callback: null, redirects };
    await response.body?.cancel();
    if (redirects.length >= MAX_REDIRECTS) throw new Error(`redirected too often, last from ${href} to ${location}`);
    const to = new URL(location, url);
    const site = new Headers(init.headers).get('sec-fetch-site') ?? 'none';
    return this.#go(to, { method: 'GET', headers: { 'sec-fetch-site': site } }, [
      ...redirects,
      { from: href, to: to.href },
    ]);
  }
}

function asksFor({ html }: Screen, step: string): boolean {
  return new RegExp(` action="[^"]*/${step}"`).test(html);
}

function target({ html }: Screen, attribute: 'href' | 'action', step: string): string {
  const [, found] = new RegExp(` ${attribute}="([^"]*/${step})"`).exec(html) ?? [];
  if (found === undefined) throw new Error(`the page leads to no ${step}:\n${html}`);
  return found;
}

/** What a form sends that nobody types: its hidden and its readonly inputs. */
function fixedFields({ html }: Screen, action: string): Record<string, string> {
  const [, ...forms] = html.split('<form ');
  const form = forms.find((each) => each.includes(`action="${action}"`))?.split('</form>')[0] ?? '';
  const inputs = [...form.matchAll(/<input [^>]*>/g)].map(([input]) => input);
  const attribute = (input: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1] ?? '';
  const fixed = inputs.filter((input) => / type="hidden"| readonly\b/.test(input));
  return Object.fromEntries(fixed.map((input) => [attribute(input, 'name'), unescaped(attribute(input, 'value'))]));
}

function unescaped(text: string): string {
  return text.replaceAll(/&#(\d+);/g, (_all, code) => String.fromCharCode(Number(code)));
}

function given(headers: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
    ),
  );
}
