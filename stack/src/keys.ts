import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type AccessKey, parseAccessKeyFile } from '@moim/service-kit';
import { exportJWK, generateKeyPair } from 'jose';
import { type AuthKeys, ensureAuthKeys } from './auth-keys.ts';
import { ensureSecretFile } from './files.ts';
import { withLock } from './launcher/lock.mjs';
import { codeOf } from './plain-error.ts';
import { type DatabaseName, forEachDatabase } from './subgraphs.ts';

/** The key files of one installation (docs/architecture.md) that may be rotated (docs/rotate-keys.md). */
export type KeyFiles = {
  directory: string;
  internalKeyFile: string;
  accessKeysFile: string;
};

/** All of an installation's keys: files, and the passwords that only the launcher reads. */
export type Keys = KeyFiles & {
  /** Of the superuser of the Postgres that the launcher itself runs. */
  adminPassword: string;
  databasePasswords: Record<DatabaseName, string>;
  auth: AuthKeys;
};

/** Where the key files of an installation are, made or not. */
export function keyFiles(directory: string): KeyFiles {
  return {
    directory,
    internalKeyFile: join(directory, 'internal.key'),
    accessKeysFile: join(directory, 'access-token.jwks'),
  };
}

/** Runs `work` while nobody else changes the key files of this installation. */
export function withKeysLock<T>(directory: string, work: () => Promise<T>): Promise<T> {
  return withLock(join(directory, 'keys.lock'), work);
}

/**
 * Makes what is missing of the keys in `directory` (mode 0700, files 0600) and returns them. Safe to call again, and by
 * several processes at once: a key that exists is never replaced.
 */
export async function ensureKeys(directory: string): Promise<Keys> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  chmodSync(directory, 0o700);

  const files = keyFiles(directory);
  await ensureSecretFile(files.internalKeyFile, async () => newInternalKey());
  const single = join(directory, 'access-token.jwk');
  await ensureSecretFile(files.accessKeysFile, async () =>
    formatAccessKeys(takeOver(single) ?? [await newAccessKey()]),
  );
  rmSync(single, { force: true });

  const password = (owner: string) => ensurePassword(join(directory, `database-${owner}.password`));
  const databasePasswords = await forEachDatabase(password);
  const auth = await ensureAuthKeys(directory);
  return { ...files, adminPassword: await password('admin'), databasePasswords, auth };
}

async function ensurePassword(path: string): Promise<string> {
  await ensureSecretFile(path, async () => randomBytes(24).toString('base64url'));
  return readFileSync(path, 'utf8').trim();
}

/** A new key between the gateway and the subgraphs, as a line of `internal.key`. */
export function newInternalKey(): string {
  return randomBytes(32).toString('base64url');
}

/** A new key for access tokens, which signs from ever. */
export async function newAccessKey(): Promise<AccessKey> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const [key] = parseAccessKeyFile(JSON.stringify({ keys: [await exportJWK(privateKey)] }));
  if (key === undefined) throw new Error('unreachable: a set of one has one');
  return key;
}

/** The text of `access-token.jwks`, as parseAccessKeyFile reads it. */
export function formatAccessKeys(keys: readonly AccessKey[]): string {
  const jwks = keys.map(({ privateKey, publicJwk, signsFrom, publishedUntil }) => ({
    ...{ ...privateKey.export({ format: 'jwk' }), ...publicJwk },
    ...(signsFrom === null ? {} : { signsFrom: signsFrom.toISOString() }),
    ...(publishedUntil === null ? {} : { publishedUntil: publishedUntil.toISOString() }),
  }));
  return JSON.stringify({ keys: jwks }, null, 2);
}

/** The one key of an installation from before keys could rotate; null where there is none. */
function takeOver(single: string): AccessKey[] | null {
  try {
    return parseAccessKeyFile(readFileSync(single, 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
