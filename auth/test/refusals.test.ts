import { randomBytes } from 'node:crypto';
import { AuthBrowser, JIWOO } from '@moim/test-kit/auth';
import * as oidc from 'openid-client';
import { describe, expect, test } from 'vitest';
import { authAndProduct, CALLBACK, Product, sql } from './tools.ts';

const { auth, product } = await authAndProduct();
const { email, password } = JIWOO;

/** The exchange as a client without openid-client's care sends it. */
function exchange(callback: string, fields: Record<string, string>) {
  const code = new URL(callback).searchParams.get('code') ?? '';
  const body = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, client_id: auth.clientId, ...fields };
  return fetch(`${auth.url}/token`, { method: 'POST', body: new URLSearchParams(body) });
}

describe('an authorization request that is not right is shown to the person, and sends nobody anywhere', () => {
  test.each<[string, string, Record<string, string | undefined>]>([
    [
      'without PKCE',
      '안전하지 않은 로그인 요청이에요',
      { code_challenge: undefined, code_challenge_method: undefined },
    ],
    ['with plain PKCE', '안전하지 않은 로그인 요청이에요', { code_challenge_method: 'plain' }],
    ['with a challenge of no method', '안전하지 않은 로그인 요청이에요', { code_challenge_method: undefined }],
    ['with a method of no challenge', '안전하지 않은 로그인 요청이에요', { code_challenge: undefined }],
    [
      'to another address',
      '돌아갈 주소가 등록되어 있지 않아요',
      { redirect_uri: 'https://elsewhere.example/callback' },
    ],
    ['to an address below', '돌아갈 주소가 등록되어 있지 않아요', { redirect_uri: `${CALLBACK}/more` }],
    ['to an address with a query', '돌아갈 주소가 등록되어 있지 않아요', { redirect_uri: `${CALLBACK}?to=me` }],
    ['to no address', '로그인 요청이 올바르지 않아요', { redirect_uri: undefined }],
    ['of an unknown client', '모르는 서비스예요', { client_id: 'nobody' }],
    ['of no client', '로그인 요청이 올바르지 않아요', { client_id: undefined }],
  ])('%s', async (_what, words, more) => {
    const { url } = await product.begin(more);
    if ('client_id' in more && more.client_id === undefined) url.searchParams.delete('client_id');
    const screen = await new AuthBrowser(auth.url).open(url);
    expect(screen.callback).toBeNull();
    expect(screen.redirects).toEqual([]);
    expect(screen.status).toBe(400);
    expect(screen.html).toContain(`<h1>${words}</h1>`);
    expect(screen.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(screen.headers.get('cache-control')).toBe('no-store');
  });

  test.each<[string, Record<string, string>, string]>([
    ['another flow', { response_type: 'id_token' }, 'invalid_request'],
    ['a hybrid flow', { response_type: 'code id_token' }, 'invalid_request'],
    ['another response mode', { response_mode: 'fragment' }, 'invalid_request'],
    ['a request object', { request: 'e30.e30.' }, 'request_not_supported'],
    ['no interaction', { prompt: 'none' }, 'login_required'],
  ])('but a client that asks for %s is told so', async (_what, more, error) => {
    const attempt = await product.begin(more);
    const { callback } = await new AuthBrowser(auth.url).open(attempt.url);
    const { searchParams, hash } = new URL(callback ?? '');
    const told = hash === '' ? searchParams : new URLSearchParams(hash.slice(1));
    expect(told.get('error')).toBe(error);
    expect(told.get('state')).toBe(attempt.state);
    expect(told.get('code')).toBeNull();
  });
});

describe('a code', () => {
  test('that comes a second time gives nothing, and what it has given is revoked', async () => {
    const attempt = await product.begin();
    const callback = await auth.signIn(attempt.url);
    const tokens = await attempt.finish(callback);
    const sub = tokens.claims()?.sub ?? '';
    await oidc.fetchUserInfo(product.config, tokens.access_token, sub);
    await expect(attempt.finish(callback)).rejects.toMatchObject({ error: 'invalid_grant' });
    await expect(oidc.fetchUserInfo(product.config, tokens.access_token, sub)).rejects.toMatchObject({ status: 401 });
  });

  test('that comes twice at once gives once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const attempt = await product.begin();
      const callback = await auth.signIn(attempt.url);
      const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => attempt.finish(callback)));
      const won = outcomes.filter(({ status }) => status === 'fulfilled');
      expect(won).toHaveLength(1);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ error: 'invalid_grant' });
      }
    }
  });

  test('needs the verifier that it was begun with', async () => {
    const attempt = await product.begin();
    const callback = await auth.signIn(attempt.url);
    const wrong = oidc.randomPKCECodeVerifier();
    await expect(attempt.finish(callback, wrong)).rejects.toMatchObject({ error: 'invalid_grant' });
    const none = await exchange(callback, { client_secret: auth.clientSecret });
    expect([none.status, await none.json()]).toMatchObject([400, { error: 'invalid_grant' }]);
    // The right one still works: whoever guesses does not take it from the client.
    expect((await attempt.finish(callback)).claims()?.email).toBe(email);
  });

  test('is given for the client’s secret alone', async () => {
    const attempt = await (
      await Product.of(auth, oidc.ClientSecretPost(randomBytes(32).toString('base64url')))
    ).begin();
    const callback = await auth.signIn(attempt.url);
    await expect(attempt.finish(callback)).rejects.toMatchObject({ error: 'invalid_client' });
    const none = await exchange(callback, { code_verifier: oidc.randomPKCECodeVerifier() });
    expect([none.status, await none.json()]).toMatchObject([401, { error: 'invalid_client' }]);
  });

  test('is over after a minute', async () => {
    const attempt = await product.begin();
    const callback = await auth.signIn(attempt.url);
    await sql(
      auth,
      `update oidc_records set payload = jsonb_set(payload, '{exp}', to_jsonb((payload->>'exp')::int - 120))
      where model = 'AuthorizationCode' and consumed_at is null`,
    );
    await expect(attempt.finish(callback)).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  test('and no token, session or interaction stands in the database as it is', async () => {
    const browser = new AuthBrowser(auth.url);
    const attempt = await product.begin();
    const callback = await auth.signIn(attempt.url, JIWOO, browser);
    const { access_token: accessToken } = await attempt.finish(callback);
    const [{ all } = { all: '' }] = await sql<{ all: string }>(
      auth,
      `select string_agg(o::text, ' ') as all from oidc_records o`,
    );
    const session = (await browser.cookies.getCookies(auth.url)).find(({ key }) => key === 'moim-auth-session');
    const secrets = [accessToken, new URL(callback).searchParams.get('code'), session?.value];
    expect(all).toContain(auth.clientId);
    for (const secret of secrets) {
      expect(secret).toMatch(/^[\w-]{21,}$/);
      expect(all).not.toContain(secret);
    }
  });
});

