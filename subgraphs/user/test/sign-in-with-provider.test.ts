import { demoId } from '@moim/stack/demo';
import { beforeEach, describe, expect, test } from 'vitest';
import { OTHER_CLIENT } from './oidc-provider.ts';
import { AWAY, type Ending, FAILED, providerSignIn } from './provider-sign-in.ts';
import { openDatabase } from './tools.ts';

const { user, moim, other, start, begin, end, signIn, signUp, ticketFor } = await providerSignIn();
const db = openDatabase(user);

const sessionsOf = (subject: string) =>
  db.session.count({ where: { user: { identities: { some: { issuer: moim.issuer, subject } } } } });

describe('somebody new', () => {
  test('gets a ticket and what the provider tells; with it an account, and from then on a session', async () => {
    const suggestedProfile = {
      email: 'haneul@provider.test',
      name: '윤하늘',
      avatarUrl: 'https://provider.test/haneul.png',
    };
    const { email, name, avatarUrl: picture } = suggestedProfile;
    moim.says('haneul', { email, email_verified: true, name, picture });
    const { providerTicket, ...rest } = await signIn('haneul');
    expect(rest).toEqual({ user: null, session: null, suggestedProfile, userErrors: [] });
    expect(providerTicket).toMatch(/^[\w-]{43}$/);

    const made = await signUp(providerTicket);
    expect(made).toMatchObject({ user: { name }, session: { accessToken: expect.any(String) }, userErrors: [] });
    const again = await end({ ...(await begin('haneul')), deviceName: '하늘의 휴대폰' });
    expect(again).toEqual({
      user: { id: made.user.id, name },
      session: { id: expect.any(String), deviceName: '하늘의 휴대폰', accessToken: expect.any(String) },
      providerTicket: null,
      suggestedProfile: null,
      userErrors: [],
    });
    expect(await sessionsOf('haneul')).toBe(2);
  });

  test('is told apart by issuer and subject: the same subject at another provider is somebody else', async () => {
    await signUp(await ticketFor('twin'));
    const { authorizationUrl, attempt } = await start('other');
    const elsewhere = await other.signIn(new URL(authorizationUrl), 'twin');
    expect(await end({ provider: 'other', attempt, ...elsewhere })).toMatchObject({
      user: null,
      session: null,
      providerTicket: expect.any(String),
    });
  });

  test('is anybody whose account was deleted', async () => {
    const { user: person } = await signUp(await ticketFor('leaver'));
    await db.providerIdentity.deleteMany({ where: { userId: person.id } });
    expect(await signIn('leaver')).toMatchObject({ session: null, providerTicket: expect.any(String) });
  });
});

