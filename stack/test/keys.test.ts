import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, jwtVerify, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { ensureKeys } from '../src/keys.ts';
import { DATABASES } from '../src/subgraphs.ts';
import { testFolder } from './helpers.ts';

test('keys are made once, also by several at once, and stay', async () => {
  const directory = join(testFolder(), 'keys');
  const [first, second] = await Promise.all([ensureKeys(directory), ensureKeys(directory)]);
  const third = await ensureKeys(directory);
  const accessKey = readFileSync(first.accessKeysFile, 'utf8');

  expect(second).toEqual(first);
  expect(third).toEqual(first);
  expect(new Set(Object.values(first.databasePasswords)).size).toBe(DATABASES.length);
  await ensureKeys(directory);
  expect(readFileSync(first.accessKeysFile, 'utf8')).toBe(accessKey);
});

test('nobody else may read them', async () => {
  const directory = join(testFolder(), 'keys');
  const { internalKeyFile, accessKeysFile } = await ensureKeys(directory);
  expect(statSync(directory).mode & 0o777).toBe(0o700);
  for (const file of [internalKeyFile, accessKeysFile, join(directory, 'database-user.password')]) {
    expect(statSync(file).mode & 0o777).toBe(0o600);
  }
});

test('the internal key has 32 bytes, and the access key signs EdDSA tokens', async () => {
  const keys = await ensureKeys(join(testFolder(), 'keys'));
  expect(Buffer.from(readFileSync(keys.internalKeyFile, 'utf8').trim(), 'base64url')).toHaveLength(32);

  const set = JSON.parse(readFileSync(keys.accessKeysFile, 'utf8')) as { keys: JWK[] };
  expect(set.keys).toHaveLength(1);
  const { d, ...publicJwk } = set.keys[0] as JWK;
  expect(publicJwk.kid).toBe(await calculateJwkThumbprint(publicJwk));
  const header = { alg: 'EdDSA', kid: publicJwk.kid ?? '' };
  const token = await new SignJWT({}).setProtectedHeader(header).sign(await importJWK({ ...publicJwk, d }));
  const verified = await jwtVerify(token, await importJWK(publicJwk));
  expect(verified.protectedHeader).toEqual(header);
  expect(header.kid).not.toBe('');
});

test('the one key of an older installation is taken over, with its name', async () => {
  const directory = join(testFolder(), 'keys');
  mkdirSync(directory);
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const old = { ...(await exportJWK(privateKey)), kid: 'of-old', alg: 'EdDSA', use: 'sig' };
  const single = join(directory, 'access-token.jwk');
  writeFileSync(single, JSON.stringify(old));
  const [{ accessKeysFile }] = await Promise.all([ensureKeys(directory), ensureKeys(directory)]);
  expect(JSON.parse(readFileSync(accessKeysFile, 'utf8'))).toEqual({ keys: [old] });
  expect(existsSync(single)).toBe(false);
});