describe('a sign-in that is over says so in a page', () => {
  const expired = '<h1>로그인 시간이 지났어요</h1>';

  test('when it took too long', async () => {
    const browser = new AuthBrowser(auth.url);
    const page = await browser.open((await product.begin()).url);
    await sql(auth, `update oidc_records set payload = jsonb_set(payload, '{exp}', '1') where model = 'Interaction'`);
    const late = await browser.submit(page, 'sign-in', { email, password });
    expect([late.status, late.callback]).toEqual([400, null]);
    expect(late.html).toContain(expired);
  });

  test('when it is finished, and somebody goes back', async () => {
    const browser = new AuthBrowser(auth.url);
    const page = await browser.open((await product.begin()).url);
    await browser.walk((await product.begin()).url, (screen) => browser.submit(screen, 'sign-in', { email, password }));
    const first = await browser.submit(page, 'sign-in', { email, password });
    expect(first.callback).toMatch(CALLBACK);
    expect((await browser.submit(page, 'sign-in', { email, password })).html).toContain(expired);
  });

  test('in another browser, and with a forged cookie', async () => {
    const browser = new AuthBrowser(auth.url);
    const page = await browser.open((await product.begin()).url);
    const another = new AuthBrowser(auth.url);
    expect((await another.submit(page, 'sign-in', { email, password })).html).toContain(expired);

    const cookies = await browser.cookies.getCookies(page.url);
    const id = cookies.find(({ key }) => key === 'moim-auth-interaction');
    const forged = new AuthBrowser(auth.url);
    for (const signature of [undefined, randomBytes(20).toString('base64url')]) {
      const sent = [
        `moim-auth-interaction=${id?.value}`,
        ...(signature ? [`moim-auth-interaction.sig=${signature}`] : []),
      ];
      forged.headers = { cookie: sent.join('; ') };
      expect((await forged.open(page.url)).html).toContain(expired);
    }
    expect((await browser.submit(page, 'sign-in', { email, password })).callback).toMatch(CALLBACK);
  });

  test('and a forged session is none', async () => {
    const browser = new AuthBrowser(auth.url);
    await auth.signIn((await product.begin()).url, JIWOO, browser);
    const session = (await browser.cookies.getCookies(auth.url)).find(({ key }) => key === 'moim-auth-session');
    const forged = new AuthBrowser(auth.url);
    forged.headers = { cookie: `moim-auth-session=${session?.value}; moim-auth-session.sig=${'x'.repeat(27)}` };
    const screen = await forged.open((await product.begin()).url);
    expect(screen.callback).toBeNull();
  });
});

test('no address in an answer depends on the Host or the forwarding headers of a request', async () => {
  const { port } = new URL(auth.url);
  const response = await fetch(`http://localhost:${port}/.well-known/openid-configuration`, {
    headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
  });
  const { issuer, ...metadata } = (await response.json()) as Record<string, unknown>;
  expect(issuer).toBe(auth.url);
  const endpoints = Object.entries(metadata).filter(([name]) => /_(endpoint|uri)$/.test(name));
  expect(endpoints.length).toBeGreaterThan(3);
  for (const [, address] of endpoints) expect(address).toMatch(new RegExp(`^${auth.url}/`));
  expect(metadata).toMatchObject({
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  });
});
