import { contractVariables } from '@moim/stack/demo';
import pg from 'pg';
import { afterAll, beforeEach, describe, expect, inject, onTestFinished, test } from 'vitest';
import { readDocument } from '../src/index.ts';
import { Browser } from './browser.ts';
import { KEEPS_NOTHING, testPlatform } from './platform.ts';

const platform = await testPlatform({ gatewayEnv: KEEPS_NOTHING });
const db = new pg.Pool({ connectionString: platform.subgraphs.user.database.url });
afterAll(() => db.end());
beforeEach(() => db.query('delete from sessions'));

const ME = '{ me { id name } }';
const minji = { name: '김민지' };
const HOME = readDocument('screens/home.graphql');
const home = contractVariables(inject('moim').now).HomeScreen;

async function signedIn(person = 'minji'): Promise<Browser> {
  const browser = new Browser(platform.url);
  await browser.signIn(person);
  return browser;
}

const sessions = async () =>
  (await db.query('select id, user_agent as "userAgent", end_reason as "endReason" from sessions order by created_at'))
    .rows;
/** As if the tokens had been used and issued so many seconds ago. */
const wait = (seconds: number) =>
  db.query(
    `update refresh_tokens set issued_at = issued_at - make_interval(secs => $1), used_at = used_at - make_interval(secs => $1)`,
    [seconds],
  );

