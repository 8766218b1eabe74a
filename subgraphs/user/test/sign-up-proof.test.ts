import { userRegistered } from '@moim/events';
import { DEMO_PASSWORD, demoId } from '@moim/stack/demo';
import { codeIn, letterOf, lettersTo, linkIn, testSubgraph } from '@moim/test-kit';
import { describe, expect, test } from 'vitest';
import { readUserConfig } from '../src/config.ts';
import { startUser } from '../src/subgraph.ts';
import { openDatabase, proofsOf, published, whileLettersWait } from './tools.ts';

// As wherever mail is really sent: signing up takes a code that was sent to the address.
const user = await testSubgraph('user', (env) => startUser(readUserConfig(env)), {
  env: { SIGN_UP_PROOF: 'required' },
});
const db = openDatabase(user);

const PASSWORD = '산에서 만나요 2026';
const mutation = `mutation ($input: SignUpInput!) {
  signUp(input: $input) { user { id } session { id accessToken } userErrors { field message code } }
}`;
const signUp = async (input: Record<string, unknown>, locale: 'ko' | 'en' = 'ko') => {
  const answer = await user.ask(mutation, { input: { name: '윤하늘', password: PASSWORD, ...input } }, { locale });
  expect(answer.errors).toBeUndefined();
  return answer.data.signUp;
};
const codesOf = (answer: { userErrors: { code: string }[] }) => answer.userErrors.map(({ code }) => code);
const letter = (email: string, locale: 'ko' | 'en' = 'ko') =>
  letterOf(user.mailDir, email, () => signUp({ email }, locale));
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const KNOWN = 'minji@moim.test';
/** An answer without the address that it repeats. */
const without = (email: string, answer: unknown) => JSON.stringify(answer).replaceAll(email, '…');