describe('somebody known', () => {
  beforeEach(async () => {
    await db.user.deleteMany({ where: { identities: { some: { subject: 'jisoo' } } } });
    await signUp(await ticketFor('jisoo'));
    expect(await sessionsOf('jisoo')).toBe(1);
  });

  /** Nobody is signed in, and what was tried is good for nothing any more. */
  const expectFailure = async (input: Ending) => {
    expect(await end(input)).toEqual(FAILED);
    expect(await sessionsOf('jisoo')).toBe(1);
  };

  test('is told in English, too', async () => {
    const { userErrors } = await end({ ...(await begin('jisoo')), state: 'x' }, { locale: 'en' });
    expect(userErrors).toMatchObject([
      { message: 'The sign-in with an account of another service did not work. Begin again.' },
    ]);
  });

  test.each(['', 'x', 'x'.repeat(43), 'x'.repeat(100_000), '\u0000'])(
    'is not signed in with an attempt that nobody began',
    async (attempt) => expectFailure({ ...(await begin('jisoo')), attempt }),
  );

  test('is not signed in with the attempt of somebody else, whose code and state it is not', async () => {
    // Login CSRF: an attacker's code and state in the victim's browser, which holds an attempt of its own.
    const { attempt } = await start();
    await expectFailure({ ...(await begin('jisoo')), attempt });
  });

  test('is not signed in with the state of another attempt', async () => {
    const { state } = await begin('jisoo');
    await expectFailure({ ...(await begin('jisoo')), state });
  });

  test.each(['', 'x', 'x'.repeat(100_000), '\u0000'])('is not signed in with a made-up state or code', async (made) => {
    await expectFailure({ ...(await begin('jisoo')), state: made });
    await expectFailure({ ...(await begin('jisoo')), code: made });
  });

  test('is not signed in after a wrong state either: the attempt is used up', async () => {
    const ending = await begin('jisoo');
    await expectFailure({ ...ending, state: 'x' });
    await expectFailure(ending);
  });

  test('is not signed in with the attempt of another provider, nor by a provider that is not there', async () => {
    await expectFailure({ ...(await begin('jisoo')), provider: 'other' });
    await expectFailure({ ...(await begin('jisoo')), provider: 'toString' });
    const { attempt } = await start('other');
    await expectFailure({ ...(await begin('jisoo')), attempt });
  });

  test('is signed in once by an attempt', async () => {
    const ending = await begin('jisoo');
    expect((await end(ending)).userErrors).toEqual([]);
    expect(await end(ending)).toEqual(FAILED);
    expect(await sessionsOf('jisoo')).toBe(2);
  });

  test('is signed in once when it comes many times at once', async () => {
    const ending = await begin('jisoo');
    const answers = await Promise.all(Array.from({ length: 8 }, () => end(ending)));
    expect(answers.filter(({ session }) => session !== null)).toHaveLength(1);
    expect(answers.filter(({ userErrors }) => userErrors[0]?.code === 'PROVIDER_SIGN_IN_FAILED')).toHaveLength(7);
    expect(await sessionsOf('jisoo')).toBe(2);
  });

  test('is not signed in with a code that was used', async () => {
    const { code } = await begin('jisoo').then(async (ending) => {
      await end(ending);
      return ending;
    });
    expect(await end({ ...(await begin('jisoo')), code })).toEqual(FAILED);
    expect(await sessionsOf('jisoo')).toBe(2);
  });

  test('is not signed in when it took too long', async () => {
    const ending = await begin('jisoo');
    await db.$executeRaw`update provider_attempts set expires_at = expires_at - interval '599 seconds'`;
    expect((await end(ending)).session).not.toBeNull();
    const late = await begin('jisoo');
    await db.$executeRaw`update provider_attempts set expires_at = expires_at - interval '600 seconds'`;
    expect(await end(late)).toEqual(FAILED);
  });

  test('is not signed in with a code that the provider gave to another client', async () => {
    await expectFailure(await begin('jisoo', (url) => url.searchParams.set('client_id', OTHER_CLIENT.clientId)));
  });

  test('is not signed in by a changed nonce: by an ID token of another sign-in', async () => {
    await expectFailure(await begin('jisoo', (url) => url.searchParams.set('nonce', 'another sign-in')));
    await expectFailure(await begin('jisoo', (url) => url.searchParams.delete('nonce')));
  });

  test('is not signed in by a changed PKCE challenge: with a code that somebody else began', async () => {
    const { authorizationUrl } = await start();
    const theirs = new URL(authorizationUrl).searchParams.get('code_challenge') ?? '';
    await expectFailure(await begin('jisoo', (url) => url.searchParams.set('code_challenge', theirs)));
  });

  test.each([null, 'https://attacker.test', ''])('is not signed in by the issuer %j', async (iss) => {
    await expectFailure({ ...(await begin('jisoo')), iss });
  });

  test('is told to put the device name right, and can then go on', async () => {
    const ending = await begin('jisoo');
    const { session, userErrors } = await end({ ...ending, deviceName: '기'.repeat(61) });
    expect(session).toBeNull();
    expect(userErrors).toMatchObject([{ field: ['deviceName'], code: 'INVALID' }]);
    expect((await end(ending)).session).not.toBeNull();
  });

  test('is told to try again when the provider is away', async () => {
    const ending = await begin('jisoo');
    await moim.stop();
    expect(await end(ending)).toEqual({ ...FAILED, userErrors: [AWAY] });
    // Nothing else waits for a provider.
    expect((await user.ask('{ me { id } }', {}, { as: 'minji' })).data.me.id).toBe(demoId('usr', 'minji'));
    await moim.start();
    expect((await signIn('jisoo')).session).not.toBeNull();
  });
});

test('nobody is known by a subject that is none', async () => {
  expect(await signIn('x'.repeat(256))).toEqual(FAILED);
  expect(await signIn('한글')).toEqual(FAILED);
});
