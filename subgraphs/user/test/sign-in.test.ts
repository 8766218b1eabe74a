import { DEMO_PASSWORD, demoId } from '@moim/stack/demo';
import { testSubgraph } from '@moim/test-kit';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { readUserConfig } from '../src/config.ts';
import { startUser } from '../src/subgraph.ts';

const user = await testSubgraph('user', (env) => startUser(readUserConfig(env)));
const mutation = `mutation ($input: SignInInput!) {
  signIn(input: $input) { user { id } session { id deviceName isCurrent accessToken accessTokenExpiresAt refreshToken } userErrors { field message code } }
}`;
const signIn = async (input: Record<string, unknown>) => (await user.ask(mutation, { input })).data.signIn;

describe('signIn', () => {
  test('opens a session with a token that the published keys prove', async () => {
    const {
      user: person,
      session,
      userErrors,
    } = await signIn({ email: ' MINJI@moim.test', password: DEMO_PASSWORD, deviceName: '민지의 iPhone' });
    expect(userErrors).toEqual([]);
    expect(person).toEqual({ id: demoId('usr', 'minji') });
    expect(session).toMatchObject({ deviceName: '민지의 iPhone', isCurrent: true, refreshToken: null });

    const jwks = createRemoteJWKSet(new URL('/.well-known/jwks.json', user.url));
    const { payload, protectedHeader } = await jwtVerify(session.accessToken, jwks, {
      algorithms: ['EdDSA'],
      issuer: 'moim',
      audience: 'moim',
    });
    expect(protectedHeader.alg).toBe('EdDSA');
    expect(payload).toMatchObject({ sub: demoId('usr', 'minji'), sid: session.id });
    expect((payload.exp as number) - (payload.iat as number)).toBe(600);
    expect(session.accessTokenExpiresAt).toBe(new Date((payload.exp as number) * 1000).toISOString());
  });

  test('shows the session in the list of devices', async () => {
    const { session } = await signIn({ email: 'junho@moim.test', password: DEMO_PASSWORD, deviceName: '준호의 맥북' });
    const { data } = await user.ask('{ me { sessions { id deviceName accessToken } } }', {}, { as: 'junho' });
    expect(data.me.sessions).toContainEqual({ id: session.id, deviceName: '준호의 맥북', accessToken: null });
  });

  test('tells a wrong password and an unknown address apart by nothing', async () => {
    const wrongPassword = await signIn({ email: 'minji@moim.test', password: 'wrong' });
    const unknown = await signIn({ email: 'nobody@moim.test', password: DEMO_PASSWORD });
    expect(wrongPassword).toEqual(unknown);
    expect(wrongPassword).toEqual({
      user: null,
      session: null,
      userErrors: [{ field: null, message: '이메일 또는 비밀번호가 맞지 않아요.', code: 'INVALID_CREDENTIALS' }],
    });
  });

  test.each([
    { password: 'x'.repeat(500_000) },
    { email: 'a'.repeat(100_000) },
    { email: '' },
    { password: '' },
    { email: "' or 1=1 --" },
  ])('refuses odd input with the same answer', async (odd) => {
    const { session, userErrors } = await signIn({ email: 'minji@moim.test', password: DEMO_PASSWORD, ...odd });
    expect(session).toBeNull();
    expect(userErrors[0].code).toBe('INVALID_CREDENTIALS');
  });

  test('refuses a device name that is too long', async () => {
    const { session, userErrors } = await signIn({
      email: 'minji@moim.test',
      password: DEMO_PASSWORD,
      deviceName: '기'.repeat(61),
    });
    expect(session).toBeNull();
    expect(userErrors).toMatchObject([{ field: ['deviceName'], code: 'INVALID' }]);
  });
});
