import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '@moim/service-kit';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { readUserConfig } from '../src/config.ts';
import { insecureProviders, providersVariable } from '../src/providers/config.ts';

const SECRET = 'never-to-be-shown';
const kakao = {
  id: 'kakao',
  name: { ko: '카카오', en: 'Kakao' },
  issuer: 'https://kauth.kakao.com',
  clientId: 'abc',
  clientSecret: SECRET,
};
const read = (SIGN_IN_PROVIDERS: string | undefined) =>
  readConfig({ SIGN_IN_PROVIDERS: providersVariable }, { SIGN_IN_PROVIDERS }).SIGN_IN_PROVIDERS;
const lines = (text: string): string => {
  try {
    read(text);
  } catch (error) {
    return String(error);
  }
  return 'nothing is wrong';
};

const folder = await mkdtemp(join(tmpdir(), 'moim-providers-'));
afterAll(() => rm(folder, { recursive: true }));

describe('SIGN_IN_PROVIDERS', () => {
  test.each([undefined, '', '[]'])('may be left out: %j', (text) => {
    expect(read(text)).toEqual([]);
  });

  test('is read with its defaults, from a file too', () => {
    const expected = [{ ...kakao, scope: 'openid profile email' }];
    expect(read(JSON.stringify([kakao]))).toEqual(expected);
    const file = join(folder, 'providers.json');
    writeFileSync(file, `${JSON.stringify([kakao], null, 2)}\n`);
    const { SIGN_IN_PROVIDERS } = readConfig(
      { SIGN_IN_PROVIDERS: providersVariable },
      { SIGN_IN_PROVIDERS_FILE: file },
    );
    expect(SIGN_IN_PROVIDERS).toEqual(expected);
  });

  test.each([
    [`[{"clientSecret": "${SECRET}"`, 'it must be a JSON array of providers'],
    [JSON.stringify(kakao), 'it must be a JSON array of providers'],
    [JSON.stringify([kakao, SECRET]), 'provider 2: it is missing or no object'],
  ])('is JSON: %s', (text, message) => {
    expect(lines(text)).toBe(`ConfigError: SIGN_IN_PROVIDERS is wrong: ${message}`);
  });

  test.each([
    [{ id: undefined }, 'id is missing or no string'],
    [{ id: 'Kakao!' }, 'id: it must be lower-case letters, digits and -'],
    [{ name: '카카오' }, 'name is missing or no object'],
    [{ name: { ko: '카카오' } }, 'name.en is missing or no string'],
    [{ name: { ko: ' ', en: 'Kakao' } }, 'name.ko: it is empty'],
    [{ issuer: 'kauth.kakao.com' }, 'issuer: it must be an http or https address'],
    [{ issuer: 'ftp://kauth.kakao.com' }, 'issuer: it must be an http or https address'],
    [{ issuer: 'https://kauth.kakao.com/?a' }, 'issuer: it must have no query, no fragment and no user name'],
    [{ clientId: '' }, 'clientId: it is empty'],
    [{ clientSecret: 7 }, 'clientSecret is missing or no string'],
    [{ scope: 'profile' }, 'scope: it must contain openid'],
    [{ internalUrl: 'http://auth:4001/path' }, 'internalUrl: it must be an origin, without a path'],
    [
      { tokenEndpointAuthMethod: 'private_key_jwt' },
      'tokenEndpointAuthMethod must be one of client_secret_basic, client_secret_post, none',
    ],
    [
      { tokenEndpointAuthMethod: 'none' },
      'tokenEndpointAuthMethod: none is for clients without a clientSecret, the others need one',
    ],
    [
      { clientSecret: undefined, tokenEndpointAuthMethod: 'client_secret_post' },
      'tokenEndpointAuthMethod: none is for clients without a clientSecret, the others need one',
    ],
    [{ client_secret: SECRET }, 'unknown: client_secret'],
  ])('with %j is refused, without a secret in the message', (wrong, message) => {
    expect(lines(JSON.stringify([{ ...kakao, ...wrong }]))).toBe(
      `ConfigError: SIGN_IN_PROVIDERS is wrong: provider 1: ${message}`,
    );
  });

  test('says all that is wrong, a line each', () => {
    expect(
      lines(
        JSON.stringify([
          { ...kakao, clientId: '' },
          { ...kakao, id: 'K' },
        ]),
      ),
    ).toBe(
      [
        'ConfigError: SIGN_IN_PROVIDERS is wrong: provider 1: clientId: it is empty',
        'SIGN_IN_PROVIDERS is wrong: provider 2: id: it must be lower-case letters, digits and -',
      ].join('\n'),
    );
  });

  test('has each id and each issuer once', () => {
    expect(lines(JSON.stringify([kakao, { ...kakao, issuer: 'https://kauth.kakao.com/' }]))).toBe(
      [
        'ConfigError: SIGN_IN_PROVIDERS is wrong: two providers have the id kakao',
        'SIGN_IN_PROVIDERS is wrong: two providers have the issuer https://kauth.kakao.com/',
      ].join('\n'),
    );
  });
});

describe('in production an issuer', () => {
  test.each([
    [{ issuer: 'https://auth.example.com' }, []],
    [{ issuer: 'http://localhost:4001' }, []],
    [{ issuer: 'http://127.0.0.1:4001' }, []],
    [{ issuer: 'http://[::1]:4001' }, []],
    [{ issuer: 'http://auth.example.com', internalUrl: 'http://auth:4001' }, []],
    [
      { issuer: 'http://auth.example.com' },
      ['SIGN_IN_PROVIDERS is wrong: kakao: in production the issuer must be https'],
    ],
    [
      { issuer: 'http://localhost.attacker.test' },
      ['SIGN_IN_PROVIDERS is wrong: kakao: in production the issuer must be https'],
    ],
  ])('like %j: %j', (given, expected) => {
    expect(insecureProviders(read(JSON.stringify([{ ...kakao, ...given }])))).toEqual(expected);
  });
});

test('the user subgraph starts with no insecure provider in production, and with one elsewhere', () => {
  const { keysDir, natsUrl, redisUrl } = inject('moim');
  const env = {
    PORT: '0',
    DATABASE_URL: 'postgresql://localhost/never_connected_to',
    NATS_URL: natsUrl,
    REDIS_URL: redisUrl,
    INTERNAL_KEY_FILE: join(keysDir, 'internal.key'),
    ACCESS_KEYS_FILE: join(keysDir, 'access-token.jwks'),
    MAIL_DIR: join(keysDir, '../mail'),
    SIGN_IN_PROVIDERS: JSON.stringify([{ ...kakao, issuer: 'http://auth.example.com' }]),
  };
  expect(readUserConfig({ ...env, NODE_ENV: 'development' }).SIGN_IN_PROVIDERS).toHaveLength(1);
  expect(() => readUserConfig({ ...env, NODE_ENV: 'production' })).toThrow(
    'kakao: in production the issuer must be https',
  );
});
