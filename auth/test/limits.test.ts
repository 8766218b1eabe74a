import { SIGN_IN_RULES } from '@moim/rate-limit';
import { RedisLine } from '@moim/test-kit';
import { AuthBrowser, JIWOO } from '@moim/test-kit/auth';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { readAuthConfig } from '../src/config.ts';
import { authAndProduct, newcomer } from './tools.ts';

/** Requests come from wherever they say, as behind a proxy. */
const { auth, product } = await authAndProduct({ MOIM_RATE_LIMITS: 'on', TRUST_PROXY: '127.0.0.1' });

async function pageFrom(address: string) {
  const browser = new AuthBrowser(auth.url);
  browser.headers = { 'x-forwarded-for': address };
  return { browser, page: await browser.open((await product.begin()).url) };
}

test('wrong passwords for one account from one address are bounded; then not even the right one is tried there, but elsewhere', async () => {
  const { browser, page } = await pageFrom('192.0.2.1');
  const attempt = (password: string) => browser.submit(page, 'sign-in', { email: JIWOO.email, password });
  for (let wrong = 0; wrong < SIGN_IN_RULES.failuresOfPair.limit; wrong += 1)
    expect((await attempt('not it')).status).toBe(400);
  const refused = await attempt(JIWOO.password);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
  expect(refused.html).toMatch(/너무 여러 번 시도했어요\. 1[45]분 뒤에 다시 해 주세요\./);
  expect(refused.html).toContain(`value="${JIWOO.email}"`);

  const elsewhere = await pageFrom('192.0.2.2');
  const { email, password } = JIWOO;
  expect((await elsewhere.browser.submit(elsewhere.page, 'sign-in', { email, password })).status).toBe(200);
});

test('of many at once no more are tried than that, and an unknown address is bounded as a known one', async () => {
  const { browser, page } = await pageFrom('192.0.2.3');
  const attempts = Array.from({ length: 30 }, () =>
    browser.submit(page, 'sign-in', { email: 'nobody@moim.test', password: 'not it' }),
  );
  const statuses = (await Promise.all(attempts)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 400)).toHaveLength(SIGN_IN_RULES.failuresOfPair.limit);
  expect(statuses.filter((status) => status === 429)).toHaveLength(20);
});

test('what was right counts for nothing', async () => {
  const { browser, page } = await pageFrom('192.0.2.4');
  const { email, name, password } = newcomer();
  const made = await browser.submit(await browser.follow(page, 'sign-up'), 'sign-up', { email, name, password });
  expect(made.html).toContain('/consent"');
  for (let round = 0; round < 2; round += 1) {
    for (let wrong = 1; wrong < SIGN_IN_RULES.failuresOfPair.limit; wrong += 1) {
      const again = await pageFrom('192.0.2.4');
      expect((await again.browser.submit(again.page, 'sign-in', { email, password: 'not it' })).status).toBe(400);
    }
    const right = await pageFrom('192.0.2.4');
    expect((await right.browser.submit(right.page, 'sign-in', { email, password })).status).toBe(200);
  }
});

describe('while Redis is away', async () => {
  const line = new RedisLine(inject('moim').redisUrl);
  await line.open();
  afterAll(() => line.cut());
  const own = await authAndProduct({ MOIM_RATE_LIMITS: 'on', REDIS_URL: line.url });

  test('attempts are counted in memory, and it is ready', async () => {
    await line.cut();
    const browser = new AuthBrowser(own.auth.url);
    const page = await browser.open((await own.product.begin()).url);
    const statuses: number[] = [];
    for (let attempt = 0; attempt < SIGN_IN_RULES.failuresOfPair.limit + 1; attempt += 1) {
      statuses.push((await browser.submit(page, 'sign-in', { email: JIWOO.email, password: 'not it' })).status);
    }
    expect(statuses).toEqual([...Array.from({ length: SIGN_IN_RULES.failuresOfPair.limit }, () => 400), 429]);
    const readiness = await fetch(`${own.auth.url}/readyz`);
    expect([readiness.status, await readiness.json()]).toEqual([
      200,
      { status: 'ready', parts: { database: 'ok', redis: 'unavailable' } },
    ]);
  });
});

