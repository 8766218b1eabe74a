import { createHmac, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { parseAccessKeyFile, readInternalKeys, signOrigin } from '@moim/service-kit';
import { DEMO_PASSWORD, demoId } from '@moim/stack/demo';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { testPlatform } from './platform.ts';

// Tokens made by hand, as an attacker would. Whoever holds the platform's own key can sign what the platform never would: that is
// refused as well, so a mistake of an issuer's is not believed.
const platform = await testPlatform();
const { keysDir } = inject('moim');
const read = (file: string) => readFileSync(join(keysDir, file), 'utf8');
const ours = parseAccessKeyFile(read('access-token.jwks'))[0];
if (ours === undefined) throw new Error('there is no key to attack');
const publicKey = createPublicKey(ours.privateKey);
const internalKeys = readInternalKeys(read('internal.key'));
const minji = { userId: demoId('usr', 'minji'), sessionId: demoId('ses', 'minji') };
const edwards = generateKeyPairSync('ed25519');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' });

type Json = Record<string, unknown>;
type Signer = (text: string) => Buffer;

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const eddsa =
  (key: KeyObject): Signer =>
  (text) =>
    sign(null, Buffer.from(text), key);
const hmac =
  (hash: string, secret: Buffer | string): Signer =>
  (text) =>
    createHmac(hash, secret).update(text).digest();
const nothing: Signer = () => Buffer.alloc(0);
const now = Math.floor(Date.now() / 1000);

const usualHeader = { alg: 'EdDSA', kid: ours.kid, typ: 'at+jwt' };
const usualClaims = { iss: 'moim', aud: 'moim', sub: minji.userId, sid: minji.sessionId, iat: now, exp: now + 600 };

/** A JWS of our form. Without changes it is one that the user subgraph could have made. */
function forge(header: Json = {}, claims: Json = {}, signer: Signer = eddsa(ours?.privateKey as KeyObject)): string {
  const text = `${base64url({ ...usualHeader, ...header })}.${base64url({ ...usualClaims, ...claims })}`;
  return `${text}.${signer(text).toString('base64url')}`;
}

interface Answer {
  status: number;
  body: string;
}

/** A request with exactly these Authorization lines, as fetch would not send it. */
function send(...authorization: string[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const body = '{"query":"{ me { id } }"}';
    const lines = authorization.flatMap((line) => ['authorization', line]);
    const headers = [
      'host',
      'moim.test',
      'content-type',
      'application/json',
      'content-length',
      `${body.length}`,
      ...lines,
    ];
    const sent = request(`${platform.url}/graphql`, { method: 'POST', headers }, async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      resolve({ status: response.statusCode ?? 0, body: text });
    });
    sent.on('error', reject).end(body);
  });
}

function expectRefusal({ status, body }: Answer): void {
  expect(status, body).toBe(401);
  const answer = JSON.parse(body) as { data?: unknown; errors: { message: string; extensions: Json }[] };
  expect(answer.data ?? null).toBeNull();
  expect(answer.errors).toHaveLength(1);
  expect(answer.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  expect(body).not.toMatch(/stack|jose|JWS|JWT|signature|kid|node_modules/i);
}

/** Where an attacker's keys would be served to whoever asks. */
const attackersKeys = { keys: [{ ...edwards.publicKey.export({ format: 'jwk' }), kid: 'mine', alg: 'EdDSA' }] };
const asked: string[] = [];
const attacker = createServer((incoming, response) => {
  asked.push(incoming.url ?? '');
  response.setHeader('content-type', 'application/json').end(JSON.stringify(attackersKeys));
});
await new Promise<void>((resolve) => attacker.listen(0, '127.0.0.1', resolve));
afterAll(() => attacker.close());
const attackersUrl = `http://127.0.0.1:${(attacker.address() as AddressInfo).port}/jwks.json`;

describe('the control', () => {
  test('a token made by the same hands, with nothing wrong, is taken', async () => {
    const answer = await send(`Bearer ${forge()}`);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ data: { me: { id: minji.userId } } });
    expect((await send(`bearer   ${await platform.token('minji')}`)).status).toBe(200);
  });

  test('the attacker’s server would serve', async () => {
    expect(await (await fetch(attackersUrl)).json()).toEqual(attackersKeys);
    asked.length = 0;
  });
});

