import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { decodeProtectedHeader } from 'jose';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  AccessKeys,
  accessKeysVariable,
  ConfigError,
  createHttpServer,
  INTERNAL_KEY_OVERLAP_MS,
  internalKeyVariable,
  parseAccessKeyFile,
  readConfig,
  readInternalKeys,
  signOrigin,
  verifyOrigin,
} from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'moim-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

const secret = () => randomBytes(32).toString('base64url');
const jwk = (more: Record<string, string> = {}) => ({
  ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }),
  ...more,
});
const origin = { viewer: null, locale: 'ko', client: null } as const;
const at = (minutes: number) => new Date(Date.UTC(2030, 0, 1, 12, minutes));
const iso = (minutes: number) => at(minutes).toISOString();

/** A file of its own, and a way to replace it as a whole. */
function file(name: string, first: string) {
  const path = join(folder, name);
  const replace = (content: string) => {
    writeFileSync(`${path}.new`, content);
    renameSync(`${path}.new`, path);
  };
  replace(first);
  return { path, replace };
}

describe('internal.key', () => {
  test('the newest whose time has come signs; the one before proves for a while; the next proves already', () => {
    const [first, second, third] = [secret(), secret(), secret()];
    const keys = readInternalKeys(`${first}\n${second} ${iso(0)}\n${third} ${iso(30)}\n`);
    const kid = (key: string) => readInternalKeys(key).signing().kid;
    expect(keys.signing(at(-1).getTime()).kid).toBe(kid(first));
    expect(keys.signing(at(0).getTime()).kid).toBe(kid(second));
    expect(keys.signing(at(31).getTime()).kid).toBe(kid(third));
    const overlap = INTERNAL_KEY_OVERLAP_MS / 60_000;
    const proves = (key: string, minutes: number) => keys.find(kid(key), at(minutes).getTime()) !== undefined;
    expect([proves(first, -1), proves(first, overlap - 1), proves(first, overlap)]).toEqual([true, true, false]);
    expect([proves(second, -100), proves(third, -100), proves(third, 1_000_000)]).toEqual([true, true, true]);
    expect(keys.find(kid(secret()), at(0).getTime())).toBeUndefined();
    expect(keys.find(undefined, at(0).getTime())).toBeUndefined();
  });

  test('a file with future keys alone signs with the first of them', () => {
    const first = secret();
    const keys = readInternalKeys(`${first} ${iso(0)}\n${secret()} ${iso(1)}`);
    expect(keys.signing(at(-5).getTime()).kid).toBe(readInternalKeys(first).signing().kid);
  });

  test('what one set of keys signs, another proves if it has that key, by its name', async () => {
    const [shared, other] = [secret(), secret()];
    const token = await signOrigin(origin, readInternalKeys(shared));
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'HS256', kid: expect.stringMatching(/^[\w-]{11}$/) });
    await expect(verifyOrigin(token, readInternalKeys(`${other}\n${shared}`))).resolves.toEqual(origin);
    await expect(verifyOrigin(token, readInternalKeys(other))).rejects.toThrow('none of the internal keys');
  });

  test.each([
    ['', 'it must be'],
    ['short', 'it must be'],
    [`${secret()}\n${secret().slice(5)}`, 'line 2 must be'],
    [`${secret()}\n${secret()} tomorrow`, 'line 2 must be'],
    [`${secret()} 2030-13-41T00:00:00Z`, 'it must be'],
  ])('a broken one is refused, without a word of it: %#', (text, message) => {
    expect(() => readInternalKeys(text)).toThrow(message);
    for (const word of text.split(/\s/).filter((part) => part.length > 4)) {
      expect(() => readInternalKeys(text)).not.toThrow(word);
    }
  });
});

