import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { importJWK, jwtVerify, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { ensureKeys } from '../src/keys.ts';
import { testFolder } from './helpers.ts';

test('keys are made once, also by several at once, and stay', async () => {
  const directory = join(testFolder(), 'keys');
  const [first, second] = await Promise.all([ensureKeys(directory), ensureKeys(directory)]);
  const third = await ensureKeys(directory);
  const accessKey = readFileSync(first.accessKeyFile, 'utf8');

  expect(second).toEqual(first);
  expect(third).toEqual(first);
  expect(new Set(Object.values(first.databasePasswords)).size).toBe(5);
  await ensureKeys(directory);
  expect(readFileSync(first.accessKeyFile, 'utf8')).toBe(accessKey);
});

test('nobody else may read them', async () => {
  const directory = join(testFolder(), 'keys');
  const { internalKeyFile, accessKeyFile } = await ensureKeys(directory);
  expect(statSync(directory).mode & 0o777).toBe(0o700);
  for (const file of [internalKeyFile, accessKeyFile, join(directory, 'database-user.password')]) {
    expect(statSync(file).mode & 0o777).toBe(0o600);
  }
});

test('the internal key has 32 bytes, and the access key signs EdDSA tokens', async () => {
  const keys = await ensureKeys(join(testFolder(), 'keys'));
  expect(Buffer.from(readFileSync(keys.internalKeyFile, 'utf8').trim(), 'base64url')).toHaveLength(32);

  const { d, ...publicJwk } = JSON.parse(readFileSync(keys.accessKeyFile, 'utf8')) as Record<string, string>;
  const header = { alg: 'EdDSA', kid: publicJwk.kid ?? '' };
  const token = await new SignJWT({}).setProtectedHeader(header).sign(await importJWK({ ...publicJwk, d }));
  const verified = await jwtVerify(token, await importJWK(publicJwk));
  expect(verified.protectedHeader).toEqual(header);
  expect(header.kid).not.toBe('');
});
