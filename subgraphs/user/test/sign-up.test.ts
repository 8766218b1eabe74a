import { userRegistered } from '@moim/events';
import { DEMO_PASSWORD } from '@moim/stack/demo';
import { testSubgraph } from '@moim/test-kit';
import { describe, expect, test } from 'vitest';
import { readUserConfig } from '../src/config.ts';
import { startUser } from '../src/subgraph.ts';
import { openDatabase, published } from './tools.ts';

const user = await testSubgraph('user', (env) => startUser(readUserConfig(env)));
const db = openDatabase(user);

const PASSWORD = '산에서 만나요 2026';
const selection = `{
  user { id name email avatarUrl bio mbti region interests { id } }
  session { id deviceName isCurrent accessToken accessTokenExpiresAt }
  userErrors { field message code }
}`;
const signUp = async (input: Record<string, unknown>, locale: 'ko' | 'en' = 'ko') => {
  const answer = await user.ask(
    `mutation ($input: SignUpInput!) { signUp(input: $input) ${selection} }`,
    { input: { name: '윤하늘', password: PASSWORD, ...input } },
    { locale },
  );
  expect(answer.errors).toBeUndefined();
  return answer.data.signUp;
};
const signIn = async (input: Record<string, unknown>) => {
  const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { user { id } userErrors { code } } }';
  return (await user.ask(query, { input })).data.signIn;
};
const accounts = (email: string) => db.user.count({ where: { email } });

