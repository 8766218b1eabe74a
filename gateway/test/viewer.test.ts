import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { KeysUnavailable, PublishedKeys } from '../src/viewer/jwks.ts';
import { checkAccessToken } from '../src/viewer/viewer.ts';

const ours = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
const theirs = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
const jwks = { keys: [{ ...(await exportJWK(ours.publicKey)), kid: 'ours', alg: 'EdDSA', use: 'sig' }] };
const issuer = createServer((_request, response) => response.end(JSON.stringify(jwks)));
await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
afterAll(() => issuer.close());
const keys = new PublishedKeys(new URL(`http://127.0.0.1:${(issuer.address() as AddressInfo).port}/`));

const now = () => Math.floor(Date.now() / 1000);
const viewer = { userId: 'usr_1', sessionId: 'ses_1' };

/** A token as the user subgraph makes them, but for `claims`. */
function token(claims: JWTPayload = {}, { key = ours.privateKey, typ = 'at+jwt' } = {}): Promise<string> {
  const usual = { iss: 'moim', aud: 'moim', sub: 'usr_1', sid: 'ses_1', iat: now(), exp: now() + 600 };
  return new SignJWT({ ...usual, ...claims }).setProtectedHeader({ alg: 'EdDSA', kid: 'ours', typ }).sign(key);
}

describe('an access token is', () => {
  test('valid until its end, when all is right', async () => {
    const exp = now() + 600;
    const checked = await checkAccessToken(await token({ exp }), keys);
    expect(checked).toEqual({ state: 'valid', viewer, expiresAt: exp * 1000 });
  });

  test('expired from then on, with how long ago, when all else is right', async () => {
    const old = { iat: now() - 3_000, exp: now() - 2_400 };
    const checked = await checkAccessToken(await token(old), keys);
    expect(checked).toEqual({ state: 'expired', viewer, expiredForMs: expect.any(Number) });
    const { expiredForMs } = checked as { expiredForMs: number };
    expect(expiredForMs).toBeGreaterThanOrEqual(2_400_000);
    expect(expiredForMs).toBeLessThan(2_410_000);
  });

  test.each<[string, () => Promise<string>]>([
    ['of another issuer', () => token({ iss: 'mois', exp: now() - 10 })],
    ['for somebody else', () => token({ aud: 'other', exp: now() - 10 })],
    ['for several', () => token({ aud: ['moim', 'other'], exp: now() - 10 })],
    ['without a person', () => token({ sub: undefined, exp: now() - 10 })],
    ['without a session', () => token({ sid: undefined, exp: now() - 10 })],
    ['whose session is no text', () => token({ sid: 5, exp: now() - 10 })],
    ['of another type', () => token({ exp: now() - 10 }, { typ: 'JWT' })],
    ['that was never valid', () => token({ nbf: now() + 100, exp: now() - 10 })],
    ['signed by another key', () => token({ exp: now() - 10 }, { key: theirs.privateKey })],
  ])('invalid, however expired, one %s', async (_what, make) => {
    expect(await checkAccessToken(await make(), keys)).toEqual({ state: 'invalid' });
  });

  test('invalid without an end, or with one later than any of ours', async () => {
    expect(await checkAccessToken(await token({ exp: undefined }), keys)).toEqual({ state: 'invalid' });
    expect(await checkAccessToken(await token({ exp: now() + 3_600 }), keys)).toEqual({ state: 'invalid' });
  });

  test('invalid in another spelling of its signature', async () => {
    const good = await token();
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const last = alphabet.indexOf(good.slice(-1));
    const other = good.slice(0, -1) + alphabet[last ^ 1];
    expect(Buffer.from(other.slice(-86), 'base64url')).toEqual(Buffer.from(good.slice(-86), 'base64url'));
    expect(await checkAccessToken(other, keys)).toEqual({ state: 'invalid' });
    expect(await checkAccessToken(`${good}==`, keys)).toEqual({ state: 'invalid' });
    expect(await checkAccessToken('', keys)).toEqual({ state: 'invalid' });
  });

  test('expired at its end, however often it was right before', async () => {
    const short = await token({ exp: now() + 1 });
    for (let time = 0; time < 3; time++)
      expect(await checkAccessToken(short, keys)).toMatchObject({ state: 'valid', viewer });
    await vi.waitFor(async () => expect(await checkAccessToken(short, keys)).toMatchObject({ state: 'expired' }), {
      timeout: 5_000,
    });
  });

  test('invalid when its key is published no more, however often it was right before', async () => {
    const published = { keys: jwks.keys };
    const server = createServer((_request, response) => response.end(JSON.stringify(published)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const rotating = new PublishedKeys(url, { readEveryMs: 100 });
    const good = await token();
    for (let time = 0; time < 3; time++)
      expect(await checkAccessToken(good, rotating)).toMatchObject({ state: 'valid' });
    published.keys = [{ ...(await exportJWK(theirs.publicKey)), kid: 'theirs', alg: 'EdDSA', use: 'sig' }];
    await vi.waitFor(async () => expect(await checkAccessToken(good, rotating)).toEqual({ state: 'invalid' }), {
      timeout: 10_000,
    });
  });

  test('not known to be anything while the keys have never been seen', async () => {
    const none = new PublishedKeys(new URL('http://127.0.0.1:1/.well-known/jwks.json'));
    await expect(checkAccessToken(await token(), none)).rejects.toThrow(KeysUnavailable);
  });
});
