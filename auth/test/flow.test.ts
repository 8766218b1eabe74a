import { AuthBrowser, JIWOO } from '@moim/test-kit/auth';
import * as oidc from 'openid-client';
import { describe, expect, test } from 'vitest';
import { authAndProduct, CALLBACK, newcomer, Product, sql } from './tools.ts';

const { auth, product } = await authAndProduct();

describe('a sign-in with a known account', () => {
  test('goes from the sign-in page over consent to the client, with the state and the issuer', async () => {
    const browser = new AuthBrowser(auth.url);
    const attempt = await product.begin();
    const signIn = await browser.open(attempt.url);
    expect(signIn.html).toContain('<h1>모임에 로그인</h1>');
    const consent = await browser.submit(signIn, 'sign-in', { email: JIWOO.email, password: JIWOO.password });
    expect(consent.html).toContain('<h1>모임에 정보를 알려도 될까요?</h1>');
    for (const told of [JIWOO.name, JIWOO.email]) expect(consent.html).toContain(told);
    const { callback } = await browser.submit(consent, 'consent');
    const { origin, pathname, searchParams } = new URL(callback ?? '');
    expect(`${origin}${pathname}`).toBe(CALLBACK);
    expect([...searchParams.keys()].sort()).toEqual(['code', 'iss', 'state']);
    expect(searchParams.get('state')).toBe(attempt.state);
    expect(searchParams.get('iss')).toBe(auth.url);
  });

  test('ends in an ID token that says all that the scopes name, and a userinfo that says the same', async () => {
    const attempt = await product.begin();
    const tokens = await attempt.finish(await auth.signIn(attempt.url));
    const claims = tokens.claims();
    const person = { name: JIWOO.name, email: JIWOO.email, email_verified: false };
    expect(claims).toMatchObject({ iss: auth.url, aud: 'moim', ...person });
    expect((claims?.exp ?? 0) - (claims?.iat ?? 0)).toBe(600);
    expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 600, scope: 'openid profile email' });
    expect(tokens).not.toHaveProperty('refresh_token');
    const userinfo = await oidc.fetchUserInfo(product.config, tokens.access_token, claims?.sub ?? '');
    expect(userinfo).toEqual({ sub: claims?.sub, ...person });
  });

  test('tells no more than the scopes name, and always the same subject', async () => {
    const all = await product.begin();
    const few = await product.begin({ scope: 'openid' });
    const told = (await all.finish(await auth.signIn(all.url))).claims();
    const claims = (await few.finish(await auth.signIn(few.url))).claims();
    expect(claims?.sub).toBe(told?.sub);
    for (const name of ['name', 'email', 'email_verified']) expect(claims).not.toHaveProperty(name);
  });

  test('by whichever way the client sends its secret', async () => {
    for (const way of [oidc.ClientSecretBasic, oidc.ClientSecretPost]) {
      const attempt = await (await Product.of(auth, way(auth.clientSecret))).begin();
      const tokens = await attempt.finish(await auth.signIn(attempt.url));
      expect(tokens.claims()?.email).toBe(JIWOO.email);
    }
  });
});