describe('signUp', () => {
  test('makes an account with a session, and tells the other services', async () => {
    const {
      user: person,
      session,
      userErrors,
    } = await signUp({
      email: ' haneul@moim.test ',
      name: '  윤   하늘 ',
      interestIds: ['photography', 'hiking', 'photography'],
      mbti: 'INFP',
      region: '서울 은평구',
      avatarUrl: '/media/avatars/haneul.webp',
      deviceName: '하늘의 휴대폰',
    });
    expect(userErrors).toEqual([]);
    const card = { name: '윤 하늘', avatarUrl: '/media/avatars/haneul.webp', region: '서울 은평구' };
    expect(person).toMatchObject({
      ...card,
      bio: null,
      mbti: 'INFP',
      interests: [{ id: 'photography' }, { id: 'hiking' }],
    });
    expect(session).toMatchObject({ deviceName: '하늘의 휴대폰', isCurrent: true, accessToken: expect.any(String) });
    expect(await published(db, userRegistered, person.id)).toEqual([
      { version: 1, data: { user: { id: person.id, ...card, interestIds: ['photography', 'hiking'] } } },
    ]);
    const row = await db.user.findUniqueOrThrow({ where: { id: person.id } });
    expect(row).toMatchObject({ email: 'haneul@moim.test', version: 1 });
    expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await signIn({ email: 'Haneul@Moim.test', password: PASSWORD })).toEqual({
      user: { id: person.id },
      userErrors: [],
    });
  });

  test('takes no more than it must', async () => {
    const { user: person, userErrors } = await signUp({ email: 'bare@moim.test' });
    expect(userErrors).toEqual([]);
    expect(person).toMatchObject({ name: '윤하늘', avatarUrl: null, mbti: null, region: null, interests: [] });
  });

  test('knows a password however its letters were composed', async () => {
    await signUp({ email: 'jamo@moim.test', password: PASSWORD.normalize('NFD') });
    expect((await signIn({ email: 'jamo@moim.test', password: PASSWORD.normalize('NFC') })).userErrors).toEqual([]);
  });

  test.each([
    ['ko', '이 이메일과 비밀번호로는 가입할 수 없어요. 이미 가입했다면 로그인해 주세요.'],
    ['en', 'No account can be made with this address and password. If you have one already, sign in.'],
  ] as const)('refuses an address in use without saying so, whatever the password (%s)', async (locale, message) => {
    const before = await db.outboxEvent.count();
    const refused = { user: null, session: null, userErrors: [{ field: null, message, code: 'SIGN_UP_REFUSED' }] };
    expect(await signUp({ email: 'MINJI@moim.test' }, locale)).toEqual(refused);
    expect(await signUp({ email: 'minji@moim.test', password: DEMO_PASSWORD }, locale)).toEqual(refused);
    expect(await accounts('minji@moim.test')).toBe(1);
    expect(await db.outboxEvent.count()).toBe(before);
  });

  test('refuses as slowly as it makes an account', async () => {
    const timed = async (email: string) => {
      const start = performance.now();
      await signUp({ email });
      return performance.now() - start;
    };
    const times = { made: Number.POSITIVE_INFINITY, refused: Number.POSITIVE_INFINITY };
    // In turns, and the fastest of each: whatever else the machine does meets both.
    for (let i = 0; i < 8; i++) {
      times.made = Math.min(times.made, await timed(`timing${i}@moim.test`));
      times.refused = Math.min(times.refused, await timed('minji@moim.test'));
    }
    expect(times.refused).toBeGreaterThan(times.made / 2);
  });

  test('makes one account when many ask for one address at once', async () => {
    const emails = ['race@moim.test', 'RACE@moim.test', 'Race@Moim.test', 'race@moim.TEST'];
    const answers = await Promise.all([...emails, ...emails].map((email) => signUp({ email })));
    const made = answers.filter(({ user: person }) => person !== null);
    expect(made).toHaveLength(1);
    expect(answers.filter(({ userErrors }) => userErrors[0]?.code === 'SIGN_UP_REFUSED')).toHaveLength(7);
    expect(await accounts('race@moim.test')).toBe(1);
    expect(await published(db, userRegistered, made[0].user.id)).toHaveLength(1);
    expect(await db.session.count({ where: { userId: made[0].user.id } })).toBe(1);
  });

  test.each([
    ['email', { email: 'haneul' }, '이메일 주소를 확인해 주세요.'],
    ['email', { email: null }, '이메일 주소를 확인해 주세요.'],
    ['email', { email: `${'a'.repeat(250)}@moim.test` }, '이메일 주소를 확인해 주세요.'],
    ['email', { email: 'a@b.test\r\nBcc: everybody@moim.test' }, '이메일 주소를 확인해 주세요.'],
    ['password', { password: undefined }, '비밀번호는 10자 이상이어야 해요.'],
    ['password', { password: '아홉자비밀번호예요' }, '비밀번호는 10자 이상이어야 해요.'],
    ['password', { password: '긴'.repeat(201) }, '비밀번호는 200자까지 쓸 수 있어요.'],
    ['password', { password: 'x'.repeat(500_000) }, '비밀번호는 200자까지 쓸 수 있어요.'],
    ['password', { password: 'Password123' }, '너무 흔하거나 짐작하기 쉬운 비밀번호예요. 다른 비밀번호를 골라 주세요.'],
    [
      'password',
      { password: 'zzzzzzzzzzzz' },
      '너무 흔하거나 짐작하기 쉬운 비밀번호예요. 다른 비밀번호를 골라 주세요.',
    ],
    [
      'password',
      { password: 'Refused@moim.test' },
      '너무 흔하거나 짐작하기 쉬운 비밀번호예요. 다른 비밀번호를 골라 주세요.',
    ],
    ['name', { name: ' \u200b ' }, '이름을 입력해 주세요.'],
    ['name', { name: '이'.repeat(31) }, '이름은 30자까지 쓸 수 있어요.'],
    ['region', { region: '동'.repeat(41) }, '지역은 40자까지 쓸 수 있어요.'],
    ['avatarUrl', { avatarUrl: 'javascript:alert(1)' }, '사진 주소는 https 주소이거나 업로드한 사진이어야 해요.'],
    ['interestIds', { interestIds: ['hiking', 'gold-digging'] }, '없는 관심사가 있어요. 다시 골라 주세요.'],
    ['deviceName', { deviceName: '기'.repeat(61) }, '기기 이름은 60자까지 쓸 수 있어요.'],
  ])('says what to put right about %s: %o', async (field, wrong, message) => {
    expect(await signUp({ email: 'refused@moim.test', ...wrong })).toEqual({
      user: null,
      session: null,
      userErrors: [{ field: [field], message, code: 'INVALID' }],
    });
    expect(await accounts('refused@moim.test')).toBe(0);
  });

  test('says all of it at once, in the language asked for', async () => {
    const { userErrors } = await signUp({ email: 'x', password: 'short', name: '', interestIds: ['?'] }, 'en');
    expect(userErrors.map(({ field, message }: { field: string[]; message: string }) => [...field, message])).toEqual([
      ['email', 'Check the e-mail address.'],
      ['password', 'A password has at least 10 characters.'],
      ['name', 'Enter a name.'],
      ['interestIds', 'One of these interests does not exist. Choose again.'],
    ]);
  });

  test('tells who gives an address in use together with a mistake only of the mistake', async () => {
    const taken = await signUp({ email: 'minji@moim.test', password: 'short' });
    expect(taken).toEqual(await signUp({ email: 'nobody@moim.test', password: 'short' }));
  });
});
