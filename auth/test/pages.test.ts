import { AuthBrowser, JIWOO, testAuth } from '@moim/test-kit/auth';
import { describe, expect, test } from 'vitest';
import { authAndProduct, CALLBACK, newcomer } from './tools.ts';

const { auth, product } = await authAndProduct();
const published = await testAuth({ redirectUris: [CALLBACK], env: { AUTH_URL: 'https://auth.moim.example' } });
const { email, password } = JIWOO;

async function signInPage(browser = new AuthBrowser(auth.url)) {
  return { browser, page: await browser.open((await product.begin()).url) };
}

/** Two by two, and the fastest of each, in milliseconds: whatever else the machine does meets both. */
async function fastest(rounds: number, one: () => Promise<unknown>, other: () => Promise<unknown>) {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, work] of [one, other].entries()) {
      const startedAt = performance.now();
      await work();
      times[index]?.push(performance.now() - startedAt);
    }
  }
  return times.map((list) => Math.min(...list));
}

describe('every page', () => {
  test('loads nothing but our style sheet and mark, stands in no frame, and is kept nowhere', async () => {
    const { browser, page } = await signInPage();
    const signUp = await browser.follow(page, 'sign-up');
    const forgot = await browser.follow(page, 'forgot-password');
    const refused = await browser.submit(page, 'sign-in', { email, password: 'not the password' });
    const consent = await browser.submit(page, 'sign-in', { email, password });
    const outside = ['/', '/nowhere', '/forgot-password', '/reset-password'].map((path) => browser.open(path));
    const pages = [page, signUp, forgot, refused, consent, ...(await Promise.all(outside))];
    for (const { headers, html } of pages) {
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'( http:\/\/localhost:4000)?; base-uri 'none'; frame-ancestors 'none'$/,
      );
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(html).not.toMatch(/<script|<style| style=| on\w+=|https?:\/\//i);
    }
    for (const { headers } of [page, signUp, forgot, refused, consent]) {
      expect(headers.get('content-security-policy')).toContain('http://localhost:4000');
    }
  });

  test('has labels, and tells password managers what is what', async () => {
    const { browser, page } = await signInPage();
    const signUp = await browser.follow(page, 'sign-up');
    for (const { html } of [page, signUp]) {
      const fields = [...html.matchAll(/<input id="(\w+)"/g)].map(([, id]) => id);
      expect(fields.length).toBeGreaterThan(1);
      for (const id of fields) expect(html).toContain(`<label for="${id}">`);
    }
    expect(page.html).toMatch(/name="email" type="email" [^>]*autocomplete="username"/);
    expect(page.html).toMatch(/name="password" type="password" [^>]*autocomplete="current-password"/);
    expect(signUp.html).toMatch(/name="password" type="password" [^>]*autocomplete="new-password"/);
    expect(signUp.html).toMatch(/name="name" type="text" [^>]*autocomplete="name"/);
  });

  test('is in the language that the client asks for, else the browser, else Korean', async () => {
    const titleFor = async (language: string | undefined, uiLocales?: string) => {
      const browser = new AuthBrowser(auth.url);
      browser.headers = { 'accept-language': language };
      const { html } = await browser.open((await product.begin({ ui_locales: uiLocales })).url);
      return [/<html lang="(\w+)">/.exec(html)?.[1], /<h1>(.*)<\/h1>/.exec(html)?.[1]];
    };
    expect(await titleFor('ko-KR,ko;q=0.9,en;q=0.8')).toEqual(['ko', '모임에 로그인']);
    expect(await titleFor('en-US,en;q=0.9,ko;q=0.8')).toEqual(['en', 'Sign in to Moim']);
    expect(await titleFor('fr')).toEqual(['ko', '모임에 로그인']);
    expect(await titleFor('ko', 'de en-GB')).toEqual(['en', 'Sign in to Moim']);
  });

  test('keeps its cookies from scripts and from other sites’ requests', async () => {
    const { browser } = await signInPage();
    const cookies = await browser.cookies.getCookies(`${auth.url}/interaction/x`);
    await auth.signIn((await product.begin()).url, JIWOO, browser);
    const all = [...cookies, ...(await browser.cookies.getCookies(auth.url))];
    expect(all.map(({ key }) => key)).toContain('moim-auth-session');
    for (const cookie of all) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'lax' });
  });
});

