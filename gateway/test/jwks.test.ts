import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHttpServer } from '@moim/service-kit';
import { exportJWK, generateKeyPair, type JSONWebKeySet, jwtVerify, SignJWT } from 'jose';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { KeysUnavailable, PublishedKeys } from '../src/viewer/jwks.ts';

let issuer: { url: URL; server: Server; requests: number; jwks: JSONWebKeySet } | undefined;
afterEach(() => issuer?.server.close());

async function publish(jwks: JSONWebKeySet) {
  const server = createServer((_request, response) => {
    if (issuer) issuer.requests++;
    response.setHeader('content-type', 'application/json').end(JSON.stringify(issuer?.jwks));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = {
    server,
    jwks,
    requests: 0,
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/.well-known/jwks.json`),
  };
  return issuer;
}

async function newKey(kid: string) {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const token = await new SignJWT({})
    .setProtectedHeader({ alg: 'EdDSA', kid })
    .setExpirationTime('1m')
    .sign(privateKey);
  return { token, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'EdDSA' } };
}

describe('the published keys', () => {
  test('are read once, and go on working while the issuer is away', async () => {
    const { token, jwk } = await newKey('one');
    const { url, server } = await publish({ keys: [jwk] });
    const keys = new PublishedKeys(url);
    await Promise.all([1, 2, 3].map(() => jwtVerify(token, keys.getKey)));
    expect(issuer?.requests).toBe(1);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await expect(jwtVerify(token, keys.getKey)).resolves.toBeDefined();
    expect((await keys.published()).keys).toHaveLength(1);
  });

  test('that were never seen are told apart from a bad token', async () => {
    const { token } = await newKey('one');
    const keys = new PublishedKeys(new URL('http://127.0.0.1:1/.well-known/jwks.json'));
    await expect(jwtVerify(token, keys.getKey)).rejects.toThrow(KeysUnavailable);
  });

  test('are had by the first request after an issuer that comes up late, however short ago it was asked in vain', async () => {
    const { token, jwk } = await newKey('one');
    const { url, server } = await publish({ keys: [jwk] });
    await new Promise((resolve) => server.close(resolve));
    const keys = new PublishedKeys(url);
    await expect(jwtVerify(token, keys.getKey)).rejects.toThrow(KeysUnavailable);
    await new Promise<void>((resolve) => server.listen(Number(url.port), '127.0.0.1', resolve));
    await expect(jwtVerify(token, keys.getKey)).resolves.toBeDefined();
  });

  test('are not asked for again and again by tokens with invented key ids', async () => {
    const known = await newKey('one');
    const { url } = await publish({ keys: [known.jwk] });
    const keys = new PublishedKeys(url);
    await jwtVerify(known.token, keys.getKey);
    for (let i = 0; i < 20; i++)
      await expect(jwtVerify((await newKey(`invented-${i}`)).token, keys.getKey)).rejects.toThrow();
    expect(issuer?.requests).toBe(2);
  });

  test('are read for a key that was published a moment after they were read', async () => {
    const [first, second] = [await newKey('one'), await newKey('two')];
    const { url } = await publish({ keys: [first.jwk] });
    const keys = new PublishedKeys(url);
    await jwtVerify(first.token, keys.getKey);
    if (issuer) issuer.jwks = { keys: [first.jwk, second.jwk] };
    await expect(jwtVerify(second.token, keys.getKey)).resolves.toBeDefined();
    expect(issuer?.requests).toBe(2);
  });

  test('are read now and then without being asked: one that is not published any more is refused', async () => {
    const [first, second] = [await newKey('one'), await newKey('two')];
    const { url, server } = await publish({ keys: [first.jwk, second.jwk] });
    const keys = new PublishedKeys(url, { readEveryMs: 2_100 });
    const app = createHttpServer({
      ...{ service: 'test', logLevel: 'silent', bodyLimit: 1, trustRequestId: false },
      readiness: async () => ({ ready: true, parts: {} }),
    });
    keys.follow(app);
    await app.ready();
    onTestFinished(() => app.close());
    await jwtVerify(first.token, keys.getKey);
    if (issuer) issuer.jwks = { keys: [second.jwk] };
    await expect(jwtVerify(first.token, keys.getKey)).resolves.toBeDefined();
    await vi.waitFor(() => expect(issuer?.requests).toBe(2), 5_000);
    await vi.waitFor(() => expect(jwtVerify(first.token, keys.getKey)).rejects.toThrow(), 2_000);

    // While nobody publishes, what was seen last goes on.
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    await expect(jwtVerify(second.token, keys.getKey)).resolves.toBeDefined();
  });
});