describe('signing in by a browser', () => {
  test('puts the tokens into cookies that no script can read, and none into the answer', async () => {
    const browser = new Browser(platform.url);
    const { data, setCookies, headers } = await browser.signIn('minji');
    expect(data.signIn).toMatchObject({
      user: minji,
      session: { accessToken: null, refreshToken: null },
      userErrors: [],
    });
    expect(setCookies.map((cookie) => cookie.replace(/=[^;]+/, '=...'))).toEqual([
      expect.stringMatching(/^moim-access=\.\.\.; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict$/),
      expect.stringMatching(/^moim-refresh=\.\.\.; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
    for (const cookie of setCookies) {
      const seconds = Number(/Max-Age=(\d+)/.exec(cookie)?.[1]);
      expect(30 * 24 * 3600 - seconds).toBeLessThan(60);
      expect(seconds).toBeLessThanOrEqual(30 * 24 * 3600);
    }
    expect(headers.get('cache-control')).toBe('no-store');
    expect(
      [...headers.keys()].filter((name) => name.startsWith('x-moim') || name.startsWith('access-control')),
    ).toEqual([]);
    expect((await browser.ask(ME)).data.me).toMatchObject(minji);
  });

  test('with an https address: Secure, and the host’s alone', async () => {
    const gateway = await platform.startGateway({ PUBLIC_URL: 'https://moim.example' });
    const browser = new Browser(gateway.url, { origin: 'https://moim.example', 'sec-fetch-site': 'same-origin' });
    const { setCookies } = await browser.signIn('minji');
    expect(setCookies).toEqual([
      expect.stringMatching(/^__Host-moim-access=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Strict$/),
      expect.stringMatching(/^__Host-moim-refresh=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Strict$/),
    ]);
    expect((await browser.ask(ME)).data.me).toMatchObject(minji);
    // Without the prefix anybody beside us could have set them.
    const [access] = [...browser.cookies.values()];
    const cookie = `moim-access=${access}`;
    expect((await new Browser(gateway.url).ask(ME, {}, { headers: { cookie } })).data.me).toBeNull();
  });

  test('tells the user service what program it is', async () => {
    await new Browser(platform.url).ask('{ me { id } }');
    const browser = new Browser(platform.url, { origin: platform.url, 'user-agent': `Mozilla/5.0 ${'x'.repeat(300)}` });
    await browser.signIn('minji');
    expect((await sessions())[0].userAgent).toBe(`Mozilla/5.0 ${'x'.repeat(300)}`.slice(0, 256));
  });

  test('that fails sets nothing', async () => {
    const browser = new Browser(platform.url);
    const input = { email: 'minji@moim.test', password: 'wrong-password' };
    const { data, setCookies } = await browser.ask(
      'mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }',
      { input },
    );
    expect(data.signIn.userErrors).toEqual([{ code: 'INVALID_CREDENTIALS' }]);
    expect(setCookies).toEqual([]);
  });
});

describe('other programs', () => {
  const TOKENS = `mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken refreshToken } } }`;
  const input = { email: 'minji@moim.test', password: 'moim-demo-2026' };

  test('native apps get both tokens in the answer and no cookies, and none count', async () => {
    const app = new Browser(platform.url, { 'x-moim-client': 'native' });
    const { data, setCookies } = await app.ask(TOKENS, { input });
    const { accessToken, refreshToken } = data.signIn.session;
    expect([typeof accessToken, typeof refreshToken]).toEqual(['string', 'string']);
    expect(setCookies).toEqual([]);
    const cookie = `moim-access=${accessToken}; moim-refresh=${refreshToken}`;
    expect((await app.ask(ME, {}, { headers: { cookie } })).data.me).toBeNull();
    expect((await app.ask(ME, {}, { headers: { authorization: `Bearer ${accessToken}` } })).data.me).toMatchObject(
      minji,
    );
  });

  test('programs that keep cookies get them, and the access token', async () => {
    const program = new Browser(platform.url, {});
    const { data } = await program.ask(TOKENS, { input });
    expect(data.signIn.session).toEqual({ accessToken: expect.any(String), refreshToken: null });
    expect([...program.cookies.keys()]).toEqual(['moim-access', 'moim-refresh']);
    expect((await program.ask(ME)).data.me).toMatchObject(minji);
  });

  test('a page that calls itself native gets no token', async () => {
    const page = new Browser(platform.url, { origin: platform.url, 'x-moim-client': 'native' });
    const { data, setCookies } = await page.ask(TOKENS, { input });
    expect(data.signIn.session).toEqual({ accessToken: null, refreshToken: null });
    expect(setCookies).toHaveLength(2);
  });

  test('the Authorization header beats cookies', async () => {
    const browser = await signedIn('junho');
    const authorization = `Bearer ${await platform.token('minji')}`;
    expect((await browser.ask(ME, {}, { headers: { authorization } })).data.me).toMatchObject(minji);
    const wrong = await browser.ask(ME, {}, { headers: { authorization: 'Bearer a.b.c' } });
    expect([wrong.status, wrong.errors?.[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
  });
});

describe('when the access token is over', () => {
  test('a screen is one request all the same: its answer brings new cookies', async () => {
    const browser = await signedIn();
    await browser.expireAccess();
    const before = new Map(browser.cookies);
    let answer = await browser.ask('{ __typename }');
    expect(answer.setCookies).toHaveLength(2);
    await browser.expireAccess();
    await wait(20);
    const counts = await platform.countRequests(async () => {
      answer = await browser.ask(HOME, home);
    });
    expect(answer.errors).toBeUndefined();
    expect(answer.data.me.name).toBe('김민지');
    expect(answer.extensions).toBeUndefined();
    expect(counts.gateway).toBe(1);
    for (const [name, value] of before) expect(browser.cookies.get(name)).not.toBe(value);
    // And from then on it costs what it costs everybody.
    const renewed = counts;
    const usual = await platform.countRequests(() => browser.ask(HOME, home));
    expect(renewed).toEqual({ ...usual, user: usual.user + 1 });
    const byHeader = await platform.countRequests(() => platform.ask(HOME, home, { as: 'minji' }));
    expect(usual).toEqual(byHeader);
  });

  test('it is the same without the access cookie, and with one that is none', async () => {
    const browser = await signedIn();
    browser.cookies.delete('moim-access');
    expect((await browser.ask(ME)).data.me).toMatchObject(minji);
    browser.cookies.set('moim-access', 'not.a.token');
    expect((await browser.ask(ME)).data.me).toMatchObject(minji);
    expect(await sessions()).toHaveLength(1);
  });

  test('20 requests at once are all signed in, by one renewal', async () => {
    const browser = await signedIn();
    await browser.expireAccess();
    const windows = Array.from({ length: 20 }, () => browser.clone());
    // Only the user subgraph knows interests: of each screen one request goes there.
    const query = '{ me { name interests { id } } }';
    const counts = await platform.countRequests(async () => {
      const answers = await Promise.all(windows.map((window) => window.ask(query)));
      for (const { data, errors, setCookies } of answers) {
        expect(errors).toBeUndefined();
        expect(data.me.name).toBe('김민지');
        expect(setCookies).toHaveLength(2);
      }
    });
    expect(counts.user).toBe(20 + 1);
    expect(new Set(windows.map(({ cookies }) => cookies.get('moim-refresh'))).size).toBe(1);
    const tokens = await db.query('select count(*)::int as n from refresh_tokens where used_at is not null');
    expect(tokens.rows[0].n).toBe(1);
  });

  test('two gateways at once give one session, too', async () => {
    const other = await platform.startGateway();
    const browser = await signedIn();
    await browser.expireAccess();
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answers = await Promise.all([
      browser.clone().ask(ME),
      new Browser(other.url).ask(ME, {}, { headers: { cookie } }),
    ]);
    for (const { data } of answers) expect(data.me).toMatchObject(minji);
    expect(await sessions()).toMatchObject([{ endReason: null }]);
  });

  test('a mutation is done once', async () => {
    const browser = await signedIn();
    await browser.expireAccess();
    const community =
      'mutation ($input: CreateCommunityInput!) { createCommunity(input: $input) { community { id } userErrors { code } } }';
    const input = {
      name: '한 번만 만든 모임',
      introduction: '소개',
      interestId: 'hiking',
      region: '서울 마포구',
      visibility: 'PUBLIC',
      joinPolicy: 'OPEN',
      memberLimit: 10,
    };
    const { data, errors } = await browser.ask(community, { input });
    expect(errors).toBeUndefined();
    expect(data.createCommunity.userErrors).toEqual([]);
    const clubs = new pg.Client({ connectionString: platform.subgraphs.community.database.url });
    await clubs.connect();
    onTestFinished(() => clubs.end());
    const { rows } = await clubs.query('select count(*)::int as n from communities where name = $1', [input.name]);
    expect(rows).toEqual([{ n: 1 }]);
  });

  test('whatever is wrong with the request: the new cookies are in its answer', async () => {
    const browser = await signedIn();
    await browser.expireAccess();
    const nonsense = await browser.ask('{ nothing }');
    expect([nonsense.status, nonsense.setCookies.length]).toEqual([400, 2]);
    await browser.expireAccess();
    const empty = await browser.ask('');
    expect([empty.status, empty.setCookies.length]).toEqual([400, 2]);
  });

  test('signing out works, and clears the cookies in its answer', async () => {
    const browser = await signedIn();
    await browser.expireAccess();
    const { data, setCookies, extensions } = await browser.ask('mutation { signOut { ok } }');
    expect(data.signOut.ok).toBe(true);
    expect(setCookies).toEqual([
      'moim-access=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict',
      'moim-refresh=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict',
    ]);
    expect(extensions?.session).toEqual({ state: 'ENDED', reason: 'SIGNED_OUT' });
    expect(await sessions()).toMatchObject([{ endReason: 'SIGNED_OUT' }]);
    expect((await browser.ask(ME)).data.me).toBeNull();
  });
});

describe('when the session is over', () => {
  test.each([
    ['it was ended', `update sessions set revoked_at = now(), end_reason = 'DEVICE_LIMIT'`, 'DEVICE_LIMIT'],
    [
      'it was not used for 30 days',
      `update sessions set created_at = now() - interval '31 days', last_seen_at = now() - interval '31 days', expires_at = now() - interval '1 day'`,
      'EXPIRED',
    ],
    ['it is not known', 'delete from sessions', 'UNKNOWN'],
  ])('since %s: the answer is of somebody signed out, says so, and clears the cookies', async (_why, sql, reason) => {
    const browser = await signedIn();
    await browser.expireAccess();
    await db.query(sql);
    const answer = await browser.ask(ME);
    expect(answer.status).toBe(200);
    expect(answer.errors).toBeUndefined();
    expect(answer.data.me).toBeNull();
    expect(answer.extensions).toEqual({ session: { state: 'ENDED', reason } });
    expect([...browser.cookies]).toEqual([]);
    // Said once: the next request is of somebody signed out.
    expect(await browser.ask(ME)).not.toHaveProperty('extensions');
  });

  test('an old refresh token that comes again ends it', async () => {
    const browser = await signedIn();
    await browser.expireAccess();
    const thief = browser.clone();
    await browser.ask(ME);
    await wait(20);
    // The gateway that renewed it has the answer for some seconds; another asks.
    const other = await platform.startGateway();
    const cookie = [...thief.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await new Browser(other.url).ask(ME, {}, { headers: { cookie } });
    expect(answer.data.me).toBeNull();
    expect(answer.extensions?.session).toEqual({ state: 'ENDED', reason: 'REPLAYED' });
    expect(await sessions()).toMatchObject([{ endReason: 'REPLAYED' }]);
  });
});