describe('a form', () => {
  test.each([
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from another origin of this site', { 'sec-fetch-site': 'same-site' }],
    ['of an older browser from another origin', { 'sec-fetch-site': undefined, origin: 'http://localhost:4000' }],
  ])('%s does nothing', async (_what, headers) => {
    const { browser, page } = await signInPage();
    browser.headers = headers;
    const refused = await browser.submit(page, 'sign-in', { email, password });
    expect(refused.status).toBe(403);
    expect(refused.html).toContain('다른 곳에서 보낸 요청이에요');
    browser.headers = { 'sec-fetch-site': undefined, origin: auth.url };
    expect((await browser.submit(page, 'sign-in', { email, password })).status).not.toBe(403);
  });

  test('that is no form, or too large, is refused in a page', async () => {
    const { browser, page } = await signInPage();
    const cookie = await browser.cookies.getCookieString(page.url);
    const send = (type: string, body: string) =>
      fetch(`${page.url}/sign-in`, { method: 'POST', headers: { cookie, 'content-type': type }, body });
    expect((await send('application/json', '{}')).status).toBe(415);
    const large = await send('application/x-www-form-urlencoded', `email=${'x'.repeat(20_000)}`);
    expect([large.status, await large.text()]).toEqual([
      413,
      expect.stringContaining('<h1>로그인 요청이 올바르지 않아요</h1>'),
    ]);
  });

  test('with a mistake keeps what was typed, but no password', async () => {
    const { browser, page } = await signInPage();
    const wrong = await browser.submit(page, 'sign-in', { email: '"><b>누구', password: 'secret-typed', stay: 'yes' });
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain('value="&#34;&#62;&#60;b&#62;누구"');
    expect(wrong.html).toContain(' checked');
    const signUp = await browser.follow(wrong, 'sign-up');
    const refused = await browser.submit(signUp, 'sign-up', {
      email: 'somebody',
      name: ' 새  이름 ',
      password: 'short',
    });
    expect(refused.status).toBe(400);
    for (const text of [
      'value="somebody"',
      'value="새 이름"',
      '이메일 주소를 확인해 주세요.',
      '10자 이상이어야 해요.',
    ]) {
      expect(refused.html).toContain(text);
    }
    for (const { html } of [wrong, refused]) expect(html).not.toMatch(/secret-typed|value="short"/);
  });

  test.each([
    ['a common password', { password: 'password123' }, '너무 흔하거나'],
    ['a password of one character', { password: 'aaaaaaaaaaaa' }, '너무 흔하거나'],
    ['a password too long', { password: 'ab'.repeat(120) }, '200자까지'],
    ['a name too long', { name: '이'.repeat(31) }, '30자까지'],
    ['a name that cannot be seen', { name: '\u200b\u202e' }, '이름을 입력해 주세요.'],
  ])('with %s makes no account', async (_what, change, words) => {
    const { browser, page } = await signInPage();
    const refused = await browser.submit(await browser.follow(page, 'sign-up'), 'sign-up', {
      ...newcomer(),
      ...change,
    });
    expect([refused.status, refused.callback]).toEqual([400, null]);
    expect(refused.html).toContain(words);
  });
});