describe('a sign-in with a new account', () => {
  test('makes the account on the way', async () => {
    const person = newcomer();
    const attempt = await product.begin();
    const tokens = await attempt.finish(await auth.signUp(attempt.url, person));
    expect(tokens.claims()).toMatchObject({ name: person.name, email: person.email, email_verified: false });
    const [account] = await sql<{ id: string; password_hash: string }>(
      auth,
      'select id, password_hash from accounts where email = $1',
      [person.email.toUpperCase()],
    );
    expect(account?.id).toBe(tokens.claims()?.sub);
    expect(account?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);

    const again = await product.begin();
    const known = await again.finish(
      await auth.signIn(again.url, { ...person, email: ` ${person.email.toUpperCase()} ` }),
    );
    expect(known.claims()?.sub).toBe(account?.id);
  });

  test('two at once with one address make one', async () => {
    const person = newcomer();
    const attempts = await Promise.all([product.begin(), product.begin()]);
    const outcomes = await Promise.allSettled(attempts.map(({ url }) => auth.signUp(url, person)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await sql(auth, 'select from accounts where email = $1', [person.email])).toHaveLength(1);
  });
});

describe('consent', () => {
  const remembering = async (browser: AuthBrowser, url: URL, person: { email: string; password: string }) => {
    const screen = await browser.open(url);
    return screen.callback === null ? browser.submit(screen, 'sign-in', person) : screen;
  };

  test('is asked once: never again in this browser, nor in another', async () => {
    const { email, name, password } = newcomer();
    const [first, second, third] = await Promise.all([product.begin(), product.begin(), product.begin()]);
    const browser = new AuthBrowser(auth.url);
    await auth.signUp(first.url, { email, name, password }, browser);
    expect((await browser.open(second.url)).callback).toMatch(CALLBACK);
    const elsewhere = new AuthBrowser(auth.url);
    const { callback } = await remembering(elsewhere, third.url, { email, password });
    expect((await third.finish(callback ?? '')).claims()?.email).toBe(email);
  });

  test('is asked again for more than was agreed to, and when the client wants it', async () => {
    const { email, name, password } = newcomer();
    const browser = new AuthBrowser(auth.url);
    await auth.signUp((await product.begin({ scope: 'openid email' })).url, { email, name, password }, browser);
    const more = await browser.open((await product.begin()).url);
    expect(more.html).toContain('action="/interaction/');
    expect((await browser.submit(more, 'consent')).callback).toMatch(CALLBACK);
    expect((await browser.open((await product.begin()).url)).callback).toMatch(CALLBACK);
    expect((await browser.open((await product.begin({ prompt: 'consent' })).url)).callback).toBeNull();
  });

  test('that is not given is told to the client, and the person is asked the next time', async () => {
    const { email, name, password } = newcomer();
    const browser = new AuthBrowser(auth.url);
    const signUp = await browser.follow(await browser.open((await product.begin()).url), 'sign-up');
    const consent = await browser.submit(signUp, 'sign-up', { email, name, password });
    const { callback } = await browser.submit(consent, 'cancel');
    expect(new URL(callback ?? '').searchParams.get('error')).toBe('access_denied');
    expect((await browser.open((await product.begin()).url)).html).toContain('/consent"');
  });

  test('shows who is signed in, and lets somebody else sign in instead', async () => {
    const { email, name, password } = newcomer();
    const browser = new AuthBrowser(auth.url);
    const attempt = await product.begin();
    const signUp = await browser.follow(await browser.open(attempt.url), 'sign-up');
    const consent = await browser.submit(signUp, 'sign-up', { email, name, password });
    expect(consent.html).toContain(email);
    const signIn = await browser.submit(consent, 'other-account');
    const next = await browser.submit(signIn, 'sign-in', { email: JIWOO.email, password: JIWOO.password });
    const { callback } = next.callback === null ? await browser.submit(next, 'consent') : next;
    expect((await attempt.finish(callback ?? '')).claims()?.email).toBe(JIWOO.email);
  });
});

describe('a session', () => {
  test('needs no password the next time; prompt=login asks for it, and it may be somebody else’s', async () => {
    const browser = new AuthBrowser(auth.url);
    await auth.signIn((await product.begin()).url, JIWOO, browser);
    expect((await browser.open((await product.begin()).url)).callback).toMatch(CALLBACK);
    const { email, name, password } = newcomer();
    await auth.signUp((await product.begin()).url, { email, name, password });
    const attempt = await product.begin({ prompt: 'login', login_hint: email });
    const signIn = await browser.open(attempt.url);
    expect(signIn.html).toContain(`value="${email}"`);
    const { callback } = await browser.submit(signIn, 'sign-in', { email, password });
    expect((await attempt.finish(callback ?? '')).claims()?.email).toBe(email);
  });

  test('ends with the browser unless the person wants to stay signed in', async () => {
    const expiry = async (stay: boolean) => {
      const browser = new AuthBrowser(auth.url);
      const signIn = await browser.open((await product.begin()).url);
      const fields = { email: JIWOO.email, password: JIWOO.password, ...(stay ? { stay: 'yes' } : {}) };
      await browser.submit(signIn, 'sign-in', fields);
      const cookies = await browser.cookies.getCookies(auth.url);
      return cookies.find(({ key }) => key === 'moim-auth-session')?.expires;
    };
    expect(await expiry(false)).toBe('Infinity');
    const until = (await expiry(true)) as Date;
    expect(until.getTime() - Date.now()).toBeGreaterThan(13 * 24 * 3_600_000);
  });

  test('outlives a restart of the server, and so do sign-ins that are under way, and codes', async () => {
    const browser = new AuthBrowser(auth.url);
    const [first, underWay, later] = await Promise.all([product.begin(), product.begin(), product.begin()]);
    const callback = await auth.signIn(first.url, JIWOO, browser);
    const other = new AuthBrowser(auth.url);
    const page = await other.open(underWay.url);
    await auth.stop();
    await auth.start();
    expect((await first.finish(callback)).claims()?.email).toBe(JIWOO.email);
    expect((await browser.open(later.url)).callback).toMatch(CALLBACK);
    const { email, password } = JIWOO;
    expect((await other.submit(page, 'sign-in', { email, password })).callback).toMatch(CALLBACK);
  });
});
