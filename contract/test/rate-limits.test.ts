import { DEMO_PASSWORD } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { testPlatform } from './platform.ts';

const platform = await testPlatform({ env: { MOIM_RATE_LIMITS: 'on' } });
/** Too long for any account, so nothing is hashed. */
const WRONG = 'x'.repeat(1_000);
const aliases = (count: number) =>
  `mutation ($input: SignInInput!) {
    ${Array.from({ length: count }, (_, i) => `a${i}: signIn(input: $input) { session { id } userErrors { code } }`).join('\n')}
  }`;
const signIn = (count: number, email: string, password: string) =>
  platform.ask(aliases(count), { input: { email, password } });

describe('rate limits, through the gateway', () => {
  test('count ten sign-ins in one operation as ten', async () => {
    const ten = await signIn(10, 'minji@moim.test', WRONG);
    expect(ten.errors).toBeUndefined();
    expect(Object.values(ten.data)).toEqual(
      Array.from({ length: 10 }, () => ({ session: null, userErrors: [{ code: 'INVALID_CREDENTIALS' }] })),
    );
    const { errors } = await signIn(1, 'minji@moim.test', DEMO_PASSWORD);
    expect(errors).toMatchObject([
      { message: '너무 여러 번 시도했어요. 15분 뒤에 다시 해 주세요.', extensions: { code: 'RATE_LIMITED' } },
    ]);
    expect(errors?.[0]?.extensions.retryAfter).toBeGreaterThan(800);
  });

  test('cannot be outrun by more of them', async () => {
    const { data, errors } = await signIn(15, 'junho@moim.test', WRONG);
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
  });
});
