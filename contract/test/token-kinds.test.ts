import { createPrivateKey, createPublicKey, generateKeyPairSync, type JsonWebKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signOrigin } from '@moim/service-kit';
import { DEMO_PASSWORD } from '@moim/stack/demo';
import { describe, expect, inject, test } from 'vitest';
import {
  askWith,
  eddsa,
  expectRefusal,
  forge,
  hmac,
  internalKeys,
  type Json,
  minji,
  nothing,
  now,
  ours,
  type Signer,
  serveKeys,
} from './forgery.ts';
import { testPlatform } from './platform.ts';

// Each of the platform's tokens is good for one thing, and for no other.
const platform = await testPlatform();
const send = (...authorization: string[]) => askWith(platform.url, authorization);

describe('a token of one kind is none of another', () => {
  const refresh =
    'mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { session { id accessToken refreshToken } userErrors { code } } }';
  const native = { 'x-moim-client': 'native' };

  async function signIn(): Promise<{ accessToken: string; refreshToken: string }> {
    const mutation =
      'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken refreshToken } } }';
    const { data } = await platform.ask(
      mutation,
      { input: { email: 'doyun@moim.test', password: DEMO_PASSWORD } },
      { headers: native },
    );
    return data.signIn.session;
  }

  test('a refresh token is no access token', async () => {
    const { accessToken, refreshToken } = await signIn();
    expect(refreshToken).toMatch(/^mrt_[\w-]{43}$/);
    expectRefusal(await send(`Bearer ${refreshToken}`));
    expectRefusal(await send(`Bearer ${refreshToken}.${refreshToken}.${refreshToken}`));
    const [header, payload] = accessToken.split('.');
    expectRefusal(await send(`Bearer ${header}.${payload}.${refreshToken}`));
  });

  test('an access token is no refresh token, and nothing ends by trying', async () => {
    const { accessToken, refreshToken } = await signIn();
    for (const attempt of [
      accessToken,
      forge(),
      `mrt_${accessToken}`,
      accessToken.split('.')[2],
      '',
      'mrt_'.padEnd(47, 'A'),
    ]) {
      const { data } = await platform.ask(refresh, { input: { refreshToken: attempt } }, { headers: native });
      expect(data.refreshSession).toEqual({ session: null, userErrors: [{ code: 'SESSION_ENDED' }] });
    }
    const { data } = await platform.ask(refresh, { input: { refreshToken } }, { headers: native });
    expect(data.refreshSession).toMatchObject({ session: { accessToken: expect.any(String) }, userErrors: [] });
  });

  test('what the gateway tells the subgraphs is no access token', async () => {
    const origin = await signOrigin({ viewer: minji, locale: 'ko', client: null }, internalKeys);
    expectRefusal(await send(`Bearer ${origin}`));
    const { kid, key } = internalKeys.signing();
    expectRefusal(await send(`Bearer ${forge({ alg: 'HS256', kid }, {}, hmac('sha256', key.export()))}`));
    expectRefusal(await send(`Bearer ${forge({ alg: 'HS256' }, {}, hmac('sha256', key.export()))}`));
  });

  test('an ID token of the sign-in server is no access token, nor does its key make one', async () => {
    const text = readFileSync(join(inject('moim').keysDir, 'auth-signing.jwks'), 'utf8');
    const [jwk] = (JSON.parse(text) as { keys: JsonWebKey[] }).keys;
    const signer: Signer = (token) =>
      sign('sha256', Buffer.from(token), createPrivateKey({ key: jwk ?? {}, format: 'jwk' }));
    const header = { alg: 'RS256', kid: (jwk as Json).kid };
    const claims = {
      iss: 'http://localhost:4001',
      aud: 'moim',
      sub: 'acc_1',
      nonce: 'n',
      at_hash: 'h',
      exp: now() + 3_600,
    };
    expectRefusal(await send(`Bearer ${forge({ ...header, typ: 'JWT' }, { ...claims, sid: undefined }, signer)}`));
    expectRefusal(await send(`Bearer ${forge({ ...header, typ: undefined }, claims, signer)}`));
    expectRefusal(await send(`Bearer ${forge(header, {}, signer)}`));
    expectRefusal(await send(`Bearer ${forge({ alg: 'RS256' }, {}, signer)}`));
  });

  test('an access token tells neither the gateway nor a subgraph who asks', async () => {
    const token = await platform.token('minji');
    for (const value of [token, `Bearer ${token}`]) {
      const { data } = await platform.ask('{ me { id } }', {}, { headers: { 'x-moim-origin': value } });
      expect(data).toEqual({ me: null });
      expect(await straight({ 'x-moim-origin': value })).toBe(401);
    }
    expect(await straight({ authorization: `Bearer ${token}` })).toBe(401);
  });

  test('a subgraph believes nothing but what was signed with the internal key', async () => {
    const attacker = await serveKeys({ keys: [] });
    const { kid, key } = internalKeys.signing();
    const text = { iss: 'moim:gateway', aud: 'moim:subgraph', loc: 'ko', exp: now() + 60 };
    const origin = (header: Json, claims: Json = {}, signer: Signer = hmac('sha256', key.export())) =>
      straight({
        'x-moim-origin': forge({ alg: 'HS256', kid, typ: undefined, ...header }, { ...text, ...claims }, signer),
      });
    expect(await origin({})).toBe(200);
    expect(await origin({ alg: 'none' }, {}, nothing)).toBe(401);
    expect(await origin({ alg: 'HS512' }, {}, hmac('sha512', key.export()))).toBe(401);
    expect(
      await origin({}, {}, hmac('sha256', createPublicKey(ours.privateKey).export({ format: 'pem', type: 'spki' }))),
    ).toBe(401);
    expect(await origin({ kid: 'other' })).toBe(401);
    expect(await origin({ kid: undefined })).toBe(401);
    expect(await origin({ alg: 'EdDSA', kid: ours.kid }, {}, eddsa(ours.privateKey))).toBe(401);
    expect(await origin({ jku: attacker.url }, {}, hmac('sha256', 'mine'))).toBe(401);
    expect(await origin({}, { iss: 'moim' })).toBe(401);
    expect(await origin({}, { aud: 'moim' })).toBe(401);
    expect(await origin({}, { exp: now() - 60 })).toBe(401);
    expect(attacker.asked).toEqual([]);
  });
});

/** The status of a request that goes round the gateway, to the community subgraph. */
async function straight(headers: Record<string, string>): Promise<number> {
  const response = await fetch(platform.subgraphs.community.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"query":"{ me { id } }"}',
  });
  return response.status;
}

test('a forged access token is none in a cookie either', async () => {
  const asBrowser = async (token: string) => {
    const headers = { cookie: `moim-access=${token}`, 'sec-fetch-site': 'same-origin' };
    return (await platform.ask('{ me { id } }', {}, { headers })).data;
  };
  expect(await asBrowser(forge())).toEqual({ me: { id: minji.userId } });
  const other = generateKeyPairSync('ed25519').privateKey;
  const forged = [
    forge({ alg: 'none' }, {}, nothing),
    forge({ alg: 'HS256' }, {}, hmac('sha256', ours.publicJwk.x)),
    forge({}, {}, eddsa(other)),
    forge({}, { aud: ['moim', 'other'] }),
    forge({}, { exp: now() + 3_600 }),
    forge({}, { exp: now() - 1 }),
    forge({}, { exp: now() - 1 }, eddsa(other)),
  ];
  for (const token of forged) expect(await asBrowser(token)).toEqual({ me: null });
});
