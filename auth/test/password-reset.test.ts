import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { linkIn } from '@moim/test-kit';
import { AuthBrowser, type Screen } from '@moim/test-kit/auth';
import * as oidc from 'openid-client';
import { describe, expect, test } from 'vitest';
import { authAndProduct, CALLBACK, newcomer, sql } from './tools.ts';

const { auth, product } = await authAndProduct();

const NEW_PASSWORD = 'autumn-on-jirisan';

/** Somebody with an account, signed in in a browser. */
async function member() {
  const person = newcomer();
  const browser = new AuthBrowser(auth.url);
  const attempt = await product.begin();
  const tokens = await attempt.finish(await auth.signUp(attempt.url, person, browser));
  return { ...person, browser, tokens };
}

/** The link that is sent to the address. */
async function linkTo(email: string): Promise<string> {
  const browser = new AuthBrowser(auth.url);
  const { length: before } = await auth.lettersTo(email);
  await browser.submit(await browser.open('/forgot-password'), 'forgot-password', { email });
  return linkIn(await auth.nextLetter(email, before));
}

/** Opens a link in a browser that knows nothing, and sets a password. */
async function setPassword(link: string, password: string): Promise<Screen> {
  const browser = new AuthBrowser(auth.url);
  return browser.submit(await browser.open(link), 'reset-password', { password });
}

async function signInWith(email: string, password: string): Promise<Screen> {
  const browser = new AuthBrowser(auth.url);
  const page = await browser.open((await product.begin()).url);
  return browser.submit(page, 'sign-in', { email, password });
}

describe('who has forgotten the password', () => {
  test('is sent a link, sets a new one on any device, and signs in with it', async () => {
    const { email, password } = await member();
    const browser = new AuthBrowser(auth.url);
    const attempt = await product.begin();
    const signIn = await browser.open(attempt.url);
    expect(signIn.html).toContain('비밀번호를 잊었나요?');
    const asked = await browser.follow(signIn, 'forgot-password');
    const sent = await browser.submit(asked, 'forgot-password', { email });
    expect(sent.html).toContain('<h1>메일을 보냈어요</h1>');
    expect(sent.html).toContain(`${email} 주소로 메일을 보냈어요.`);

    const letter = await auth.nextLetter(email);
    expect(letter).toContain('Subject: 모임 계정 비밀번호 새로 정하기\n');
    const elsewhere = new AuthBrowser(auth.url);
    const page = await elsewhere.open(linkIn(letter));
    expect(page.html).toMatch(/name="email" type="email" value="newcomer-[^>]*autocomplete="username" [^>]* readonly/s);
    const set = await elsewhere.submit(page, 'reset-password', { password: NEW_PASSWORD });
    expect(set.html).toContain('<h1>새 비밀번호를 정했어요</h1>');

    const back = await browser.follow(sent, 'sign-in');
    expect((await browser.submit(back, 'sign-in', { email, password })).status).toBe(400);
    const { callback } = await browser.submit(back, 'sign-in', { email, password: NEW_PASSWORD });
    const tokens = await attempt.finish(callback ?? '');
    expect(tokens.claims()).toMatchObject({ email, email_verified: true });
    const told = await auth.nextLetter(email, 1);
    expect(told).toContain('Subject: 모임 계정의 비밀번호가 바뀌었어요\n');
    expect(told).toContain(`${auth.url}/forgot-password`);
  });

  test('is told what to put right about the new password, which uses nothing up', async () => {
    const { email } = await member();
    const link = await linkTo(email);
    for (const [password, words] of [
      ['short', '10자 이상이어야 해요.'],
      ['password123', '너무 흔하거나'],
      [email, '너무 흔하거나'],
    ] as const) {
      const refused = await setPassword(link, password);
      expect([refused.status, refused.html.includes(words)]).toEqual([400, true]);
      expect(refused.html).not.toMatch(/name="password"[^>]* value="[^"]/);
    }
    expect((await setPassword(link, NEW_PASSWORD)).status).toBe(200);
  });

  test('gets no link for what is no address', async () => {
    const browser = new AuthBrowser(auth.url);
    const refused = await browser.submit(await browser.open('/forgot-password'), 'forgot-password', { email: 'who?' });
    expect([refused.status, refused.html.includes('이메일 주소를 확인해 주세요.')]).toEqual([400, true]);
  });
});

