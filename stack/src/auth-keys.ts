import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { ensureSecretFile } from './files.ts';

/** The keys of the sign-in server, and the secret that it shares with the user subgraph. */
export type AuthKeys = {
  /** Sign ID tokens: a set of JWKs, the first of which signs. */
  signingKeysFile: string;
  /** Sign cookies: one a line, the first of which signs. */
  cookieKeysFile: string;
  /** Of the client `moim`, which is the user subgraph. */
  clientSecret: string;
};

/** Makes what is missing of them in `directory`, and returns them. */
export async function ensureAuthKeys(directory: string): Promise<AuthKeys> {
  const random = async () => randomBytes(32).toString('base64url');
  const signingKeysFile = join(directory, 'auth-signing.jwks');
  const cookieKeysFile = join(directory, 'auth-cookies.key');
  const clientSecretFile = join(directory, 'auth-client-moim.secret');
  await ensureSecretFile(signingKeysFile, newSigningKeys);
  await ensureSecretFile(cookieKeysFile, random);
  await ensureSecretFile(clientSecretFile, random);
  return { signingKeysFile, cookieKeysFile, clientSecret: readFileSync(clientSecretFile, 'utf8').trim() };
}

/** RS256 is what every OpenID client can verify (OpenID Connect Core 1.0, 15.1). */
async function newSigningKeys(): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2_048, extractable: true });
  const jwk = await exportJWK(privateKey);
  // The thumbprint of RFC 7638 names the key by its content: two keys never share a kid.
  const key = { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'RS256', use: 'sig' };
  return JSON.stringify({ keys: [key] }, null, 2);
}
