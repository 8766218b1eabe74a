import { userSessionEnded } from '@moim/events';
import { DEMO_PASSWORD, demoId } from '@moim/stack/demo';
import { codeIn, letterOf, lettersTo, linkIn, testSubgraph } from '@moim/test-kit';
import { beforeAll, describe, expect, test } from 'vitest';
import { readUserConfig } from '../src/config.ts';
import { startUser } from '../src/subgraph.ts';
import { openDatabase, proofsOf, published, whileLettersWait } from './tools.ts';

const user = await testSubgraph('user', (env) => startUser(readUserConfig(env)));
const db = openDatabase(user);

const PASSWORD = '새 비밀번호예요 2026';
interface Answer {
  user: { id: string; email?: string } | null;
  userErrors: { field: string[] | null; message?: string; code: string }[];
}
const ask = async (query: string, input: Record<string, unknown>, as: string | null): Promise<Answer> => {
  const answer = await user.ask(query, { input }, { as });
  expect(answer.errors).toBeUndefined();
  return Object.values(answer.data)[0] as Answer;
};
const PASSWORD_CHANGE = `mutation ($input: ChangePasswordInput!) {
  changePassword(input: $input) { user { id } userErrors { field code } }
}`;
const EMAIL_CHANGE = `mutation ($input: ChangeEmailInput!) {
  changeEmail(input: $input) { user { id email isEmailVerified } userErrors { field code } }
}`;
const changePassword = (input: Record<string, unknown>, as = 'minji') => ask(PASSWORD_CHANGE, input, as);
const changeEmail = (input: Record<string, unknown>, as = 'minji') =>
  ask(EMAIL_CHANGE, { password: DEMO_PASSWORD, ...input }, as);
const signIn = (email: string, password: string) =>
  ask(
    'mutation ($input: SignInInput!) { signIn(input: $input) { user { id } userErrors { code } } }',
    { email, password },
    null,
  );
const mine = async (as: string, of = as) =>
  (await user.ask(`{ user(id: "${demoId('usr', of)}") { email isEmailVerified hasPassword } }`, {}, { as })).data.user;
const refused = (field: string | null, code: string) => ({
  user: null,
  userErrors: [{ field: field && [field], code }],
});
/** The session that tests ask with, opened now. */
const openOwn = (key: string, createdAt = new Date()) =>
  db.session.upsert({
    where: { id: demoId('ses', key) },
    create: {
      ...{ id: demoId('ses', key), userId: demoId('usr', key), createdAt, lastSeenAt: new Date() },
      expiresAt: new Date(Date.now() + 3_600_000),
    },
    update: { createdAt, lastSeenAt: new Date() },
  });

beforeAll(() => openOwn('minji'));

