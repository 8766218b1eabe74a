import { request as httpRequest } from 'node:http';
import type { GraphQLAnswer } from '@moim/test-kit';
import { describe, expect, test } from 'vitest';
import { Browser } from './browser.ts';
import { KEEPS_NOTHING, testPlatform } from './platform.ts';

const platform = await testPlatform({ gatewayEnv: KEEPS_NOTHING });
const { host, port } = new URL(platform.url);
const browser = new Browser(platform.url);
await browser.signIn('minji');
const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
const ME = { query: '{ me { name } }' };
const json = { 'content-type': 'application/json' };

/** A request with exactly these headers, Host apart: `fetch` would add some. */
function send(
  headers: Record<string, string>,
  {
    method = 'POST',
    path = '/graphql',
    body = JSON.stringify(ME),
  }: { method?: string; path?: string; body?: string } = {},
): Promise<{ status: number; answer: GraphQLAnswer; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, answer: JSON.parse(text || 'null'), headers: response.headers });
      });
    });
    request.on('error', reject);
    request.end(method === 'POST' ? body : undefined);
  });
}

describe('cookies count', () => {
  test.each<[string, Record<string, string>]>([
    ['on a page of the gateway’s own', { ...json, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' }],
    ['on a page at PUBLIC_URL', { ...json, origin: 'http://localhost:4000', 'sec-fetch-site': 'same-origin' }],
    ['by another name of the host', { ...json, host: 'moim.local:4000', origin: 'http://moim.local:4000' }],
    ['without Origin', { ...json, 'sec-fetch-site': 'same-origin' }],
    ['over http to another machine, where browsers send no Sec-Fetch-Site', { ...json, origin: `http://${host}` }],
    ['of a program that is no browser', json],
    ['with a charset', { 'content-type': 'Application/JSON; charset=utf-8', origin: `http://${host}` }],
  ])('%s', async (_where, headers) => {
    const { status, answer } = await send({ ...headers, cookie });
    expect([status, answer.data?.me]).toEqual([200, { name: '김민지' }]);
  });
});

describe('refused with 403, before anything is done', () => {
  test.each<[string, Record<string, string>]>([
    ['another site', { ...json, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['another site, in a browser without Sec-Fetch-Site', { ...json, origin: 'https://evil.example' }],
    ['another site that hides its origin', { ...json, 'sec-fetch-site': 'cross-site' }],
    ['a sandboxed frame', { ...json, origin: 'null', 'sec-fetch-site': 'same-origin' }],
    ['a file', { ...json, origin: 'null' }],
    ['another port of this host', { ...json, origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-site' }],
    ['another port, in a browser without Sec-Fetch-Site', { ...json, origin: 'http://127.0.0.1:3000' }],
    ['a neighbour', { ...json, origin: 'http://evil.localhost:4000', 'sec-fetch-site': 'same-site' }],
    ['the same host by another scheme', { ...json, origin: `https://${host}` }],
    ['a name that begins like ours', { ...json, origin: `http://${host}.evil.example` }],
    ['a name that ends like ours', { ...json, origin: 'http://evil-localhost:4000' }],
    ['a list of origins', { ...json, origin: `http://${host}, https://evil.example` }],
    ['an empty Origin', { ...json, origin: '' }],
    ['an address that was typed in', { ...json, 'sec-fetch-site': 'none' }],
    ['what no browser says', { ...json, 'sec-fetch-site': 'same-origin, same-origin' }],
    ['a proxy’s word for the host', { ...json, origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded', origin: `http://${host}` }],
    ['a form with files', { 'content-type': 'multipart/form-data; boundary=x', origin: `http://${host}` }],
    ['text', { 'content-type': 'text/plain', origin: `http://${host}` }],
    ['text that claims to be JSON', { 'content-type': 'text/plain; x=application/json', origin: `http://${host}` }],
    ['no type', { origin: `http://${host}` }],
    ['what begins like JSON', { 'content-type': 'application/json-seq', origin: `http://${host}` }],
  ])('%s', async (_where, headers) => {
    let sent = await send({ ...json, origin: `http://${host}` });
    const counts = await platform.countRequests(async () => {
      sent = await send({ ...headers, cookie });
    });
    const { status, answer, headers: answered } = sent;
    expect(status).toBe(403);
    expect(answer).toEqual({
      errors: [{ message: expect.stringMatching(/^Cookies count only/), extensions: { code: 'FORBIDDEN' } }],
    });
    expect(counts).toMatchObject({ user: 0, community: 0, schedule: 0, content: 0, chat: 0 });
    expect(Object.keys(answered).filter((name) => /^(access-control|set-cookie)/.test(name))).toEqual([]);
  });

  test('also with a cookie that is no token, and with the refresh cookie alone', async () => {
    const headers = { ...json, origin: 'https://evil.example' };
    expect((await send({ ...headers, cookie: 'moim-access=x' })).status).toBe(403);
    expect((await send({ ...headers, cookie: `moim-refresh=${browser.cookies.get('moim-refresh')}` })).status).toBe(
      403,
    );
  });
});

describe('untouched are', () => {
  const cross = { ...json, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };

  test('requests without our cookies', async () => {
    for (const headers of [cross, { ...cross, cookie: 'theme=dark; moim-accessory=1' }]) {
      const { status, answer } = await send(headers);
      expect([status, answer.data]).toEqual([200, { me: null }]);
    }
  });

  test('requests with an Authorization header, which beats cookies', async () => {
    const authorization = `Bearer ${await platform.token('junho')}`;
    const { status, answer } = await send({ ...cross, cookie, authorization });
    expect([status, answer.data?.me]).toEqual([200, { name: '이준호' }]);
  });
});

test('a link carries nobody’s word', async () => {
  const path = `/graphql?query=${encodeURIComponent(ME.query)}`;
  const headers = {
    cookie,
    'apollo-require-preflight': '1',
    origin: `http://${host}`,
    'sec-fetch-site': 'same-origin',
  };
  const { status, answer } = await send(headers, { method: 'GET', path });
  expect([status, answer.data]).toEqual([200, { me: null }]);
});

test('another site signs nobody in here: it gets no cookies set', async () => {
  const query =
    'mutation { signIn(input: { email: "junho@moim.test", password: "moim-demo-2026" }) { user { name } session { accessToken refreshToken } } }';
  const { answer, headers } = await send(
    { ...json, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { body: JSON.stringify({ query }) },
  );
  expect(answer.data.signIn.session).toEqual({ accessToken: null, refreshToken: null });
  expect(headers).not.toHaveProperty('set-cookie');
});

test('nobody is told that other origins may ask', async () => {
  const preflight = {
    origin: 'https://evil.example',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type',
  };
  const answers = await Promise.all([
    send(preflight, { method: 'OPTIONS' }),
    send({ ...json, origin: 'https://evil.example' }),
    send({ origin: 'https://evil.example' }, { method: 'GET', path: '/.well-known/jwks.json' }),
  ]);
  expect(answers[0].status).toBe(404);
  for (const { headers } of answers)
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
});
