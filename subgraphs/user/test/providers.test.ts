import { createHmac } from 'node:crypto';
import { generateKeyPair, SignJWT } from 'jose';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ProviderConfig } from '../src/providers/config.ts';
import { type SignInChecks, type SignInProvider, signInProvider } from '../src/providers/provider.ts';
import { CALLBACK, CLIENT, testProvider } from './oidc-provider.ts';
import { testProxy } from './oidc-proxy.ts';

// The provider as people know it is at a public address that leads nowhere here; this process reaches it through the proxy.
const provider = await testProvider({ issuer: 'https://login.moim.example' });
const proxy = await testProxy(provider);

const configured = (change: Partial<ProviderConfig> = {}): SignInProvider =>
  signInProvider(
    {
      id: 'moim',
      name: { ko: '모임 계정', en: 'Moim account' },
      issuer: provider.issuer,
      internalUrl: proxy.url,
      scope: 'openid profile email',
      ...CLIENT,
      ...change,
    },
    CALLBACK,
  );
const CHECKS: SignInChecks = { state: 's'.repeat(43), nonce: 'n'.repeat(43), codeVerifier: 'v'.repeat(43) };
const LONG_MS = 15_000;

/** To the provider and back, up to the code. */
const visit = async (client: SignInProvider, checks = CHECKS) => {
  const { code, state, iss } = await provider.signIn(new URL(await client.authorizationUrl(checks, 'ko')), 'haneul');
  return { code: code ?? '', state: state ?? '', iss };
};
const signIn = async (client: SignInProvider, checks = CHECKS) => client.redeem(await visit(client, checks), checks);
const away = (message: unknown) => ({ name: 'ProviderAwayError', message });
const refusal = (message: string) => ({ name: 'ProviderRefusalError', message });

/** Is done to the tokens that the provider answers. */
const changeTokens = (change: (tokens: { id_token: string }) => object) => {
  proxy.change = (answer) =>
    answer.path === '/token' ? { ...answer, body: JSON.stringify(change(JSON.parse(answer.body))) } : answer;
};
const decode = (part: string | undefined) => JSON.parse(Buffer.from(part ?? '', 'base64url').toString());
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

beforeEach(() => {
  proxy.change = (answer) => answer;
  proxy.requests.length = 0;
});

describe('a provider', () => {
  test('is asked at its internal address, and people are sent to its public one', async () => {
    const client = configured();
    const url = new URL(await client.authorizationUrl(CHECKS, 'en'));
    expect(url.origin).toBe(provider.issuer);
    expect(url.searchParams.get('ui_locales')).toBe('en');
    const account = await signIn(client);
    expect(account).toMatchObject({ issuer: provider.issuer, subject: 'haneul' });
    await account.profile(() => expect.unreachable());
    expect(proxy.requests.map(({ path }) => path)).toEqual([
      '/.well-known/openid-configuration',
      '/token',
      '/jwks',
      '/me',
    ]);
    for (const { headers } of proxy.requests)
      expect(headers).toMatchObject({ 'x-forwarded-host': 'login.moim.example', 'x-forwarded-proto': 'https' });
  });

  test('is asked for nothing before somebody wants to sign in, and then once for all who want to', async () => {
    const client = configured();
    expect(proxy.requests).toEqual([]);
    await Promise.all(Array.from({ length: 8 }, () => client.authorizationUrl(CHECKS, 'ko')));
    expect(proxy.requests).toHaveLength(1);
  });

  test.each([
    ['client_secret_basic', /^Basic /],
    ['client_secret_post', undefined],
  ] as const)('that takes only %s gets the secret so', async (method, authorization) => {
    proxy.change = (answer) =>
      answer.path.startsWith('/.well-known')
        ? {
            ...answer,
            body: JSON.stringify({ ...JSON.parse(answer.body), token_endpoint_auth_methods_supported: [method] }),
          }
        : answer;
    expect(await signIn(configured())).toMatchObject({ subject: 'haneul' });
    const sent = proxy.requests.find(({ path }) => path === '/token')?.headers.authorization;
    expect(sent).toEqual(authorization && expect.stringMatching(authorization));
  });

  test('is told the secret as configured, whatever it says it takes', async () => {
    await signIn(configured({ tokenEndpointAuthMethod: 'client_secret_post' }));
    expect(proxy.requests.find(({ path }) => path === '/token')?.headers.authorization).toBeUndefined();
  });

  test('takes no wrong secret', async () => {
    await expect(signIn(configured({ clientSecret: 'wrong' }))).rejects.toMatchObject(
      refusal('OAUTH_RESPONSE_BODY_ERROR invalid_client'),
    );
  });

  test('that does not tell of a person has nobody kept out', async () => {
    proxy.change = (answer) => (answer.path === '/me' ? { ...answer, status: 503 } : answer);
    const heard: unknown[] = [];
    const account = await signIn(configured());
    expect(await account.profile((error) => heard.push(error))).toEqual({ email: null, name: null, avatarUrl: null });
    expect(heard).toMatchObject([away('status 503')]);
  });

  test('that tells of another person than it vouched for is not listened to', async () => {
    provider.says('haneul', { name: '윤하늘' });
    proxy.change = (answer) =>
      answer.path === '/me' ? { ...answer, body: JSON.stringify({ sub: 'minji', name: '김민지' }) } : answer;
    const heard: unknown[] = [];
    const account = await signIn(configured());
    expect((await account.profile((error) => heard.push(error))).name).toBeNull();
    expect(heard).toMatchObject([{ name: 'ProviderRefusalError' }]);
  });
});