describe('nobody learns who has an account', () => {
  const withoutTyped = (html: string) => html.replace(/ value="[^"]*"/g, '').replace(/\/interaction\/[\w-]+/g, '');

  test('from what a wrong password and an unknown address are told', async () => {
    const { browser, page } = await signInPage();
    const wrong = await browser.submit(page, 'sign-in', { email, password: 'not the password' });
    const unknown = await browser.submit(page, 'sign-in', { email: 'nobody@moim.test', password: 'not the password' });
    const malformed = await browser.submit(page, 'sign-in', { email: 'nobody\u0000', password: 'not the password' });
    expect(wrong.html).toContain('이메일 또는 비밀번호가 맞지 않아요.');
    for (const other of [unknown, malformed]) {
      expect([other.status, withoutTyped(other.html)]).toEqual([wrong.status, withoutTyped(wrong.html)]);
    }
  });

  test('nor from how long that takes', async () => {
    const { browser, page } = await signInPage();
    const attempt = (address: string) => () =>
      browser.submit(page, 'sign-in', { email: address, password: 'not the password' });
    await attempt(email)();
    const [known = 0, unknown = 0] = await fastest(15, attempt(email), attempt('nobody@moim.test'));
    expect(Math.abs(known - unknown) / Math.max(known, unknown)).toBeLessThan(0.4);
    expect(unknown).toBeGreaterThan(5);
  });

  test('nor from what is to be put right about a sign-up', async () => {
    const { browser, page } = await signInPage();
    const signUp = await browser.follow(page, 'sign-up');
    const answers = [email, 'nobody@moim.test'].map(async (address) => {
      const { status, html } = await browser.submit(signUp, 'sign-up', {
        email: address,
        name: '누구',
        password: 'short',
      });
      return [status, withoutTyped(html)];
    });
    const [taken, free] = await Promise.all(answers);
    expect(taken).toEqual(free);
  });

  test('and a faultless sign-up with a taken address is refused in general words, with the right password as with another', async () => {
    const { browser, page } = await signInPage();
    const signUp = await browser.follow(page, 'sign-up');
    for (const typed of [password, 'another-good-password']) {
      const refused = await browser.submit(signUp, 'sign-up', {
        email: email.toUpperCase(),
        name: '누구',
        password: typed,
      });
      expect([refused.status, refused.callback]).toEqual([400, null]);
      expect(refused.html).toContain('이 이메일과 비밀번호로는 계정을 만들 수 없어요.');
      expect(refused.html).not.toContain('aria-invalid');
    }
  });
});

test('behind a proxy that speaks https, addresses and cookies are those of https', async () => {
  const metadata = await fetch(`${published.url}/.well-known/openid-configuration`);
  expect(await metadata.json()).toMatchObject({
    issuer: 'https://auth.moim.example',
    token_endpoint: 'https://auth.moim.example/token',
  });
  const { url } = await product.begin();
  const begun = await fetch(new URL(`${url.pathname}${url.search}`, published.url), { redirect: 'manual' });
  expect(begun.status).toBe(303);
  expect(begun.headers.get('location')).toMatch(/^\/interaction\/[\w-]+$/);
  const cookies = begun.headers.getSetCookie();
  expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(
    expect.arrayContaining(['__Secure-moim-auth-interaction', '__Secure-moim-auth-resume']),
  );
  for (const cookie of cookies) expect(cookie).toMatch(/; secure; httponly/);

  const sent = cookies.map((cookie) => cookie.split(';')[0]).join('; ');
  const page = await fetch(new URL(begun.headers.get('location') ?? '', published.url), { headers: { cookie: sent } });
  const form = /action="([^"]*\/sign-in)"/.exec(await page.text())?.[1] ?? '';
  const signedIn = await fetch(new URL(form, published.url), {
    method: 'POST',
    headers: { cookie: sent, 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ email, password }),
    redirect: 'manual',
  });
  const next = new URL(signedIn.headers.get('location') ?? '');
  expect(next.origin).toBe('https://auth.moim.example');
  const resumed = await fetch(new URL(next.pathname, published.url), { headers: { cookie: sent }, redirect: 'manual' });
  expect(resumed.headers.getSetCookie()).toContainEqual(
    expect.stringMatching(/^__Host-moim-auth-session=[\w-]+; path=\/;.* secure; httponly/),
  );
});
