import { userSessionEnded } from '@moim/events';
import { DEMO_PASSWORD, demoId } from '@moim/stack/demo';
import { letterOf, lettersTo, linkIn, testSubgraph } from '@moim/test-kit';
import { describe, expect, test } from 'vitest';
import { readUserConfig } from '../src/config.ts';
import { startUser } from '../src/subgraph.ts';
import { openDatabase, published, whileLettersWait } from './tools.ts';

const user = await testSubgraph('user', (env) => startUser(readUserConfig(env)));
const db = openDatabase(user);

const PASSWORD = '새 비밀번호예요 2026';
const ask = async (query: string, input: Record<string, unknown>, locale: 'ko' | 'en' = 'ko') => {
  const answer = await user.ask(query, { input }, { locale });
  expect(answer.errors).toBeUndefined();
  return Object.values(answer.data)[0] as {
    ok?: boolean;
    user: { id: string } | null;
    session: { id: string; accessToken: string } | null;
    userErrors: { field: string[] | null; message: string; code: string }[];
  };
};
const request = (email: string, locale: 'ko' | 'en' = 'ko') =>
  ask(
    'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { ok userErrors { field message code } } }',
    { email },
    locale,
  );
const reset = (input: Record<string, unknown>) =>
  ask(
    `mutation ($input: ResetPasswordInput!) {
       resetPassword(input: $input) { user { id } session { id accessToken } userErrors { field message code } }
     }`,
    { password: PASSWORD, ...input },
  );
const signIn = (email: string, password: string) =>
  ask(
    'mutation ($input: SignInInput!) { signIn(input: $input) { user { id } session { id accessToken } userErrors { field message code } } }',
    { email, password },
  );
const letter = (email: string) => letterOf(user.mailDir, email, () => request(email));
const tokenFor = async (email: string) => new URL(linkIn(await letter(email))).hash.slice(1);
const expired = {
  user: null,
  session: null,
  userErrors: [
    {
      field: ['token'],
      message: '이미 썼거나 시간이 지난 링크예요. 비밀번호 찾기를 다시 해 주세요.',
      code: 'LINK_EXPIRED',
    },
  ],
};

describe('requestPasswordReset', () => {
  test('sends a link to an account, and to nobody else; the answer is the same', async () => {
    expect(await request(' MINJI@moim.test ')).toEqual({ ok: true, userErrors: [] });
    await expect.poll(() => lettersTo(user.mailDir, 'MINJI@moim.test')).toHaveLength(1);
    expect(await request('nobody@moim.test')).toEqual({ ok: true, userErrors: [] });
    await expect.poll(() => lettersTo(user.mailDir, 'nobody@moim.test')).toHaveLength(1);
    const [unknown] = await lettersTo(user.mailDir, 'nobody@moim.test');
    expect(unknown).toContain('Subject: 이 이메일로 가입한 계정이 없어요\n');
    expect(linkIn(unknown ?? '')).toBe('http://localhost:4000');
  });

  test('does the same work for both', async () => {
    await whileLettersWait(db, async () => {
      const cost = (email: string) => user.database.countStatements(() => request(email));
      expect(await cost('minji@moim.test')).toBe(await cost('nobody@moim.test'));
    });
  });

  test('says what is wrong with an address', async () => {
    expect(await request('minji')).toEqual({
      ok: false,
      userErrors: [{ field: ['email'], message: '이메일 주소를 확인해 주세요.', code: 'INVALID' }],
    });
  });
});