describe('signUp where addresses are proved', () => {
  test('sends a code first, and makes the account with it', async () => {
    const email = 'haneul@moim.test';
    expect(await signUp({ email })).toEqual({
      user: null,
      session: null,
      userErrors: [
        {
          field: ['emailCode'],
          message: `${email} 주소로 확인 코드를 보냈어요. 메일에 있는 코드를 입력해 주세요.`,
          code: 'EMAIL_CODE_SENT',
        },
      ],
    });
    expect(await db.user.count({ where: { email } })).toBe(0);
    await expect.poll(() => lettersTo(user.mailDir, email)).toHaveLength(1);
    const [sent] = await lettersTo(user.mailDir, email);
    expect(sent).toContain('Subject: 모임 가입 확인 코드\n');
    const code = codeIn(sent ?? '');
    const made = await signUp({ email: 'Haneul@moim.test', emailCode: ` ${code.slice(0, 3)} ${code.slice(3)} ` });
    expect(made).toMatchObject({
      user: { id: expect.any(String) },
      session: { accessToken: expect.any(String) },
      userErrors: [],
    });
    expect(await published(db, userRegistered, made.user.id)).toHaveLength(1);
    const { email: kept, emailVerifiedAt } = await db.user.findUniqueOrThrow({ where: { id: made.user.id } });
    expect(kept).toBe('Haneul@moim.test');
    expect(emailVerifiedAt).not.toBeNull();
    // Used up, and the address has an account by now.
    expect(codesOf(await signUp({ email, emailCode: code }))).toEqual(['EMAIL_CODE_WRONG']);
  });

  test('answers an address that has an account as one that has none, in every step', async () => {
    const free = 'free@moim.test';
    const taken = await letterOf(user.mailDir, KNOWN, async () => {
      expect(without(KNOWN, await signUp({ email: KNOWN }))).toBe(without(free, await signUp({ email: free })));
    });
    await expect.poll(() => lettersTo(user.mailDir, free)).toHaveLength(1);
    // Only the inbox tells, and there is no code in it.
    expect(taken).toContain('Subject: 이미 모임에 가입되어 있어요\n');
    expect(() => codeIn(taken)).toThrow('there is no code');
    expect(linkIn(taken)).toBe('http://localhost:4000/forgot-password');
    for (const code of ['000000', '', 'not a code', '１２３４５６'.normalize('NFKC')]) {
      const answers = [await signUp({ email: KNOWN, emailCode: code }), await signUp({ email: free, emailCode: code })];
      expect(without(KNOWN, answers[0])).toBe(without(free, answers[1]));
    }
    const short = { password: 'short', emailCode: '000000' };
    expect(without(KNOWN, await signUp({ email: KNOWN, ...short }))).toBe(
      without(free, await signUp({ email: free, ...short })),
    );
    expect(await db.user.count({ where: { email: KNOWN } })).toBe(1);
  });

  test('does the same work for both, statement by statement, and takes as long', async () => {
    const free = 'same-work@moim.test';
    await Promise.all([letter(KNOWN), letter(free)]);
    await whileLettersWait(db, async () => {
      const cost = (email: string, emailCode?: string) =>
        user.database.countStatements(() => signUp({ email, emailCode }));
      expect(await cost(KNOWN)).toBe(await cost(free));
      expect(await cost(KNOWN, '000000')).toBe(await cost(free, '000000'));
    });
    // A try is counted, and what was given compared, for the one as for the other.
    const proofs = await proofsOf(db, free);
    expect(proofs).toEqual([{ purpose: 'SIGN_UP', accountId: '', failures: 1, bytes: 32 }]);
    expect(await proofsOf(db, KNOWN)).toEqual(proofs);
    const timed = async (email: string, emailCode: string) => {
      const start = performance.now();
      await signUp({ email, emailCode });
      return performance.now() - start;
    };
    const times = { known: Number.POSITIVE_INFINITY, free: Number.POSITIVE_INFINITY };
    for (let i = 0; i < 20; i++) {
      times.known = Math.min(times.known, await timed(KNOWN, '000000'));
      times.free = Math.min(times.free, await timed(free, '000000'));
    }
    expect(times.known).toBeLessThan(times.free * 3);
    expect(times.free).toBeLessThan(times.known * 3);
  });

  test('after five wrong codes the right one is wrong, and another one can be had', async () => {
    const email = 'guess@moim.test';
    const code = codeIn(await letter(email));
    for (let i = 0; i < 5; i++)
      expect(codesOf(await signUp({ email, emailCode: wrong(code) }))).toEqual(['EMAIL_CODE_WRONG']);
    expect(codesOf(await signUp({ email, emailCode: code }))).toEqual(['EMAIL_CODE_WRONG']);
    const another = codeIn(await letter(email));
    expect(codesOf(await signUp({ email, emailCode: another }))).toEqual([]);
  });

  test('no code is good for another address, and an old one not beside a newer', async () => {
    const mine = codeIn(await letter('mine@moim.test'));
    await letter('theirs@moim.test');
    expect(codesOf(await signUp({ email: 'theirs@moim.test', emailCode: mine }))).toEqual(['EMAIL_CODE_WRONG']);
    const newer = codeIn(await letter('mine@moim.test'));
    if (newer !== mine)
      expect(codesOf(await signUp({ email: 'mine@moim.test', emailCode: mine }))).toEqual(['EMAIL_CODE_WRONG']);
    expect(codesOf(await signUp({ email: 'mine@moim.test', emailCode: newer }))).toEqual([]);
  });

  test('of five that come at once with the code, one makes the account', async () => {
    const email = 'at-once@moim.test';
    const emailCode = codeIn(await letter(email));
    const answers = await Promise.all(Array.from({ length: 5 }, () => signUp({ email, emailCode })));
    expect(answers.filter((answer) => answer.user !== null)).toHaveLength(1);
    expect(await db.user.count({ where: { email } })).toBe(1);
  });

  test('a mistake costs neither letter nor code', async () => {
    const email = 'mistake@moim.test';
    expect(codesOf(await signUp({ email, name: '' }))).toEqual(['INVALID']);
    const emailCode = codeIn(await letter(email));
    expect(codesOf(await signUp({ email, name: '', emailCode }))).toEqual(['INVALID']);
    expect(await lettersTo(user.mailDir, email)).toHaveLength(1);
    expect(codesOf(await signUp({ email, emailCode }))).toEqual([]);
  });

  test('writes in the language of the request', async () => {
    const sent = await letter('english@moim.test', 'en');
    expect(sent).toContain('Subject: Your code to join Moim\n');
    expect(sent).toContain('To join Moim, enter this code where you sign up.');
    const taken = await letter('junho@moim.test', 'en');
    expect(taken).toContain('Subject: You have a Moim account already\n');
  });

  test('an account that was made without a proof cannot keep its owner out', async () => {
    // Somebody has taken the address before it was to be proved.
    await db.user.update({ where: { email: 'doyun@moim.test' }, data: { emailVerifiedAt: null } });
    const sent = await letter('doyun@moim.test');
    expect(new URL(linkIn(sent)).pathname).toBe('/forgot-password');
    const reset = await letterOf(user.mailDir, 'doyun@moim.test', () =>
      user.ask('mutation { requestPasswordReset(input: { email: "doyun@moim.test" }) { ok } }'),
    );
    const token = new URL(linkIn(reset)).hash.slice(1);
    const answer = await user.ask(
      'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { user { id } userErrors { code } } }',
      { input: { token, password: PASSWORD } },
    );
    expect(answer.data.resetPassword).toEqual({ user: { id: demoId('usr', 'doyun') }, userErrors: [] });
    const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { user { id } userErrors { code } } }';
    const before = await user.ask(signIn, { input: { email: 'doyun@moim.test', password: DEMO_PASSWORD } });
    expect(before.data.signIn.userErrors).toEqual([{ code: 'INVALID_CREDENTIALS' }]);
  });
});
