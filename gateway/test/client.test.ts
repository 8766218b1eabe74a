import { createHttpServer } from '@moim/service-kit';
import { request } from 'undici';
import { afterAll, describe, expect, test } from 'vitest';
import { readGatewayConfig } from '../src/config.ts';
import { clientOf } from '../src/viewer/client.ts';

/** A server that answers who it takes the client for. */
async function server(trustProxy?: string[], host = '127.0.0.1') {
  const app = createHttpServer({
    ...{ service: 'test', logLevel: 'silent', bodyLimit: 1_024, trustRequestId: false, trustProxy },
    readiness: async () => ({ ready: true, parts: {} }),
  });
  app.get('/', async (asked) => clientOf(asked));
  afterAll(() => app.close());
  const url = await app.listen({ host, port: 0 });
  return async (headers: Record<string, string>) => {
    const { body } = await request(url, { headers });
    return (await body.json()) as { kind: string; address: string; userAgent: string | null };
  };
}

const forwarded = (chain: string) => ({ 'x-forwarded-for': chain });

describe('the address', () => {
  test('is the socket’s, whatever the request says, where no proxy is trusted', async () => {
    const ask = await server();
    const requests: Record<string, string>[] = [
      {},
      forwarded('203.0.113.7'),
      { forwarded: 'for=203.0.113.7', 'x-real-ip': '203.0.113.7', 'x-client-ip': '203.0.113.7' },
    ];
    for (const headers of requests) expect((await ask(headers)).address).toBe('127.0.0.1');
  });

  describe('behind a trusted proxy', async () => {
    const ask = await server(['127.0.0.1', '10.0.0.0/8', 'fd00::/8']);

    test.each([
      ['what it was told', '203.0.113.7', '203.0.113.7'],
      [
        'the last that no trusted proxy vouches for, not what the client wrote before it',
        '1.2.3.4, 203.0.113.7',
        '203.0.113.7',
      ],
      ['also over several trusted proxies', '1.2.3.4, 203.0.113.7, 10.1.2.3, fd00::5', '203.0.113.7'],
      ['not what claims to have come over a trusted one', '10.0.0.1, 203.0.113.7', '203.0.113.7'],
      ['the furthest proxy, when all are trusted', '10.0.0.1, 10.0.0.2', '10.0.0.1'],
      ['the proxy itself, when it was told no address', 'unknown', '127.0.0.1'],
      ['the proxy that was told no address', '1.2.3.4, _hidden, 10.0.0.2', '10.0.0.2'],
      ['IPv6 in its shortest form', '2001:DB8:0:0:0:0:0:7', '2001:db8::7'],
      ['IPv4 in IPv6 as IPv4', '::ffff:203.0.113.7', '203.0.113.7'],
      ['a trusted IPv4 in IPv6', '203.0.113.7, ::ffff:10.0.0.2', '203.0.113.7'],
      ['without white space', ' \t203.0.113.7 ', '203.0.113.7'],
    ])('is %s', async (_what, chain, address) => {
      expect((await ask(forwarded(chain))).address).toBe(address);
    });
  });

  test('is the socket’s for somebody who comes past the proxy', async () => {
    const ask = await server(['10.0.0.0/8']);
    expect((await ask(forwarded('203.0.113.7'))).address).toBe('127.0.0.1');
    expect((await ask(forwarded('203.0.113.7, 10.0.0.1'))).address).toBe('127.0.0.1');
  });

  test('is the socket’s over IPv6, too', async () => {
    const ask = await server(['127.0.0.1'], '::1');
    expect((await ask(forwarded('203.0.113.7'))).address).toBe('::1');
    const trusting = await server(['::1'], '::1');
    expect((await trusting(forwarded('203.0.113.7'))).address).toBe('203.0.113.7');
  });
});

describe('the kind and the program', async () => {
  const ask = await server();

  test.each([
    ['browser', { 'sec-fetch-site': 'same-origin' }],
    ['browser', { origin: 'https://moim.example' }],
    ['browser', { origin: 'null', 'x-moim-client': 'native' }],
    ['native', { 'x-moim-client': 'native' }],
    ['other', {}],
    ['other', { 'x-moim-client': 'browser', 'user-agent': 'Mozilla/5.0' }],
  ])('%s: %j', async (kind, headers: Record<string, string>) => {
    expect((await ask(headers)).kind).toBe(kind);
  });

  test('of the user agent, 256 characters', async () => {
    expect((await ask({ 'user-agent': 'x'.repeat(1_000) })).userAgent).toBe('x'.repeat(256));
    expect((await ask({})).userAgent).toBeNull();
  });
});

describe('TRUST_PROXY', () => {
  const env = {
    PORT: '4000',
    INTERNAL_KEY: 'x'.repeat(43),
    NATS_URL: 'nats://127.0.0.1:4222',
    REDIS_URL: 'redis://127.0.0.1:6379',
    ...Object.fromEntries(
      ['USER', 'COMMUNITY', 'SCHEDULE', 'CONTENT', 'CHAT'].map((name) => [`${name}_URL`, 'http://127.0.0.1/graphql']),
    ),
  };

  test('lists addresses and networks', () => {
    const { TRUST_PROXY } = readGatewayConfig({ ...env, TRUST_PROXY: '10.0.0.0/8, 127.0.0.1,fd00::/8,::1' });
    expect(TRUST_PROXY).toEqual(['10.0.0.0/8', '127.0.0.1', 'fd00::/8', '::1']);
    expect(readGatewayConfig(env).TRUST_PROXY).toBeUndefined();
  });

  test.each([
    'true',
    '1',
    'nginx',
    '10.0.0.0/33',
    '::/0',
    '0.0.0.0/0',
    '10.0.0.0/8/8',
    '10.0.0.0/',
    '10.0.0.1,',
    '10.0.0/8',
  ])('refuses %s at the start', (value) => {
    expect(() => readGatewayConfig({ ...env, TRUST_PROXY: value })).toThrow(
      /TRUST_PROXY is wrong: it must be IP addresses/,
    );
  });
});