describe('an ID token proves nobody', () => {
  const other = { ...CHECKS, nonce: 'm'.repeat(43) };

  test('when it was given for another sign-in', async () => {
    const client = configured();
    let replayed = '';
    changeTokens((tokens) => {
      replayed = tokens.id_token;
      return tokens;
    });
    await signIn(client, other);
    changeTokens((tokens) => ({ ...tokens, id_token: replayed }));
    await expect(signIn(client)).rejects.toMatchObject(refusal('OAUTH_JWT_CLAIM_COMPARISON_FAILED nonce'));
    // It is good for its own.
    expect(await signIn(client, other)).toMatchObject({ subject: 'haneul' });
  });

  test.each<[string, (claims: Record<string, unknown>) => object, string]>([
    [
      'of another issuer',
      (claims) => ({ ...claims, iss: 'https://attacker.test' }),
      'OAUTH_JWT_CLAIM_COMPARISON_FAILED iss',
    ],
    ['for another client', (claims) => ({ ...claims, aud: 'somebody' }), 'OAUTH_JWT_CLAIM_COMPARISON_FAILED aud'],
    ['that is over', (claims) => ({ ...claims, exp: 1_700_000_000 }), 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED exp'],
    ['without a nonce', ({ nonce: _nonce, ...claims }) => claims, 'OAUTH_INVALID_RESPONSE'],
  ])('%s, whoever signed it', async (_what, change, reason) => {
    changeTokens((tokens) => {
      const [header, claims, signature] = tokens.id_token.split('.');
      return { ...tokens, id_token: [header, encode(change(decode(claims))), signature].join('.') };
    });
    await expect(signIn(configured())).rejects.toMatchObject(refusal(reason));
  });

  test('when what it says was changed', async () => {
    changeTokens((tokens) => {
      const [header, claims, signature] = tokens.id_token.split('.');
      return { ...tokens, id_token: [header, encode({ ...decode(claims), sub: 'minji' }), signature].join('.') };
    });
    await expect(signIn(configured())).rejects.toMatchObject(refusal('OAUTH_INVALID_RESPONSE'));
  });

  test('when another key has signed it, even under the name of the provider’s', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const signed: string[] = [];
    const client = configured();
    const ending = await visit(client);
    changeTokens((tokens) => ({ ...tokens, id_token: signed.at(-1) ?? tokens.id_token }));
    const keys = JSON.parse(await (await fetch(new URL('/jwks', provider.address))).text()) as {
      keys: { kid: string }[];
    };
    const now = Math.floor(Date.now() / 1000);
    const claims = { sub: 'minji', iss: provider.issuer, aud: 'moim', nonce: CHECKS.nonce, iat: now, exp: now + 600 };
    signed.push(
      await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: keys.keys[0]?.kid ?? '' }).sign(privateKey),
    );
    await expect(client.redeem(ending, CHECKS)).rejects.toMatchObject(refusal('OAUTH_INVALID_RESPONSE'));
  });

  test.each(['none', 'HS256'])('when it is signed with %s', async (alg) => {
    changeTokens((tokens) => {
      const [, claims] = tokens.id_token.split('.');
      const signed = `${encode({ alg })}.${claims}`;
      const signature =
        alg === 'none' ? '' : createHmac('sha256', CLIENT.clientSecret).update(signed).digest('base64url');
      return { ...tokens, id_token: `${signed}.${signature}` };
    });
    await expect(signIn(configured())).rejects.toMatchObject({ name: 'ProviderRefusalError' });
  });

  test('when there is none', async () => {
    changeTokens(({ id_token: _none, ...tokens }) => tokens);
    await expect(signIn(configured())).rejects.toMatchObject(refusal('OAUTH_INVALID_RESPONSE'));
  });
});