describe('the environment', () => {
  const secret = 'x'.repeat(43);
  const client = {
    client_id: 'shop',
    client_secret: secret,
    redirect_uris: ['https://shop.example/cb'],
    name: { ko: '가게', en: 'Shop' },
  };
  const env = {
    ...{
      PORT: '4001',
      DATABASE_URL: 'postgresql://auth',
      REDIS_URL: 'redis://redis',
      AUTH_URL: 'http://localhost:4001/',
    },
    AUTH_SIGNING_KEYS: JSON.stringify({ keys: [{ kid: 'a', kty: 'RSA', alg: 'RS256' }] }),
    AUTH_COOKIE_KEYS: `${'n'.repeat(43)}\n${'o'.repeat(43)}\n`,
    AUTH_CLIENTS: JSON.stringify([client]),
    MAIL_DIR: 'mail',
  };
  const wrong = (change: NodeJS.ProcessEnv) => {
    try {
      readAuthConfig({ ...env, ...change });
    } catch (error) {
      return (error as Error).message;
    }
    return null;
  };
  const clients = (...list: unknown[]) => wrong({ AUTH_CLIENTS: JSON.stringify(list) });

  test('is read', () => {
    const config = readAuthConfig(env);
    expect(config.AUTH_URL).toBe('http://localhost:4001');
    expect(config.AUTH_CLIENTS).toEqual([client]);
    expect(config.AUTH_COOKIE_KEYS).toEqual(['n'.repeat(43), 'o'.repeat(43)]);
  });

  test('and what is wrong with it is named, without the secrets in it', () => {
    expect(wrong({ AUTH_CLIENTS: '' })).toBe('AUTH_CLIENTS is not set');
    expect(wrong({ AUTH_CLIENTS: secret })).toBe('AUTH_CLIENTS is wrong: it is no JSON');
    expect(clients(client, client)).toBe('AUTH_CLIENTS is wrong: it: two clients have one client_id');
    expect(clients({ ...client, redirect_uris: [] })).toBe('AUTH_CLIENTS is wrong: shop: redirect_uris: there is none');
    expect(clients(client, { ...client, client_id: undefined })).toBe(
      'AUTH_CLIENTS is wrong: client 2: client_id is missing or no string',
    );
    expect(clients({ ...client, client_secret: 'short' })).toBe(
      'AUTH_CLIENTS is wrong: shop: client_secret: it has less than 32 characters',
    );
    expect(clients({ ...client, redirect_uris: ['javascript:alert(1)'] })).toBe(
      'AUTH_CLIENTS is wrong: shop: redirect_uris.0: it must be an http or https address',
    );
    expect(clients({ ...client, redirect_uri: 'https://shop.example' })).toBe(
      'AUTH_CLIENTS is wrong: shop has what nobody knows: redirect_uri',
    );
    expect(wrong({ AUTH_URL: 'https://moim.example/auth' })).toBe('AUTH_URL is wrong: it must be an origin');
    expect(wrong({ AUTH_COOKIE_KEYS: 'short' })).toBe(
      'AUTH_COOKIE_KEYS is wrong: each must be at least 32 bytes in base64url',
    );
    expect(wrong({ NODE_ENV: 'production', MOIM_RATE_LIMITS: 'off' })).toMatch(/^MOIM_RATE_LIMITS is wrong/);
    expect(wrong({ MAIL_DIR: undefined })).toBe('SMTP_URL is not set, nor MAIL_DIR: mail would go nowhere');
    expect(wrong({ SMTP_URL: 'smtp://localhost' })).toBe('MAIL_FROM is not set: SMTP_URL needs it');
    expect(wrong({ TRUST_PROXY: 'all' })).toMatch(/^TRUST_PROXY is wrong/);
  });
});