describe('access-token.jwks', () => {
  const set = (...keys: object[]) => JSON.stringify({ keys });

  test('the newest whose time has come signs; all whose time is not over are published, with nothing private', () => {
    const old = jwk({ kid: 'old', publishedUntil: iso(-10) });
    const previous = jwk({ kid: 'previous', signsFrom: iso(-90), publishedUntil: iso(70) });
    const next = jwk({ kid: 'next', signsFrom: iso(0) });
    const keys = new AccessKeys(parseAccessKeyFile(set(next, old, previous)));
    const kids = (minutes: number) => keys.published(at(minutes)).map(({ kid }) => kid);
    expect(kids(-20)).toEqual(['old', 'previous', 'next']);
    expect(kids(-2)).toEqual(['previous', 'next']);
    expect(kids(70)).toEqual(['next']);
    expect(keys.signing(at(-2)).kid).toBe('previous');
    expect(keys.signing(at(0)).kid).toBe('next');
    expect(keys.published(at(70)).map(({ publicJwk }) => publicJwk)).toEqual([
      { kty: 'OKP', crv: 'Ed25519', x: next.x, kid: 'next', alg: 'EdDSA', use: 'sig' },
    ]);
  });

  test('a single JWK is a set of one; a key without a name is named by its thumbprint', () => {
    const single = jwk({ kid: 'mine' });
    expect(parseAccessKeyFile(JSON.stringify(single))).toMatchObject([{ kid: 'mine', signsFrom: null }]);
    const { kid: _, ...nameless } = jwk();
    const canonical = JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x: nameless.x });
    const thumbprint = createHash('sha256').update(canonical).digest('base64url');
    expect(parseAccessKeyFile(set(nameless))).toMatchObject([{ kid: thumbprint }]);
  });

  const whole = set(jwk({ kid: 'a' }));
  test.each([
    ['', 'it is not JSON'],
    [whole.slice(0, -20), 'it is not JSON'],
    ['{}', 'it must be a private Ed25519 JWK'],
    [set(), 'it must be a private Ed25519 JWK'],
    [set({ ...jwk(), d: undefined }), 'it must be a private Ed25519 JWK or a set of such (see keys.0.d)'],
    [set(generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' })), '(see keys.0.crv)'],
    [set(jwk({ signsFrom: 'soon' })), '(see keys.0.signsFrom)'],
    [set({ ...jwk(), x: jwk().x }), 'x and d of a key do not match'],
    [set(jwk({ kid: 'twice' }), jwk({ kid: 'twice' })), 'two of its keys have the same kid'],
    [set(jwk({ publishedUntil: iso(0) })), 'its newest key must not have a publishedUntil'],
  ])('a broken one is refused, without a word of it: %#', (text, message) => {
    expect(() => parseAccessKeyFile(text)).toThrow(message);
    for (const word of text.match(/[\w-]{20,}/g) ?? []) expect(() => parseAccessKeyFile(text)).not.toThrow(word);
  });
});

describe('a file of keys', () => {
  const shape = { INTERNAL_KEY: internalKeyVariable, ACCESS_KEYS: accessKeysVariable };

  test('is a variable like others: given itself or as a file, and what is wrong is said in a line', () => {
    const { path } = file('access', JSON.stringify(jwk({ kid: 'one' })));
    const config = readConfig(shape, { INTERNAL_KEY: secret(), ACCESS_KEYS_FILE: path });
    expect(config.ACCESS_KEYS.current.signing(new Date()).kid).toBe('one');
    const lines = (env: NodeJS.ProcessEnv) => {
      try {
        readConfig(shape, env);
      } catch (error) {
        if (error instanceof ConfigError) return error.lines;
      }
      throw new Error('it was taken');
    };
    expect(lines({ ACCESS_KEYS: '{"keys"' })).toEqual([
      'INTERNAL_KEY is not set',
      'ACCESS_KEYS is wrong: it is not JSON',
    ]);
    expect(lines({ INTERNAL_KEY: secret(), ACCESS_KEYS_FILE: join(folder, 'none') })).toEqual([
      `ACCESS_KEYS_FILE: cannot read ${join(folder, 'none')} (ENOENT)`,
    ]);
  });

  test('is read again when it was replaced; while it is broken or gone the old keys go on, and the log says so once', async () => {
    const first = secret();
    const { path, replace } = file('internal', `${first}\n`);
    const { INTERNAL_KEY: keys } = readConfig({ INTERNAL_KEY: internalKeyVariable }, { INTERNAL_KEY_FILE: path });
    const app = createHttpServer({
      ...{ service: 'test', logLevel: 'silent', bodyLimit: 1, trustRequestId: false },
      readiness: async () => ({ ready: true, parts: {} }),
    });
    const complaints = vi.spyOn(app.log, 'error');
    keys.follow(app);
    await app.ready();
    onTestFinished(() => app.close());
    const kid = () => keys.current.signing().kid;
    const before = kid();

    const second = secret();
    replace(`${first}\n${second} 2020-01-01T00:00:00Z\n`);
    await vi.waitFor(() => expect(kid()).not.toBe(before), 1_000);
    expect(keys.current.find(readInternalKeys(second).signing().kid)).toBeDefined();
    const after = kid();

    replace(`${secret().slice(0, 20)}`);
    await vi.waitFor(() => expect(complaints).toHaveBeenCalledTimes(1), 1_500);
    await sleep(1_100);
    expect(complaints).toHaveBeenCalledTimes(1);
    expect(complaints.mock.calls[0]?.[0]).toMatchObject({ file: path, reason: expect.stringMatching(/^it must be/) });
    expect(kid()).toBe(after);

    rmSync(path);
    await vi.waitFor(() => expect(complaints).toHaveBeenCalledTimes(2), 1_500);
    expect(complaints.mock.calls[1]?.[0]).toMatchObject({ reason: 'it cannot be read (ENOENT)' });
    expect(kid()).toBe(after);

    replace(first);
    await vi.waitFor(() => expect(kid()).toBe(before), 1_500);
    await app.close();
    replace(second);
    await sleep(1_100);
    expect(kid()).toBe(before);
  });
});
