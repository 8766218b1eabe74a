import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { createFileOnce } from './files.ts';
import { SUBGRAPHS, type SubgraphName } from './subgraphs.ts';

const SECRET_MODE = 0o600;

/** The key files of one installation (docs/architecture.md): paths, and the passwords that only the launcher reads. */
export type Keys = {
  directory: string;
  internalKeyFile: string;
  accessKeyFile: string;
  /** Of the superuser of the Postgres that the launcher itself runs. */
  adminPassword: string;
  databasePasswords: Record<SubgraphName, string>;
};

/**
 * Makes what is missing of the keys in `directory` (mode 0700, files 0600) and returns them. Safe to call again, and by
 * several processes at once: a key that exists is never replaced.
 */
export async function ensureKeys(directory: string): Promise<Keys> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  chmodSync(directory, 0o700);

  const internalKeyFile = join(directory, 'internal.key');
  await ensureFile(internalKeyFile, async () => randomBytes(32).toString('base64url'));
  const accessKeyFile = join(directory, 'access-token.jwk');
  await ensureFile(accessKeyFile, makeAccessKey);

  const password = (owner: string) => ensurePassword(join(directory, `database-${owner}.password`));
  const entries = await Promise.all(SUBGRAPHS.map(async (name) => [name, await password(name)] as const));
  const databasePasswords = Object.fromEntries(entries) as Record<SubgraphName, string>;
  return { directory, internalKeyFile, accessKeyFile, adminPassword: await password('admin'), databasePasswords };
}

async function ensurePassword(path: string): Promise<string> {
  await ensureFile(path, async () => randomBytes(24).toString('base64url'));
  return readFileSync(path, 'utf8').trim();
}

async function ensureFile(path: string, make: () => Promise<string>): Promise<void> {
  if (existsSync(path)) chmodSync(path, SECRET_MODE);
  else createFileOnce(path, `${await make()}\n`, SECRET_MODE);
}

async function makeAccessKey(): Promise<string> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const jwk = await exportJWK(privateKey);
  // The thumbprint of RFC 7638 names the key by its content: two keys never share a kid.
  return JSON.stringify({ ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'EdDSA', use: 'sig' });
}