describe('a token is refused', () => {
  /** With both letters in which the two base64s differ, so that one can be told from the other. */
  const good =
    Array.from({ length: 1_000 }, (_, jti) => forge({}, { jti })).find((token) => /-/.test(token) && /_/.test(token)) ??
    '';
  const [goodHeader = '', goodPayload = '', goodSignature = ''] = good.split('.');

  test.each(['none', 'None', 'NONE', 'nOnE', '', 'null', ' none', 'none\0'])('of alg %j', async (alg) => {
    expectRefusal(await send(`Bearer ${forge({ alg }, {}, nothing)}`));
    expectRefusal(await send(`Bearer ${forge({ alg })}`));
    expectRefusal(await send(`Bearer ${forge({ alg, kid: undefined }, {}, () => Buffer.from('x'))}`));
  });

  test.each([undefined, null, 0, true, ['EdDSA'], { toString: 'EdDSA' }, 'eddsa', 'EDDSA', 'Ed448'])(
    'whose alg is %j, though our key signed it',
    async (alg) => {
      expectRefusal(await send(`Bearer ${forge({ alg })}`));
    },
  );

  const x = ours.publicJwk.x;
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
  const confusions: [string, Buffer | string][] = [
    ['PEM', pem],
    ['PEM without its last line end', pem.trim()],
    ['DER', spki],
    ['DER in base64', spki.toString('base64')],
    ['raw bytes', Buffer.from(x, 'base64url')],
    ['JWK x', x],
    ['JWK', JSON.stringify(ours.publicJwk)],
    ['name', ours.kid],
    ['nothing', ''],
  ];
  test.each(confusions)('signed by HMAC with the public key’s %s as the secret', async (_form, secret) => {
    for (const [alg, hash] of Object.entries({ HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' })) {
      expectRefusal(await send(`Bearer ${forge({ alg }, {}, hmac(hash, secret))}`));
      expectRefusal(await send(`Bearer ${forge({ alg, kid: undefined }, {}, hmac(hash, secret))}`));
    }
    expectRefusal(await send(`Bearer ${forge({}, {}, hmac('sha512', secret))}`));
  });

  const rs256: Signer = (text) => sign('sha256', Buffer.from(text), rsa.privateKey);
  const es256: Signer = (text) =>
    sign('sha256', Buffer.from(text), { key: elliptic.privateKey, dsaEncoding: 'ieee-p1363' });
  test.each<[string, Json, Signer]>([
    ['RSA, as RS256', { alg: 'RS256' }, rs256],
    ['RSA, as EdDSA', {}, rs256],
    ['an elliptic curve, as ES256', { alg: 'ES256' }, es256],
    ['an elliptic curve of zeros, as ES256', { alg: 'ES256' }, () => Buffer.alloc(64)],
    ['Ed25519 of zeros', {}, () => Buffer.alloc(64)],
    ['Ed25519, by our key’s name', {}, eddsa(edwards.privateKey)],
    ['Ed25519, by a foreign name', { kid: 'mine' }, eddsa(edwards.privateKey)],
    ['Ed25519, without a name', { kid: undefined }, eddsa(edwards.privateKey)],
    ['Ed25519, by the name of a file', { kid: '../../../../dev/null' }, eddsa(edwards.privateKey)],
    ['Ed25519, by the name of a query', { kid: "' or 1=1 --" }, eddsa(edwards.privateKey)],
    ['Ed25519, by a name that every object has', { kid: '__proto__' }, eddsa(edwards.privateKey)],
    ['Ed25519, by a name that is none', { kid: 5 }, eddsa(edwards.privateKey)],
    ['Ed25519, by a very long name', { kid: 'x'.repeat(8_000) }, eddsa(edwards.privateKey)],
  ])('signed with a key of the attacker’s own: %s', async (_what, header, signer) => {
    expectRefusal(await send(`Bearer ${forge(header, {}, signer)}`));
  });

  const certificate = Buffer.from(edwards.publicKey.export({ format: 'der', type: 'spki' })).toString('base64');
  test.each<[string, Json]>([
    ['jwk', { jwk: edwards.publicKey.export({ format: 'jwk' }) }],
    ['jku', { jku: attackersUrl }],
    ['jku and its name', { jku: attackersUrl, kid: 'mine' }],
    ['x5u', { x5u: attackersUrl, kid: 'mine' }],
    ['x5c', { x5c: [certificate] }],
    ['iss', { iss: attackersUrl.replace('/jwks.json', '') }],
    [
      'all of them',
      { jwk: attackersKeys.keys[0], jku: attackersUrl, x5u: attackersUrl, x5c: [certificate], kid: 'mine' },
    ],
  ])('that brings its own key by %s', async (_what, header) => {
    expectRefusal(await send(`Bearer ${forge(header, {}, eddsa(edwards.privateKey))}`));
  });

  test.each<[string, Json]>([
    ['that nobody knows', { crit: ['moim'], moim: true }],
    ['of an extension that is not there', { crit: ['exp'] }],
    ['that is empty', { crit: [] }],
    ['that is no list', { crit: 'exp', exp: now }],
    ['of a payload not in base64', { crit: ['b64'], b64: false }],
  ])('with a crit %s, though our key signed it', async (_what, header) => {
    expectRefusal(await send(`Bearer ${forge(header)}`));
  });

  test.each<[string, Json, Json]>([
    ['of another issuer', {}, { iss: 'moin' }],
    ['of no issuer', {}, { iss: undefined }],
    ['of several issuers', {}, { iss: ['moim'] }],
    ['for somebody else', {}, { aud: 'moim:subgraph' }],
    ['for nobody', {}, { aud: undefined }],
    ['for several', {}, { aud: ['moim', 'other'] }],
    ['for a list of us', {}, { aud: ['moim'] }],
    ['without an end', {}, { exp: undefined }],
    ['with an end that is no number', {}, { exp: String(now + 600) }],
    ['with an end in an hour', {}, { exp: now + 3_600 }],
    ['with an end in the year 9999', {}, { exp: 253_402_300_799 }],
    ['with an end beyond numbers', {}, { exp: 1e308 }],
    ['that has expired', {}, { iat: now - 700, exp: now - 100 }],
    ['that expired a second ago', {}, { iat: now - 601, exp: now - 1 }],
    ['that expired before time began', {}, { exp: -1e308 }],
    ['that is not valid yet', {}, { nbf: now + 60 }],
    ['without a person', {}, { sub: undefined }],
    ['whose person is a list', {}, { sub: [minji.userId] }],
    ['without a session', {}, { sid: undefined }],
    ['whose session is an object', {}, { sid: { id: minji.sessionId } }],
    ['without a type', { typ: undefined }, {}],
    ['that is an ID token by its type', { typ: 'JWT' }, {}],
    ['that is a logout token by its type', { typ: 'logout+jwt' }, {}],
  ])('%s, though our key signed it', async (_what, header, claims) => {
    expectRefusal(await send(`Bearer ${forge(header, claims)}`));
  });

  test('that says nothing, or something else than an object', async () => {
    for (const payload of ['', 'null', '[]', '"minji"', '5', '{', '{"sub":"a"}{"sub":"b"}', '\ufeff{}']) {
      const text = `${goodHeader}.${Buffer.from(payload).toString('base64url')}`;
      const signature = eddsa(ours.privateKey)(text).toString('base64url');
      expectRefusal(await send(`Bearer ${text}.${signature}`));
    }
  });

  const flipped = (text: string, at: number) => {
    const other = text.at(at) === 'A' ? 'B' : 'A';
    return at < 0
      ? text.slice(0, at) + other + (at === -1 ? '' : text.slice(at + 1))
      : text.slice(0, at) + other + text.slice(at + 1);
  };
  test.each<[string, string]>([
    ['another payload', `${goodHeader}.${base64url({ ...usualClaims, sub: demoId('usr', 'harin') })}.${goodSignature}`],
    ['another header', `${base64url({ ...usualHeader, x: 1 })}.${goodPayload}.${goodSignature}`],
    ['a changed signature', `${goodHeader}.${goodPayload}.${flipped(goodSignature, 10)}`],
    ['the spare bits of its signature set', `${good.slice(0, -1)}${spareBits(good.at(-1) ?? '')}`],
    ['a cut signature', good.slice(0, -4)],
    ['no signature', `${goodHeader}.${goodPayload}.`],
    ['neither signature nor point', `${goodHeader}.${goodPayload}`],
    ['padding', `${good}==`],
    ['padding everywhere', good.split('.').map(padded).join('.')],
    ['the other base64', good.replaceAll('-', '+').replaceAll('_', '/')],
    ['the other base64, padded', good.split('.').map(padded).join('.').replaceAll('-', '+').replaceAll('_', '/')],
    ['a space in it', `${good.slice(0, 50)} ${good.slice(50)}`],
    ['a tab in it', `${good.slice(0, 50)}\t${good.slice(50)}`],
    ['its end escaped', `${good}%20`],
    ['a fourth part', `${good}.${goodSignature}`],
    ['five parts, as if encrypted', `${goodHeader}..${goodPayload}.${goodSignature}.${goodSignature}`],
    ['small letters alone', good.toLowerCase()],
    ['itself twice', `${good}${good}`],
  ])('with %s', async (_what, token) => {
    expect(token).not.toBe(good);
    expectRefusal(await send(`Bearer ${token}`));
  });

  test.each<[string, string[]]>([
    ['nothing', ['']],
    ['no token', ['Bearer']],
    ['no scheme', [good]],
    ['another scheme', [`DPoP ${good}`]],
    ['Basic', [`Basic ${Buffer.from(`minji:${good}`).toString('base64')}`]],
    ['the scheme twice', [`Bearer Bearer ${good}`]],
    ['a tab for the space', [`Bearer\t${good}`]],
    ['quotes', [`Bearer "${good}"`]],
    ['a list', [`Bearer ${good}, Bearer ${good}`]],
    ['a list with a forged one', [`Bearer ${forge({ alg: 'none' }, {}, nothing)}, Bearer ${good}`]],
    ['JSON', [`Bearer ${JSON.stringify({ protected: goodHeader, payload: goodPayload, signature: goodSignature })}`]],
    ['two lines, the first forged', [`Bearer ${forge({ alg: 'none' }, {}, nothing)}`, `Bearer ${good}`]],
    ['two lines, the second forged', [`Bearer ${good}`, `Bearer ${forge({ alg: 'none' }, {}, nothing)}`]],
    ['two lines, both good', [`Bearer ${good}`, `Bearer ${good}`]],
    ['another scheme before it', ['Basic x', `Bearer ${good}`]],
  ])('in an Authorization header of %s', async (_what, lines) => {
    expectRefusal(await send(...lines));
  });

  test('in a header that goes on in the next line', async () => {
    const { port } = new URL(platform.url);
    const folded = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nauthorization: Bearer\r\n ${good}\r\ncontent-length: 25\r\nconnection: close\r\n\r\n{"query":"{ me { id } }"}`;
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(folded));
      socket.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      socket.on('end', () => resolve(text)).on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).not.toContain(minji.userId);
  });

  test('anywhere else than in that header: then nobody asks', async () => {
    const elsewhere = await fetch(`${platform.url}/graphql?access_token=${good}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-access-token': good, 'proxy-authorization': `Bearer ${good}` },
      body: '{"query":"{ me { id } }"}',
    });
    expect(await elsewhere.json()).toEqual({ data: { me: null } });
  });

  test('and nobody has asked the attacker’s server', () => {
    expect(asked).toEqual([]);
  });
});

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

  test('an ID token is no access token, as sign-in servers make them', async () => {
    const claims = { iss: 'http://localhost:4001', aud: 'moim', sub: 'acc_1', nonce: 'n', auth_time: now };
    const rs256: Signer = (text) => sign('sha256', Buffer.from(text), rsa.privateKey);
    expectRefusal(await send(`Bearer ${forge({ alg: 'RS256', typ: 'JWT', kid: 'sign-in' }, claims, rs256)}`));
    expectRefusal(await send(`Bearer ${forge({ typ: undefined }, claims)}`));
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
    const { kid, key } = internalKeys.signing();
    const text = { iss: 'moim:gateway', aud: 'moim:subgraph', loc: 'ko', exp: now + 60 };
    const origin = (header: Json, claims: Json = {}, signer: Signer = hmac('sha256', key.export())) =>
      straight({
        'x-moim-origin': forge({ alg: 'HS256', kid, typ: undefined, ...header }, { ...text, ...claims }, signer),
      });
    expect(await origin({})).toBe(200);
    expect(await origin({ alg: 'none' }, {}, nothing)).toBe(401);
    expect(await origin({ alg: 'HS512' }, {}, hmac('sha512', key.export()))).toBe(401);
    expect(await origin({}, {}, hmac('sha256', pemOf(publicKey)))).toBe(401);
    expect(await origin({ kid: 'other' })).toBe(401);
    expect(await origin({ kid: undefined })).toBe(401);
    expect(await origin({ alg: 'EdDSA', kid: ours.kid }, {}, eddsa(ours.privateKey))).toBe(401);
    expect(await origin({ jku: attackersUrl }, {}, hmac('sha256', 'mine'))).toBe(401);
    expect(await origin({}, { iss: 'moim' })).toBe(401);
    expect(await origin({}, { aud: 'moim' })).toBe(401);
    expect(await origin({}, { exp: now - 60 })).toBe(401);
    expect(asked).toEqual([]);
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

function pemOf(key: KeyObject): string {
  return key.export({ format: 'pem', type: 'spki' }).toString();
}

function padded(part: string): string {
  return part.padEnd(Math.ceil(part.length / 4) * 4, '=');
}

/** A last letter of base64url that says the same as this one, with bits set that nobody reads. */
function spareBits(letter: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return alphabet[alphabet.indexOf(letter) | 1] ?? '';
}
