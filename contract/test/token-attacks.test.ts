import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { connect } from 'node:net';
import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import {
  askWith,
  base64url,
  eddsa,
  expectRefusal,
  forge,
  hmac,
  type Json,
  minji,
  nothing,
  now,
  ours,
  type Signer,
  serveKeys,
  usualClaims,
  usualHeader,
} from './forgery.ts';
import { testPlatform } from './platform.ts';

// Tokens made by hand, as an attacker would. Whoever holds the platform's own key can sign what the platform never would: that is
// refused as well, so a mistake of an issuer's is not believed.
const platform = await testPlatform();
const send = (...authorization: string[]) => askWith(platform.url, authorization);
const publicKey = createPublicKey(ours.privateKey);
const edwards = generateKeyPairSync('ed25519');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const attackersKeys = { keys: [{ ...edwards.publicKey.export({ format: 'jwk' }), kid: 'mine', alg: 'EdDSA' }] };
const { url: attackersUrl, asked } = await serveKeys(attackersKeys);

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
    ['that is no list', { crit: 'exp', exp: now() }],
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
    ['with an end that is no number', {}, { exp: String(now() + 600) }],
    ['with an end in an hour', {}, { exp: now() + 3_600 }],
    ['with an end in the year 9999', {}, { exp: 253_402_300_799 }],
    ['with an end beyond numbers', {}, { exp: 1e308 }],
    ['that has expired', {}, { iat: now() - 700, exp: now() - 100 }],
    ['that expired a second ago', {}, { iat: now() - 601, exp: now() - 1 }],
    ['that expired before time began', {}, { exp: -1e308 }],
    ['that is not valid yet', {}, { nbf: now() + 60 }],
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
    [
      'another payload',
      `${goodHeader}.${base64url({ ...usualClaims(), sub: demoId('usr', 'harin') })}.${goodSignature}`,
    ],
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

function padded(part: string): string {
  return part.padEnd(Math.ceil(part.length / 4) * 4, '=');
}

/** A last letter of base64url that says the same as this one, with bits set that nobody reads. */
function spareBits(letter: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return alphabet[alphabet.indexOf(letter) | 1] ?? '';
}
