import { createHmac, type KeyObject, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parseAccessKeyFile, readInternalKeys } from '@moim/service-kit';
import { demoId } from '@moim/stack/demo';
import { afterAll, expect, inject } from 'vitest';

export type Json = Record<string, unknown>;
/** Signs the first two parts of a token. */
export type Signer = (text: string) => Buffer;

const { keysDir } = inject('moim');
const [accessKey] = parseAccessKeyFile(readFileSync(join(keysDir, 'access-token.jwks'), 'utf8'));
if (accessKey === undefined) throw new Error('there is no key to attack');

/** The platform's own keys, as somebody would have them who should not. */
export const ours = accessKey;
export const internalKeys = readInternalKeys(readFileSync(join(keysDir, 'internal.key'), 'utf8'));

export const minji = { userId: demoId('usr', 'minji'), sessionId: demoId('ses', 'minji') };
/** In seconds, as tokens tell times. */
export const now = () => Math.floor(Date.now() / 1000);

export const eddsa = (key: KeyObject): Signer => {
  return (text) => sign(null, Buffer.from(text), key);
};
export const hmac = (hash: string, secret: Buffer | string): Signer => {
  return (text) => createHmac(hash, secret).update(text).digest();
};
export const nothing: Signer = () => Buffer.alloc(0);

export const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
export const usualHeader = { alg: 'EdDSA', kid: ours.kid, typ: 'at+jwt' };
export const usualClaims = () => ({
  ...{ iss: 'moim', aud: 'moim', sub: minji.userId, sid: minji.sessionId },
  ...{ iat: now(), exp: now() + 600 },
});

/** A token made by hand. Without changes it is one that the user subgraph could have made. */
export function forge(header: Json = {}, claims: Json = {}, signer: Signer = eddsa(ours.privateKey)): string {
  const text = `${base64url({ ...usualHeader, ...header })}.${base64url({ ...usualClaims(), ...claims })}`;
  return `${text}.${signer(text).toString('base64url')}`;
}

export interface RawAnswer {
  status: number;
  body: string;
}

const BODY = '{"query":"{ me { id } }"}';

/** Asks who one is with exactly these Authorization lines, as fetch would not send them. */
export function askWith(url: string, authorization: readonly string[]): Promise<RawAnswer> {
  const lines = { host: 'moim.test', 'content-type': 'application/json', 'content-length': `${BODY.length}` };
  const headers = [...Object.entries(lines).flat(), ...authorization.flatMap((line) => ['authorization', line])];
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/graphql`, { method: 'POST', headers }, async (response) => {
      let body = '';
      for await (const chunk of response) body += chunk;
      resolve({ status: response.statusCode ?? 0, body });
    });
    sent.on('error', reject).end(BODY);
  });
}

/** 401, and nothing about why. */
export function expectRefusal({ status, body }: RawAnswer): void {
  expect(status, body).toBe(401);
  const answer = JSON.parse(body) as { data?: unknown; errors: { message: string; extensions: Json }[] };
  expect(answer.data ?? null).toBeNull();
  expect(answer.errors).toHaveLength(1);
  expect(answer.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  expect(body).not.toMatch(/stack|jose|JWS|JWT|signature|kid|node_modules/i);
}

/** A server of the attacker's that shows keys to whoever asks, and knows who did. */
export async function serveKeys(jwks: object): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((incoming, response) => {
    asked.push(incoming.url ?? '');
    response.setHeader('content-type', 'application/json').end(JSON.stringify(jwks));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`, asked };
}
