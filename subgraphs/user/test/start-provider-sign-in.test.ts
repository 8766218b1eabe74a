import { createHash } from 'node:crypto';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { pruneProviderSignIns } from '../src/domain/provider-ticket.ts';
import { CALLBACK } from './oidc-provider.ts';
import { AWAY, providerSignIn } from './provider-sign-in.ts';
import { openDatabase } from './tools.ts';

const { user, moim, other, start, ticketFor } = await providerSignIn();
const db = openDatabase(user);
const sha256 = (text: string | null) =>
  createHash('sha256')
    .update(text ?? '')
    .digest();

describe('signInProviders', () => {
  test.each([
    ['ko', '모임 계정', '다른 계정'],
    ['en', 'Moim account', 'Another account'],
  ] as const)('are offered in the order of the configuration (%s)', async (locale, first, second) => {
    const { data } = await user.ask('{ signInProviders { id name } }', {}, { locale });
    expect(data.signInProviders).toEqual([
      { id: 'moim', name: first },
      { id: 'other', name: second },
    ]);
  });
});

describe('startProviderSignIn', () => {
  test('sends somebody to the provider with all that ties the answer to this sign-in', async () => {
    const { authorizationUrl, attempt, userErrors } = await start();
    expect(userErrors).toEqual([]);
    const url = new URL(authorizationUrl);
    expect(url.origin).toBe(moim.issuer);
    const secret = expect.stringMatching(/^[\w-]{43}$/);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'moim',
      response_type: 'code',
      redirect_uri: CALLBACK,
      scope: 'openid profile email',
      state: secret,
      nonce: secret,
      code_challenge: secret,
      code_challenge_method: 'S256',
      ui_locales: 'ko',
    });
    expect(attempt).toEqual(secret);
  });

  test('begins something new each time, and keeps neither the attempt nor the state', async () => {
    await db.providerAttempt.deleteMany();
    const [one, another] = [await start(), await start()];
    expect(one.attempt).not.toBe(another.attempt);
    const rows = await db.providerAttempt.findMany();
    expect(rows).toHaveLength(2);
    for (const { attempt, authorizationUrl } of [one, another]) {
      const { searchParams } = new URL(authorizationUrl);
      const row = rows.find(({ hash }) => sha256(attempt).equals(hash));
      expect(row).toMatchObject({
        provider: 'moim',
        state: sha256(searchParams.get('state')).toString('base64url'),
        nonce: searchParams.get('nonce'),
      });
      expect(sha256(row?.codeVerifier ?? null).toString('base64url')).toBe(searchParams.get('code_challenge'));
    }
  });

  test.each(['constructor', '', 'MOIM', 'https://attacker.test'])('takes no provider %j', async (provider) => {
    expect(await start(provider, { locale: 'en' })).toEqual({
      authorizationUrl: null,
      attempt: null,
      userErrors: [
        { field: ['provider'], message: 'There is no sign-in with accounts of this service.', code: 'NOT_FOUND' },
      ],
    });
  });

  test('says to try again while the provider is away, keeps nothing, and works as soon as it is back', async () => {
    const before = await db.providerAttempt.count();
    await other.stop();
    expect(await start('other')).toEqual({ authorizationUrl: null, attempt: null, userErrors: [AWAY] });
    expect(await db.providerAttempt.count()).toBe(before);
    expect((await start('moim')).userErrors).toEqual([]);
    await other.start();
    expect((await start('other')).userErrors).toEqual([]);
  });
});

test('what nobody came back for is forgotten when its time is over, and nothing else', async () => {
  await db.providerAttempt.deleteMany();
  await start();
  await ticketFor('somebody');
  await db.$executeRaw`update provider_attempts set expires_at = now() - interval '1 second'`;
  await db.$executeRaw`update provider_tickets set expires_at = now() - interval '1 second'`;
  const { attempt } = await start();
  await ticketFor('somebody else');
  const client = new pg.Client({ connectionString: user.database.url });
  await client.connect();
  await pruneProviderSignIns.run(client).finally(() => client.end());
  expect((await db.providerAttempt.findMany()).map(({ hash }) => sha256(attempt).equals(hash))).toEqual([true]);
  expect(await db.providerTicket.count()).toBe(1);
});
