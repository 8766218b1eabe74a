import { testAuth } from '@moim/test-kit/auth';
import { describe, expect, test } from 'vitest';
import { Browser } from './browser.ts';
import { testPlatform } from './platform.ts';

// The whole way of somebody with an account of Moim: a browser, the sign-in server with its pages, the gateway, the user subgraph.
const auth = await testAuth({ redirectUris: ['http://localhost:4000/sign-in/callback'] });
const platform = await testPlatform({ env: { SIGN_IN_PROVIDERS: JSON.stringify([auth.provider]) } });
const ACCOUNT = { email: 'sora@provider.test', password: '바다에서 만나요 2026', name: '오소라' };

const SESSION = 'user { id name } session { id accessToken refreshToken } userErrors { code }';
const START = `mutation { startProviderSignIn(input: { provider: "moim" }) { authorizationUrl attempt userErrors { code } } }`;
const END = `mutation ($input: SignInWithProviderInput!) {
  signInWithProvider(input: $input) { providerTicket suggestedProfile { name } ${SESSION} }
}`;
const SIGN_UP = `mutation ($input: SignUpInput!) { signUp(input: $input) { ${SESSION} } }`;
const DELETE = 'mutation { deleteAccount(input: {}) { deletedUserId userErrors { code } } }';
const ME = '{ me { id name email } }';

/** Starts in this browser, and comes back to it from the sign-in server. */
async function signInWithProvider(browser: Browser, way: (authorizationUrl: string) => Promise<string>) {
  const { authorizationUrl, attempt } = (await browser.ask(START)).data.startProviderSignIn;
  const { searchParams } = new URL(await way(authorizationUrl));
  const [code, state, iss] = ['code', 'state', 'iss'].map((name) => searchParams.get(name));
  const { data, setCookies } = await browser.ask(END, { input: { provider: 'moim', attempt, code, state, iss } });
  return { ...data.signInWithProvider, setCookies };
}

describe('a browser', () => {
  const first = new Browser(platform.url);
  let id = '';

  test('of somebody new gets no cookie, but a ticket; with the account come the cookies, and no token in the answer', async () => {
    const ended = await signInWithProvider(first, (url) => auth.signUp(url, ACCOUNT));
    expect(ended).toMatchObject({
      session: null,
      suggestedProfile: { name: '오소라' },
      userErrors: [],
      setCookies: [],
    });
    const { data } = await first.ask(SIGN_UP, { input: { providerTicket: ended.providerTicket, name: '소라' } });
    expect(data.signUp).toMatchObject({ session: { accessToken: null, refreshToken: null }, userErrors: [] });
    expect([...first.cookies.keys()]).toEqual(['moim-access', 'moim-refresh']);
    id = data.signUp.user.id;
    expect((await first.ask(ME)).data.me).toMatchObject({ id, name: '소라' });
  });

  test('of somebody known gets the cookies', async () => {
    const browser = new Browser(platform.url);
    const ended = await signInWithProvider(browser, (url) => auth.signIn(url, ACCOUNT));
    expect(ended).toMatchObject({
      user: { id },
      session: { accessToken: null, refreshToken: null },
      providerTicket: null,
    });
    expect((await browser.ask(ME)).data.me).toMatchObject({ id, name: '소라' });
  });

  test('in which somebody has just signed in deletes the account, and is signed out; who comes again is new', async () => {
    const { data } = await first.ask(DELETE);
    expect(data.deleteAccount).toEqual({ deletedUserId: id, userErrors: [] });
    expect([...first.cookies.keys()]).toEqual([]);
    expect((await first.ask(ME)).data.me).toBeNull();
    const ended = await signInWithProvider(new Browser(platform.url), (url) => auth.signIn(url, ACCOUNT));
    expect(ended).toMatchObject({ user: null, providerTicket: expect.any(String), userErrors: [] });
  });

  test('with the code and the state of another one stays signed out', async () => {
    const attacker = new Browser(platform.url);
    const begun = (await attacker.ask(START)).data.startProviderSignIn;
    const callback = await auth.signIn(begun.authorizationUrl, ACCOUNT);
    const victim = new Browser(platform.url);
    const ended = await signInWithProvider(victim, async () => callback);
    expect(ended).toMatchObject({ session: null, userErrors: [{ code: 'PROVIDER_SIGN_IN_FAILED' }], setCookies: [] });
    expect([...victim.cookies]).toEqual([]);
  });
});