describe('an address without an account', () => {
  test('is told so by a letter, and by nothing else', async () => {
    const { email: known } = await member();
    const unknown = newcomer().email;
    const [one, other] = await Promise.all(
      [known, unknown].map(async (email) => {
        const browser = new AuthBrowser(auth.url);
        const { status, html } = await browser.submit(await browser.open('/forgot-password'), 'forgot-password', {
          email,
        });
        return [status, html.replaceAll(email, '<email>')];
      }),
    );
    expect(one).toEqual(other);
    const letter = await auth.nextLetter(unknown);
    expect(letter).toContain('Subject: 이 이메일로 만든 모임 계정이 없어요\n');
    expect(letter).not.toContain('secret');
  });
});

describe('a link', () => {
  const expired = (screen: Screen) => [screen.status, screen.html.includes('<h1>쓸 수 없는 링크예요</h1>')];

  test('is good once, and of two at once one sets the password', async () => {
    const { email } = await member();
    const link = await linkTo(email);
    const browser = new AuthBrowser(auth.url);
    const page = await browser.open(link);
    const passwords = [NEW_PASSWORD, 'winter-on-hallasan'];
    const screens = await Promise.all(
      passwords.map((password) => browser.submit(page, 'reset-password', { password })),
    );
    expect(screens.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(expired(await browser.open(link))).toEqual([400, true]);
    expect(expired(await browser.submit(page, 'reset-password', { password: 'summer-on-seoraksan' }))).toEqual([
      400,
      true,
    ]);
    const won = passwords[screens.findIndex(({ status }) => status === 200)] ?? '';
    expect((await signInWith(email, won)).status).not.toBe(400);
  });

  test('is over after half an hour, and when a later one was sent', async () => {
    const { email, password } = await member();
    const first = await linkTo(email);
    const second = await linkTo(email);
    const browser = new AuthBrowser(auth.url);
    expect(expired(await browser.open(first))).toEqual([400, true]);
    const page = await browser.open(second);
    const [row] = await sql<{ minutes: number }>(
      auth,
      `select extract(epoch from expires_at - now())::int / 60.0 as minutes from email_proofs where email = $1`,
      [email],
    );
    expect(Number(row?.minutes)).toBeCloseTo(30, 0);
    await sql(auth, `update email_proofs set expires_at = now() where email = $1`, [email]);
    expect(expired(await browser.submit(page, 'reset-password', { password: NEW_PASSWORD }))).toEqual([400, true]);
    expect(expired(await browser.open(second))).toEqual([400, true]);
    expect((await signInWith(email, password)).status).not.toBe(400);
  });

  test.each([
    ['no secret', '/reset-password'],
    ['another secret', `/reset-password?secret=${'x'.repeat(43)}`],
    ['two secrets', '/reset-password?secret=a&secret=b'],
    ['a long secret', `/reset-password?secret=${'x'.repeat(4_000)}`],
  ])('with %s is good for nothing, and leads to another one', async (_what, path) => {
    const browser = new AuthBrowser(auth.url);
    const page = await browser.open(path);
    expect(expired(page)).toEqual([400, true]);
    expect((await browser.follow(page, 'forgot-password')).status).toBe(200);
  });

  test('is told to nobody: not by a Referer, not by a cache, not to another origin', async () => {
    const { email, password } = await member();
    const link = await linkTo(email);
    const browser = new AuthBrowser(auth.url);
    const page = await browser.open(link);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.html).not.toMatch(/https?:\/\//);
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': undefined, origin: 'http://localhost:4000' },
    ]) {
      browser.headers = headers;
      const refused = await browser.submit(page, 'reset-password', { password: NEW_PASSWORD });
      expect([refused.status, refused.html.includes('다른 곳에서 보낸 요청이에요')]).toEqual([403, true]);
      const asked = await browser.submit(await browser.open('/forgot-password'), 'forgot-password', { email });
      expect(asked.status).toBe(403);
    }
    expect((await signInWith(email, password)).status).not.toBe(400);
    expect(await auth.lettersTo(email)).toHaveLength(1);
  });
});

