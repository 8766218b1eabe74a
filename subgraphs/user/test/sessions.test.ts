import { userSessionEnded } from '@moim/events';
import type { Client } from '@moim/service-kit';
import { DEMO_PASSWORD, demoId } from '@moim/stack/demo';
import { testSubgraph } from '@moim/test-kit';
import { decodeJwt } from 'jose';
import pg from 'pg';
import { beforeEach, describe, expect, test } from 'vitest';
import { readUserConfig } from '../src/config.ts';
import { pruneSessions } from '../src/domain/prune-sessions.ts';
import { refreshTokenHash } from '../src/domain/refresh-token.ts';
import { startUser } from '../src/subgraph.ts';
import { openDatabase, published } from './tools.ts';

const user = await testSubgraph('user', (env) => startUser(readUserConfig(env)));
const db = openDatabase(user);
const minji = demoId('usr', 'minji');
const native: Client = { kind: 'native', address: '203.0.113.7', userAgent: 'Moim/1.0 (iPhone)' };

const SESSION = 'id accessToken accessTokenExpiresAt refreshToken deviceName userAgent expiresAt isCurrent';
const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { session { ${SESSION} } userErrors { code } } }`;
const REFRESH = `mutation ($input: RefreshSessionInput!) {
  refreshSession(input: $input) { session { ${SESSION} } userErrors { field message code } }
}`;

interface Opened {
  id: string;
  accessToken: string;
  refreshToken: string;
}

async function signIn({
  client = native,
  deviceName = '민지의 iPhone',
  email = 'minji@moim.test',
} = {}): Promise<Opened> {
  const input = { email, password: DEMO_PASSWORD, deviceName };
  return (await user.ask(SIGN_IN, { input }, { client })).data.signIn.session;
}

async function refresh(refreshToken: string | null, options: Parameters<typeof user.ask>[2] = {}) {
  const answer = await user.ask(REFRESH, { input: { refreshToken } }, { client: native, ...options });
  return answer.data.refreshSession;
}

const openSessions = (userId = minji) =>
  db.session.findMany({ where: { userId, revokedAt: null }, orderBy: { createdAt: 'asc' } });

/** As if so many seconds had passed since the session's tokens were issued and used. */
const wait = (sessionId: string, seconds: number) => db.$executeRaw`
  update refresh_tokens set issued_at = issued_at - make_interval(secs => ${seconds}), used_at = used_at - make_interval(secs => ${seconds})
  where session_id = ${sessionId}`;

beforeEach(async () => {
  await db.session.deleteMany();
  await db.notification.deleteMany({ where: { userId: minji } });
});

describe('opening a session', () => {
  test('keeps of the refresh token only its hash, and what device it is', async () => {
    const session = await signIn();
    const row = await db.session.findUniqueOrThrow({ where: { id: session.id }, include: { refreshTokens: true } });
    expect(row).toMatchObject({ deviceName: '민지의 iPhone', userAgent: 'Moim/1.0 (iPhone)', endReason: null });
    expect(row.refreshTokens.map(({ hash }) => hash)).toEqual([refreshTokenHash(session.refreshToken)]);
    expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBe(30 * 24 * 3600_000);
  });

  test.each([
    { kind: 'browser', accessToken: null, refreshToken: null },
    { kind: 'other', accessToken: expect.any(String), refreshToken: null },
    { kind: 'native', accessToken: expect.any(String), refreshToken: expect.stringMatching(/^mrt_[\w-]{43}$/) },
  ] as const)('tells a $kind client in the body what it is to know', async ({ kind, accessToken, refreshToken }) => {
    expect(await signIn({ client: { ...native, kind } })).toMatchObject({ accessToken, refreshToken, isCurrent: true });
  });

  test('the sixth device signs the longest idle one out, and says so', async () => {
    const devices = [];
    for (const name of ['1', '2', '3', '4', '5']) devices.push(await signIn({ deviceName: name }));
    // The first was used again: the second is the longest idle.
    await refresh(devices[0]?.refreshToken as string);
    const sixth = await signIn({ deviceName: '6' });
    const second = devices[1] as Opened;
    expect((await openSessions()).map(({ deviceName }) => deviceName)).toEqual(['1', '3', '4', '5', '6']);
    expect(await published(db, userSessionEnded, second.id)).toEqual([
      { version: 1, data: { userId: minji, sessionId: second.id, reason: 'DEVICE_LIMIT' } },
    ]);
    const feed = await user.ask('{ me { notifications { edges { node { kind text link } } } } }', {}, { as: 'minji' });
    expect(feed.data.me.notifications.edges).toEqual([
      {
        node: {
          kind: 'DEVICE_SIGNED_OUT',
          text: '다른 기기에서 로그인해서 가장 오래 쓰지 않은 기기가 로그아웃됐어요: 2',
          link: '/me/devices',
        },
      },
    ]);
    expect(await refresh(second.refreshToken)).toEqual({
      session: null,
      userErrors: [
        {
          field: null,
          message: '다른 기기에서 로그인해서 이 기기는 로그아웃됐어요. 다시 로그인해 주세요.',
          code: 'SESSION_ENDED',
        },
      ],
    });
    expect((await refresh(sixth.refreshToken)).userErrors).toEqual([]);
  });

  test('devices whose time is over do not count', async () => {
    for (const name of ['1', '2', '3', '4', '5']) await signIn({ deviceName: name });
    await db.$executeRaw`update sessions set created_at = now() - interval '31 days', last_seen_at = now() - interval '31 days',
      expires_at = now() - interval '1 day' where device_name in ('1', '2')`;
    await signIn({ deviceName: '6' });
    expect((await openSessions()).map(({ deviceName }) => deviceName).sort()).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  test('fifty at once leave five, and the last answer of each is good or says why not', async () => {
    const opened = await Promise.all(Array.from({ length: 50 }, (_, i) => signIn({ deviceName: `${i}` })));
    const left = (await openSessions()).map(({ id }) => id);
    expect(left).toHaveLength(5);
    expect(opened.map(({ id }) => id)).toEqual(expect.arrayContaining(left));
    expect(await db.session.count({ where: { userId: minji, endReason: 'DEVICE_LIMIT' } })).toBe(45);
    expect(await db.notification.count({ where: { userId: minji, kind: 'DEVICE_SIGNED_OUT' } })).toBe(45);
  });
});

describe('refreshSession', () => {
  test('gives new tokens of the same session, which lasts 30 days from now', async () => {
    const first = await signIn();
    await db.$executeRaw`update sessions set created_at = created_at - interval '20 days', last_seen_at = last_seen_at - interval '20 days',
      expires_at = expires_at - interval '20 days' where id = ${first.id}`;
    const { session, userErrors } = await refresh(first.refreshToken);
    expect(userErrors).toEqual([]);
    expect(session).toMatchObject({ id: first.id, isCurrent: true, deviceName: '민지의 iPhone' });
    expect(session.refreshToken).not.toBe(first.refreshToken);
    expect(decodeJwt(session.accessToken)).toMatchObject({ sub: minji, sid: first.id });
    expect(Date.parse(session.expiresAt) - Date.now()).toBeGreaterThan(29.9 * 24 * 3600_000);
    const again = await refresh(session.refreshToken);
    expect(again.session.id).toBe(first.id);
    expect(new Set([first.refreshToken, session.refreshToken, again.session.refreshToken]).size).toBe(3);
  });

  test('a lost answer can be had again within ten seconds', async () => {
    const { id, refreshToken } = await signIn();
    const { session } = await refresh(refreshToken);
    await wait(id, 9);
    expect((await refresh(refreshToken)).session.refreshToken).toBe(session.refreshToken);
    // Meanwhile another tab has gone on: whoever comes late gets the newest, not one that is used up.
    const next = await refresh(session.refreshToken);
    expect((await refresh(refreshToken)).session.refreshToken).toBe(next.session.refreshToken);
    expect(await openSessions()).toHaveLength(1);
  });

  test('twenty at once give one lineage', async () => {
    const { id, refreshToken } = await signIn();
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(refreshToken)));
    expect(new Set(answers.map(({ session }) => session.refreshToken)).size).toBe(1);
    const tokens = await db.refreshToken.findMany({ where: { sessionId: id } });
    expect(tokens.map(({ usedAt }) => usedAt === null).sort()).toEqual([false, true]);
  });

  test.each([0, 1])(
    'a token that comes again later ends the session, with all of its tokens (%i uses later)',
    async (later) => {
      const { id, refreshToken: stolen } = await signIn();
      let { refreshToken } = (await refresh(stolen)).session;
      for (let i = 0; i < later; i++) refreshToken = (await refresh(refreshToken)).session.refreshToken;
      await wait(id, 11);
      const replayed = await refresh(stolen);
      expect(replayed).toMatchObject({ session: null, userErrors: [{ code: 'SESSION_ENDED' }] });
      expect((await refresh(refreshToken)).userErrors).toMatchObject([{ code: 'SESSION_ENDED' }]);
      expect(await openSessions()).toEqual([]);
      expect(await published(db, userSessionEnded, id)).toEqual([
        { version: 1, data: { userId: minji, sessionId: id, reason: 'REPLAYED' } },
      ]);
      expect(await db.notification.findMany({ where: { userId: minji } })).toMatchObject([
        { kind: 'SESSION_COMPROMISED', params: { device: '민지의 iPhone' } },
      ]);
    },
  );

  test.each([
    ['nothing', ''],
    ['something else', 'mrt_short'],
    ['one never given out', `mrt_${'A'.repeat(43)}`],
    ['an enormous one', `mrt_${'A'.repeat(100_000)}`],
  ])('refuses %s', async (_what, token) => {
    expect(await refresh(token)).toMatchObject({
      session: null,
      userErrors: [{ message: '로그인이 끝났어요. 다시 로그인해 주세요.', code: 'SESSION_ENDED' }],
    });
  });

  test('refuses an access token', async () => {
    const { accessToken } = await signIn();
    expect((await refresh(accessToken)).userErrors).toMatchObject([{ code: 'SESSION_ENDED' }]);
  });

  test('refuses a session whose time is over', async () => {
    const { id, refreshToken } = await signIn();
    await db.$executeRaw`update sessions set created_at = now() - interval '31 days', last_seen_at = now() - interval '31 days',
      expires_at = now() - interval '1 second' where id = ${id}`;
    expect((await refresh(refreshToken, { locale: 'en' })).userErrors).toMatchObject([
      { message: 'You have not been here for a long time. Sign in again.' },
    ]);
  });

  test('tells a browser its session, without tokens: the gateway renews it', async () => {
    const id = demoId('ses', 'minji');
    await db.session.create({ data: { id, userId: minji, expiresAt: new Date(Date.now() + 60_000) } });
    const { session, userErrors } = await refresh(null, { as: 'minji', client: { ...native, kind: 'browser' } });
    expect(session).toMatchObject({ id, isCurrent: true, accessToken: null, refreshToken: null });
    expect(userErrors).toEqual([]);
    expect((await refresh(null, { as: 'junho' })).userErrors).toMatchObject([{ code: 'SESSION_ENDED' }]);
    const signedOut = await user.ask(REFRESH, { input: {} });
    expect(signedOut.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('signing out', () => {
  const SIGN_OUT = 'mutation { signOut { ok userErrors { code } } }';
  const REVOKE = `mutation ($input: RevokeSessionInput!) {
    revokeSession(input: $input) { revokedSessionId userErrors { field code } }
  }`;
  const revoke = (sessionId: string, as: string | null = 'minji') => user.ask(REVOKE, { input: { sessionId } }, { as });
  const sessionOf = (as: string) =>
    db.session.create({
      data: { id: demoId('ses', as), userId: demoId('usr', as), expiresAt: new Date(Date.now() + 60_000) },
    });

  test('ends the session of the request; again, and signed out, it is as good', async () => {
    const { id } = await sessionOf('minji');
    for (const as of ['minji', 'minji', null]) {
      expect((await user.ask(SIGN_OUT, {}, { as })).data.signOut).toEqual({ ok: true, userErrors: [] });
    }
    expect(await openSessions()).toEqual([]);
    expect(await published(db, userSessionEnded, id)).toEqual([
      { version: 1, data: { userId: minji, sessionId: id, reason: 'SIGNED_OUT' } },
    ]);
    expect(await db.notification.count({ where: { userId: minji } })).toBe(0);
  });

  test('signs out one of one’s devices', async () => {
    const { id, refreshToken } = await signIn();
    const other = await signIn({ deviceName: '민지의 맥북' });
    for (let time = 0; time < 2; time++) {
      expect((await revoke(id)).data.revokeSession).toEqual({ revokedSessionId: id, userErrors: [] });
    }
    expect((await openSessions()).map((session) => session.id)).toEqual([other.id]);
    expect((await refresh(refreshToken, { locale: 'en' })).userErrors).toMatchObject([
      { message: 'This device was signed out from another one. Sign in again.' },
    ]);
    expect(await published(db, userSessionEnded, id)).toHaveLength(1);
    const { data } = await user.ask('{ me { sessions { id } } }', {}, { as: 'minji' });
    expect(data.me.sessions).toEqual([{ id: other.id }]);
  });

  test('leaves other people’s devices alone, as ids never given out', async () => {
    const { id } = await signIn();
    const unknown = demoId('ses', 'nobody');
    for (const sessionId of [id, unknown]) {
      expect((await revoke(sessionId, 'junho')).data.revokeSession).toEqual({
        revokedSessionId: null,
        userErrors: [{ field: ['sessionId'], code: 'NOT_FOUND' }],
      });
    }
    expect(await openSessions()).toHaveLength(1);
    expect((await revoke(id, null)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await revoke('rubbish')).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('a refresh and a sign-out at once: whichever is first, nothing of it is left', async () => {
    for (let round = 0; round < 10; round++) {
      const { id, refreshToken } = await signIn();
      const [renewed] = await Promise.all([refresh(refreshToken), revoke(id)]);
      const newest = renewed.session?.refreshToken ?? refreshToken;
      expect((await refresh(newest)).userErrors).toMatchObject([{ code: 'SESSION_ENDED' }]);
    }
    expect(await openSessions()).toEqual([]);
  });
});

describe('old sessions', () => {
  test('are forgotten a day after their time, and used tokens after thirty days', async () => {
    const [over, lately, used] = [await signIn(), await signIn(), await signIn()];
    await refresh(used.refreshToken);
    const shift = (
      id: string,
      days: number,
    ) => db.$executeRaw`update sessions set created_at = created_at - make_interval(days => ${days}),
      last_seen_at = last_seen_at - make_interval(days => ${days}), expires_at = expires_at - make_interval(days => ${days}) where id = ${id}`;
    await shift(over.id, 32);
    await shift(lately.id, 30);
    await wait(used.id, 31 * 24 * 3600);
    const client = new pg.Client({ connectionString: user.database.url });
    await client.connect();
    await pruneSessions.run(client);
    await client.end();
    const left = await db.session.findMany({ where: { userId: minji }, include: { refreshTokens: true } });
    expect(left.map(({ id }) => id).sort()).toEqual([lately.id, used.id].sort());
    expect(left.find(({ id }) => id === used.id)?.refreshTokens).toMatchObject([{ usedAt: null }]);
  });
});