test.each([
  [PASSWORD_CHANGE, { newPassword: PASSWORD }],
  [EMAIL_CHANGE, { email: 'new@moim.test' }],
])('nobody who is signed out: %s', async (query, input) => {
  const answer = await user.ask(query, { input });
  expect(answer.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
});

test('how somebody signs in is for them alone', async () => {
  expect(await mine('minji')).toEqual({ email: 'minji@moim.test', isEmailVerified: true, hasPassword: true });
  expect(await mine('junho', 'minji')).toEqual({ email: null, isEmailVerified: null, hasPassword: null });
});

describe('changePassword', () => {
  test('takes the password that there is, signs all other devices out, and tells by a letter', async () => {
    await signIn('minji@moim.test', DEMO_PASSWORD);
    const minji = demoId('usr', 'minji');
    const others = await db.session.findMany({
      where: { userId: minji, id: { not: demoId('ses', 'minji') }, revokedAt: null },
    });
    expect(others.length).toBeGreaterThan(0);
    const told = await letterOf(user.mailDir, 'minji@moim.test', async () =>
      expect(await changePassword({ currentPassword: DEMO_PASSWORD, newPassword: PASSWORD })).toEqual({
        user: { id: minji },
        userErrors: [],
      }),
    );
    expect(told).toContain('Subject: 모임 비밀번호가 바뀌었어요\n');
    expect(await db.session.findMany({ where: { userId: minji, revokedAt: null } })).toMatchObject([
      { id: demoId('ses', 'minji') },
    ]);
    for (const { id } of others) expect(await published(db, userSessionEnded, id)).toHaveLength(1);
    expect((await signIn('minji@moim.test', DEMO_PASSWORD)).userErrors).toEqual([{ code: 'INVALID_CREDENTIALS' }]);
    expect(await changePassword({ currentPassword: PASSWORD, newPassword: DEMO_PASSWORD })).toMatchObject({
      userErrors: [],
    });
  });

  test('refuses a wrong one, none, and a new one that cannot be', async () => {
    const wrong = refused('currentPassword', 'INVALID_CREDENTIALS');
    expect(await changePassword({ currentPassword: 'something else', newPassword: PASSWORD })).toEqual(wrong);
    expect(await changePassword({ newPassword: PASSWORD })).toEqual(wrong);
    for (const newPassword of ['short', 'Password123', 'minji@moim.test'])
      expect(await changePassword({ currentPassword: DEMO_PASSWORD, newPassword })).toEqual(
        refused('newPassword', 'INVALID'),
      );
    expect((await signIn('minji@moim.test', DEMO_PASSWORD)).userErrors).toEqual([]);
  });

  test('who came from a provider gets one, in a session that has just been opened', async () => {
    await db.user.update({ where: { id: demoId('usr', 'harin') }, data: { passwordHash: null } });
    await openOwn('harin', new Date(Date.now() - 11 * 60_000));
    expect(await changePassword({ newPassword: PASSWORD }, 'harin')).toEqual(refused(null, 'SIGN_IN_AGAIN'));
    await openOwn('harin');
    expect(await mine('harin')).toMatchObject({ hasPassword: false });
    expect(await changePassword({ newPassword: PASSWORD }, 'harin')).toMatchObject({ userErrors: [] });
    expect(await mine('harin')).toMatchObject({ hasPassword: true });
    expect((await signIn('harin@moim.test', PASSWORD)).userErrors).toEqual([]);
  });

  test('a sign-in that was under way with the old password opens no session', async () => {
    const email = 'seoyeon@moim.test';
    await openOwn('seoyeon');
    const seoyeon = demoId('usr', 'seoyeon');
    const waiting = async () => {
      const [row] = await db.$queryRaw<{ count: number }[]>`
        select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      return row?.count;
    };
    let signing: Promise<Answer> | undefined;
    await db.$transaction(async (tx) => {
      const [{ hash } = { hash: '' }] = await tx.$queryRaw<{ hash: string }[]>`
        select password_hash as hash from users where id = ${seoyeon} for update`;
      // The old password is right until this is through.
      signing = signIn(email, DEMO_PASSWORD);
      await expect.poll(waiting).toBe(1);
      await tx.$executeRaw`update users set password_hash = ${`${hash}x`} where id = ${seoyeon}`;
    });
    expect((await signing)?.userErrors).toEqual([{ code: 'INVALID_CREDENTIALS' }]);
    const open = await db.session.findMany({ where: { userId: seoyeon, revokedAt: null } });
    expect(open.map(({ id }) => id)).toEqual([demoId('ses', 'seoyeon')]);
  });
});

describe('changeEmail', () => {
  test('sends a code to the new address, changes it with the code, and tells the old one', async () => {
    const email = 'minji.kim@moim.test';
    const code = codeIn(
      await letterOf(user.mailDir, email, async () =>
        expect(await changeEmail({ email: ` ${email} ` })).toEqual(refused('emailCode', 'EMAIL_CODE_SENT')),
      ),
    );
    expect(await mine('minji')).toMatchObject({ email: 'minji@moim.test' });
    const told = await letterOf(user.mailDir, 'minji@moim.test', async () =>
      expect(await changeEmail({ email, emailCode: code })).toEqual({
        user: { id: demoId('usr', 'minji'), email, isEmailVerified: true },
        userErrors: [],
      }),
    );
    expect(told).toContain('Subject: 모임 계정의 이메일이 바뀌었어요\n');
    expect(told).toContain(email);
    expect((await signIn(email, DEMO_PASSWORD)).userErrors).toEqual([]);
    expect((await signIn('minji@moim.test', DEMO_PASSWORD)).userErrors).toEqual([{ code: 'INVALID_CREDENTIALS' }]);
    expect(await changeEmail({ email, emailCode: code })).toEqual(refused('emailCode', 'EMAIL_CODE_WRONG'));
  });

  test('proves the address that there is, and tells nobody of that', async () => {
    const email = 'doyun@moim.test';
    await openOwn('doyun');
    await db.user.update({ where: { email }, data: { emailVerifiedAt: null } });
    expect(await mine('doyun')).toMatchObject({ isEmailVerified: false });
    const emailCode = codeIn(await letterOf(user.mailDir, email, () => changeEmail({ email }, 'doyun')));
    const before = (await lettersTo(user.mailDir, email)).length;
    expect(await changeEmail({ email, emailCode }, 'doyun')).toMatchObject({ user: { isEmailVerified: true } });
    expect(await db.outgoingMail.count()).toBe(0);
    expect(await lettersTo(user.mailDir, email)).toHaveLength(before);
  });

  test('answers an address of another account as a free one: the letter tells', async () => {
    const [taken, free] = ['junho@moim.test', 'nobody.yet@moim.test'];
    const told = await letterOf(user.mailDir, taken, async () =>
      expect(await changeEmail({ email: taken })).toEqual(await changeEmail({ email: free })),
    );
    await expect.poll(() => lettersTo(user.mailDir, free)).toHaveLength(1);
    expect(told).toContain('Subject: 이미 다른 모임 계정에서 쓰는 이메일이에요\n');
    expect(() => codeIn(told)).toThrow('there is no code');
    await whileLettersWait(db, async () => {
      const cost = (email: string, emailCode?: string) =>
        user.database.countStatements(() => changeEmail({ email, emailCode }));
      expect(await cost(taken)).toBe(await cost(free));
      expect(await cost(taken, '000000')).toBe(await cost(free, '000000'));
      const proofs = await proofsOf(db, free);
      expect(proofs).toMatchObject([{ purpose: 'EMAIL_CHANGE', failures: 1, bytes: 32 }]);
      expect(await proofsOf(db, taken)).toEqual(proofs);
    });
  });

  test('an address that somebody else has got in the meantime stays theirs', async () => {
    const email = 'contested@moim.test';
    const emailCode = codeIn(await letterOf(user.mailDir, email, () => changeEmail({ email })));
    await db.user.update({ where: { email: 'harin@moim.test' }, data: { email } });
    expect(await changeEmail({ email, emailCode })).toEqual(refused('email', 'INVALID'));
    expect(await db.user.count({ where: { email } })).toBe(1);
  });

  test('a code is good for the account that asked for it alone', async () => {
    const email = 'whose@moim.test';
    const emailCode = codeIn(await letterOf(user.mailDir, email, () => changeEmail({ email }, 'doyun')));
    expect(await changeEmail({ email, emailCode })).toEqual(refused('emailCode', 'EMAIL_CODE_WRONG'));
    expect(await changeEmail({ email, emailCode }, 'doyun')).toMatchObject({ userErrors: [] });
  });

  test('a link that was sent to the old address is good for nobody who has it then', async () => {
    const [before, after] = ['seoyeon@moim.test', 'seoyeon.new@moim.test'];
    await db.user.update({
      where: { email: before },
      // As it was before the test above.
      data: { passwordHash: (await db.user.findUniqueOrThrow({ where: { id: demoId('usr', 'junho') } })).passwordHash },
    });
    const request = 'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { ok } }';
    const sent = await letterOf(user.mailDir, before, () => user.ask(request, { input: { email: before } }));
    const emailCode = codeIn(await letterOf(user.mailDir, after, () => changeEmail({ email: after }, 'seoyeon')));
    expect(await changeEmail({ email: after, emailCode }, 'seoyeon')).toMatchObject({ userErrors: [] });
    await db.user.update({ where: { id: demoId('usr', 'doyun') }, data: { email: before } });
    const reset = `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { user { id } userErrors { field code } } }`;
    const token = new URL(linkIn(sent)).hash.slice(1);
    expect(await ask(reset, { token, password: PASSWORD }, null)).toEqual(refused('token', 'LINK_EXPIRED'));
  });

  test('asks for the password each time, and refuses what is no address, before any letter', async () => {
    const email = 'unsent@moim.test';
    expect(await changeEmail({ email, password: 'wrong' })).toEqual(refused('password', 'INVALID_CREDENTIALS'));
    expect(await changeEmail({ email, password: null, emailCode: '123456' })).toEqual(
      refused('password', 'INVALID_CREDENTIALS'),
    );
    expect(await changeEmail({ email: 'unsent' })).toEqual(refused('email', 'INVALID'));
    expect(await db.outgoingMail.count()).toBe(0);
    expect(await lettersTo(user.mailDir, email)).toEqual([]);
  });
});