test('no log tells the secret of a link, however much is logged', async () => {
  const { email } = await member();
  const { pathname, search, searchParams } = new URL(await linkTo(email));
  const secret = searchParams.get('secret') ?? '';
  const server = spawn(process.execPath, [new URL('../src/index.ts', import.meta.url).pathname], {
    env: { ...process.env, ...auth.env, PORT: '0', LOG_LEVEL: 'trace' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (data: Buffer) => (log += data.toString()));
  const address = () => /listening at (http:[\d./:]+)/.exec(log)?.[1];
  await expect.poll(address).toBeDefined();
  const url = address();
  const exited = once(server, 'exit');
  try {
    expect((await fetch(`${url}${pathname}${search}`)).status).toBe(200);
    const set = (path: string) =>
      fetch(`${url}${path}`, { method: 'POST', body: new URLSearchParams({ secret, password: NEW_PASSWORD }) });
    expect((await set(`/nowhere${search}`)).status).toBe(404);
    expect((await set('/reset-password')).status).toBe(200);
    await expect.poll(() => log.match(/"msg":"answered"/g)?.length).toBe(3);
  } finally {
    server.kill();
    await exited;
  }
  expect(log).toContain('"route":"/reset-password"');
  expect(log).not.toContain(secret);
});

describe('a new password', () => {
  test('ends the account’s sessions, those that a request still writes, and what they have given; nobody else’s', async () => {
    const other = await member();
    const { email, browser, tokens } = await member();
    const session = `model = 'Session' and payload->>'accountId' = $1`;
    const sub = tokens.claims()?.sub ?? '';
    expect((await browser.open((await product.begin()).url)).callback).toMatch(CALLBACK);
    const code = await product.begin();
    const { callback } = await browser.open(code.url);
    // Times of sign-ins are in seconds.
    await sql(
      auth,
      `update oidc_records set payload = jsonb_set(payload, '{loginTs}', to_jsonb((payload->>'loginTs')::int - 1)) where ${session}`,
      [sub],
    );
    const [kept] = await sql<{ row: Record<string, unknown> }>(
      auth,
      `select to_jsonb(o) as row from oidc_records o where ${session}`,
      [sub],
    );
    expect(kept?.row).toMatchObject({ model: 'Session' });
    expect((await setPassword(await linkTo(email), NEW_PASSWORD)).status).toBe(200);

    expect(await sql(auth, `select from oidc_records where ${session}`, [sub])).toEqual([]);
    expect((await browser.open((await product.begin()).url)).html).toContain('<h1>모임에 로그인</h1>');
    await expect(code.finish(callback ?? '')).rejects.toMatchObject({ error: 'invalid_grant' });
    await expect(oidc.fetchUserInfo(product.config, tokens.access_token, sub)).rejects.toMatchObject({ status: 401 });
    await sql(auth, 'insert into oidc_records select * from jsonb_populate_record(null::oidc_records, $1)', [
      JSON.stringify(kept?.row),
    ]);
    expect((await browser.open((await product.begin()).url)).html).toContain('<h1>모임에 로그인</h1>');

    expect((await other.browser.open((await product.begin()).url)).callback).toMatch(CALLBACK);
    const again = new AuthBrowser(auth.url);
    await auth.signIn((await product.begin()).url, { email, password: NEW_PASSWORD }, again);
    expect((await again.open((await product.begin()).url)).callback).toMatch(CALLBACK);
  });

  test('ends sign-ins with the old one that are not through yet', async () => {
    const { email, password } = await member();
    const browser = new AuthBrowser(auth.url);
    const page = await browser.open((await product.begin()).url);
    const link = await linkTo(email);
    const cookie = await browser.cookies.getCookieString(page.url);
    const resume = await fetch(`${page.url}/sign-in`, {
      method: 'POST',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ email, password }),
      redirect: 'manual',
    });
    expect(resume.headers.get('location')).toMatch(/\/authorize\//);
    expect((await setPassword(link, NEW_PASSWORD)).status).toBe(200);
    const late = await browser.open(resume.headers.get('location') ?? '');
    expect([late.status, late.callback]).toEqual([400, null]);
  });

  test('leaves what was agreed to', async () => {
    const { email } = await member();
    await setPassword(await linkTo(email), NEW_PASSWORD);
    const next = await signInWith(email, NEW_PASSWORD);
    expect(next.callback).toMatch(CALLBACK);
  });
});
