import { testSubgraph } from '@moim/test-kit';
import { JIWOO, testAuth } from '@moim/test-kit/auth';
import { describe, expect, test } from 'vitest';
import { readUserConfig } from '../src/config.ts';
import { startUser } from '../src/subgraph.ts';
import { CALLBACK } from './oidc-provider.ts';
import { AWAY, FAILED, signInSteps } from './provider-sign-in.ts';
import { openDatabase } from './tools.ts';

// The whole way with our own sign-in server and its pages. What other providers may do is in the tests beside this one.
const auth = await testAuth({ redirectUris: [CALLBACK] });
const user = await testSubgraph('user', (env) => startUser(readUserConfig(env)), {
  env: { SIGN_IN_PROVIDERS: JSON.stringify([auth.provider]) },
});
const db = openDatabase(user);
const { start, end, signUp } = signInSteps(user);

/** To the sign-in server's pages and back, by `way`. */
const begin = async (way: (authorizationUrl: string) => Promise<string>) => {
  const { authorizationUrl, attempt } = await start();
  const { searchParams } = new URL(await way(authorizationUrl));
  const given = (name: string) => searchParams.get(name);
  return { provider: 'moim', attempt, code: given('code'), state: given('state'), iss: given('iss') };
};
const asJiwoo = () => begin((url) => auth.signIn(url));

describe('with an account of Moim', () => {
  test('somebody signs up there, then here, and is known from then on', async () => {
    const account = { email: 'sora@provider.test', password: '바다에서 만나요 2026', name: '오소라' };
    const { providerTicket, ...rest } = await end(await begin((url) => auth.signUp(url, account)));
    expect(rest).toMatchObject({ session: null, suggestedProfile: { name: '오소라' }, userErrors: [] });
    const made = await signUp(providerTicket, { name: '소라', interestIds: ['hiking'] });
    expect(made).toMatchObject({
      user: { name: '소라' },
      session: { accessToken: expect.any(String) },
      userErrors: [],
    });
    const again = await end(await begin((url) => auth.signIn(url, account)));
    expect(again).toMatchObject({ user: { id: made.user.id }, session: { accessToken: expect.any(String) } });
    expect(await db.providerIdentity.findMany({ where: { userId: made.user.id } })).toMatchObject([
      { issuer: auth.url },
    ]);
  });

  test('somebody who has one is new here, with the name that they have there', async () => {
    const { providerTicket, suggestedProfile, session } = await end(await asJiwoo());
    expect({ providerTicket, session }).toEqual({ providerTicket: expect.any(String), session: null });
    expect(suggestedProfile.name).toBe(JIWOO.name);
  });

  test('nobody is signed in with another state, a used code or a changed verifier', async () => {
    const { state } = await asJiwoo();
    expect(await end({ ...(await asJiwoo()), state })).toEqual(FAILED);
    const used = await asJiwoo();
    expect((await end(used)).userErrors).toEqual([]);
    expect(await end({ ...(await asJiwoo()), code: used.code })).toEqual(FAILED);
    const ending = await asJiwoo();
    await db.$executeRaw`update provider_attempts set code_verifier = ${'v'.repeat(43)}`;
    expect(await end(ending)).toEqual(FAILED);
  });

  test('it waits while the sign-in server is away', async () => {
    const ending = await asJiwoo();
    await auth.stop();
    expect(await end(ending)).toEqual({ ...FAILED, userErrors: [AWAY] });
    await auth.start();
    expect((await end(await asJiwoo())).userErrors).toEqual([]);
  });
});
