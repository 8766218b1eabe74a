import { expect, test } from 'vitest';
import { Browser } from './browser.ts';
import { testPlatform } from './platform.ts';

const platform = await testPlatform({ env: { MOIM_RATE_LIMITS: 'on' }, gatewayEnv: { TRUST_PROXY: '127.0.0.1' } });
const direct = await platform.startGateway();

const attempt = (alias = 'signIn', email = 'minji@moim.test') =>
  `${alias}: signIn(input: { email: "${email}", password: "wrong-password" }) { userErrors { code } }`;

/** Programs at an address, as the trusted proxy tells it. */
const at = (address: string, url = platform.url) => new Browser(url, { 'x-forwarded-for': address });

/**
 * Wrong passwords until there were too many. How many that are is tested where it is decided: here a busy machine may count some of them
 * in memory, since Redis did not answer in time.
 */
async function exhaust(next: () => Browser): Promise<void> {
  for (let attempts = 0; attempts < 40; attempts++) {
    const { status, data } = await next().ask(`mutation { ${attempt()} }`);
    if (status === 429) return;
    expect([status, data.signIn.userErrors]).toEqual([200, [{ code: 'INVALID_CREDENTIALS' }]]);
  }
  throw new Error('nobody was ever refused');
}

test('too many attempts are HTTP 429, with the seconds to wait', async () => {
  await exhaust(() => at('203.0.113.1'));
  const { status, headers, errors, data } = await at('203.0.113.1').ask(`mutation { ${attempt()} }`);
  expect(status).toBe(429);
  expect(data ?? null).toBeNull();
  expect(errors).toEqual([
    {
      message: expect.any(String),
      path: ['signIn'],
      extensions: { code: 'RATE_LIMITED', retryAfter: expect.any(Number) },
    },
  ]);
  expect(headers.get('retry-after')).toBe(String(errors?.[0]?.extensions.retryAfter));
  expect(headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
});

test('aliases count each', async () => {
  const many = Array.from({ length: 20 }, (_, i) => attempt(`a${i}`));
  const { errors } = await at('203.0.113.2').ask(`mutation { ${many.join(' ')} }`);
  expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
  expect((await at('203.0.113.2').ask(`mutation { ${attempt()} }`)).status).toBe(429);
});

test('what has a part of the answer stays 200', async () => {
  await exhaust(() => at('203.0.113.3'));
  const both = `mutation { ${attempt()} signOut { ok } }`;
  const { status, headers, errors } = await at('203.0.113.3').ask(both);
  expect(status).toBe(200);
  expect(headers.get('retry-after')).toBeNull();
  expect(errors).toMatchObject([{ path: ['signIn'], extensions: { code: 'RATE_LIMITED' } }]);
  // All of it, in fragments: 429 again.
  const all = `mutation { ...A ... on Mutation { ${attempt('second')} } } fragment A on Mutation { ${attempt('first')} }`;
  expect((await at('203.0.113.3').ask(all)).status).toBe(429);
});

test('another address has its own count, unless it is only said to be another', async () => {
  await exhaust(() => at('203.0.113.4'));
  expect((await at('203.0.113.4').ask(`mutation { ${attempt()} }`)).status).toBe(429);
  expect((await at('203.0.113.5').ask(`mutation { ${attempt()} }`)).status).toBe(200);
  expect((await at('1.2.3.4, 203.0.113.4').ask(`mutation { ${attempt()} }`)).status).toBe(429);
  // This gateway trusts no proxy: all of these come from one address.
  let i = 0;
  await exhaust(() => at(`198.51.100.${i++}`, direct.url));
  expect((await at('198.51.100.99', direct.url).ask(`mutation { ${attempt()} }`)).status).toBe(429);
});