describe('a provider is away', () => {
  test.each([500, 502, 503, 429])('when it answers %i', async (status) => {
    const client = configured();
    const ending = await visit(client);
    proxy.change = (answer) => ({ ...answer, status });
    await expect(client.redeem(ending, CHECKS)).rejects.toMatchObject(away(`status ${status}`));
    await expect(configured().authorizationUrl(CHECKS, 'ko')).rejects.toMatchObject(away(`status ${status}`));
  });

  test.each([
    ['nothing that can be read', 'no JSON'],
    ['more than anybody reads', `{"x": "${'x'.repeat(2_000_000)}"}`],
    ['the metadata of another issuer', JSON.stringify({ issuer: 'https://attacker.test' })],
    ['no address to send people to', JSON.stringify({ issuer: provider.issuer })],
    [
      'an address that a browser would run',
      JSON.stringify({ issuer: provider.issuer, authorization_endpoint: 'javascript:alert(1)' }),
    ],
  ])('when it answers %s; asked again it is there', async (_what, body) => {
    const client = configured();
    proxy.change = (answer) => ({ ...answer, body });
    await expect(client.authorizationUrl(CHECKS, 'ko')).rejects.toMatchObject(away(expect.any(String)));
    proxy.change = (answer) => answer;
    expect(await client.authorizationUrl(CHECKS, 'ko')).toContain(provider.issuer);
  });

  test('only when it fails twice: a single failure of its metadata is not noticed', async () => {
    proxy.change = (answer) => (proxy.requests.length === 1 ? { ...answer, status: 503 } : answer);
    await configured().ready();
    expect(proxy.requests).toHaveLength(2);
  });

  test('when nobody listens there', async () => {
    const gone = await testProvider();
    await gone.stop();
    await expect(configured({ internalUrl: gone.address }).ready()).rejects.toMatchObject(away('ECONNREFUSED'));
  });

  test('when it does not answer in time', { timeout: LONG_MS }, async () => {
    const client = configured();
    proxy.change = () => undefined;
    const begun = performance.now();
    await expect(client.ready()).rejects.toMatchObject(away('TimeoutError'));
    expect(performance.now() - begun).toBeLessThan(4_000);
    expect(proxy.requests).toHaveLength(1);
    proxy.change = (answer) => answer;
    await client.ready();
  });

  test('when it takes the code and does not answer in time', { timeout: LONG_MS }, async () => {
    const client = configured();
    const ending = await visit(client);
    proxy.change = () => undefined;
    await expect(client.redeem(ending, CHECKS)).rejects.toMatchObject(away('TimeoutError'));
  });
});

test('what may be logged of a failure holds neither the code nor what the provider says of it', async () => {
  const client = configured();
  const ending = await visit(client);
  // As Kakao answers: with a number of its own, and the code in the description.
  proxy.change = ({ path }) => ({
    path,
    status: 400,
    body: JSON.stringify({
      error: 'invalid_grant',
      error_description: `no such code=${ending.code}`,
      error_code: 'KOE320',
    }),
  });
  await expect(client.redeem(ending, CHECKS)).rejects.toMatchObject(
    refusal('OAUTH_RESPONSE_BODY_ERROR invalid_grant KOE320'),
  );
  proxy.change = ({ path }) => ({ path, status: 400, body: JSON.stringify({ error: `no such code=${ending.code}` }) });
  await expect(client.redeem(ending, CHECKS)).rejects.toMatchObject(refusal('OAUTH_RESPONSE_BODY_ERROR'));
});