describe('resetPassword', () => {
  test('sets a password, signs out everywhere and in here, proves the address, and tells', async () => {
    const email = 'minji@moim.test';
    const minji = demoId('usr', 'minji');
    const before = await signIn(email, DEMO_PASSWORD);
    await db.user.update({ where: { email }, data: { emailVerifiedAt: null } });
    const sent = await letter(email);
    expect(sent).toContain('Subject: 모임 비밀번호 새로 정하기\n');
    expect(linkIn(sent)).toMatch(/^http:\/\/localhost:4000\/reset-password#[\w-]{43}$/);
    const token = new URL(linkIn(sent)).hash.slice(1);
    let session: { id: string } | null = null;
    const told = await letterOf(user.mailDir, email, async () => {
      const answer = await reset({ token, deviceName: '민지의 노트북' });
      expect(answer).toMatchObject({
        user: { id: minji },
        session: { accessToken: expect.any(String) },
        userErrors: [],
      });
      session = answer.session;
    });
    expect(told).toContain('Subject: 모임 비밀번호가 바뀌었어요\n');
    const open = await db.session.findMany({ where: { userId: minji, revokedAt: null } });
    expect(open).toMatchObject([{ id: (session as unknown as { id: string }).id, deviceName: '민지의 노트북' }]);
    expect(await published(db, userSessionEnded, before.session?.id ?? '')).toMatchObject([
      { data: { userId: minji, reason: 'REVOKED' } },
    ]);
    expect((await db.user.findUniqueOrThrow({ where: { email } })).emailVerifiedAt).not.toBeNull();
    expect((await signIn(email, DEMO_PASSWORD)).userErrors).toMatchObject([{ code: 'INVALID_CREDENTIALS' }]);
    expect((await signIn(email, PASSWORD)).user).toEqual({ id: minji });
    expect(await reset({ token })).toEqual(expired);
  });

  test('gives an account that came from a provider a password', async () => {
    const email = 'harin@moim.test';
    await db.user.update({ where: { email }, data: { passwordHash: null } });
    expect((await reset({ token: await tokenFor(email) })).user).toEqual({ id: demoId('usr', 'harin') });
    expect((await signIn(email, PASSWORD)).user).toEqual({ id: demoId('usr', 'harin') });
  });

  test('a password that cannot be does not use the link up', async () => {
    const email = 'junho@moim.test';
    const token = await tokenFor(email);
    for (const password of ['short', 'Password123', 'junho@moim.test'])
      expect((await reset({ token, password })).userErrors).toMatchObject([{ field: ['password'], code: 'INVALID' }]);
    expect((await reset({ token, deviceName: '기'.repeat(61) })).userErrors).toMatchObject([{ field: ['deviceName'] }]);
    expect((await reset({ token })).userErrors).toEqual([]);
  });

  test.each([
    ['never given', async () => 'x'.repeat(43)],
    ['empty', async () => ''],
    ['huge', async () => 'x'.repeat(100_000)],
    [
      'old',
      async () => {
        const token = await tokenFor('seoyeon@moim.test');
        await db.emailProof.updateMany({ data: { expiresAt: new Date(Date.now() - 1_000) } });
        return token;
      },
    ],
    [
      'not the newest',
      async () => {
        const token = await tokenFor('seoyeon@moim.test');
        await letter('seoyeon@moim.test');
        return token;
      },
    ],
    [
      'of an account that is gone',
      async () => {
        const token = await tokenFor('seoyeon@moim.test');
        await db.user.update({ where: { email: 'seoyeon@moim.test' }, data: { email: 'elsewhere@moim.test' } });
        return token;
      },
    ],
  ])('a link that is %s sets nothing', async (_what, token) => {
    const before = await db.user.findMany({ select: { id: true, passwordHash: true }, orderBy: { id: 'asc' } });
    expect(await reset({ token: await token() })).toEqual(expired);
    expect(await db.user.findMany({ select: { id: true, passwordHash: true }, orderBy: { id: 'asc' } })).toEqual(
      before,
    );
  });

  test('of five that come at once with the link, one sets its password', async () => {
    const token = await tokenFor('doyun@moim.test');
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, index) => reset({ token, password: `${PASSWORD} ${index}` })),
    );
    expect(answers.filter(({ user: person }) => person !== null)).toHaveLength(1);
    const winner = answers.findIndex(({ user: person }) => person !== null);
    expect((await signIn('doyun@moim.test', `${PASSWORD} ${winner}`)).userErrors).toEqual([]);
  });
});
