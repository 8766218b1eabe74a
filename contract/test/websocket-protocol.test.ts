import { request } from 'node:http';
import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { Browser } from './browser.ts';
import { testPlatform } from './platform.ts';
import { ROOM_EVENTS, Socket, VIEWER_EVENTS } from './socket.ts';

// What graphql-transport-ws asks of a server, and what we add: https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
const platform = await testPlatform();
const room = demoId('rom', 'bukhansan');
const connect = async (as: string) => Socket.connect(platform.url, await platform.token(as));

describe('the protocol', () => {
  test('who says nothing within three seconds is closed: 4408', async () => {
    const socket = new Socket(platform.url);
    expect(await socket.closed).toEqual({ code: 4408, reason: 'Connection initialisation timeout' });
  });

  test('a subscription before the acknowledgement: 4401', async () => {
    const socket = new Socket(platform.url);
    await socket.opened();
    socket.subscribe('1', VIEWER_EVENTS);
    expect((await socket.closed).code).toBe(4401);
  });

  test('a second initialisation: 4429', async () => {
    const socket = await connect('minji');
    await socket.init({});
    expect((await socket.closed).code).toBe(4429);
  });

  test('an id that is in use: 4409', async () => {
    const socket = await connect('minji');
    socket.subscribe('1', VIEWER_EVENTS);
    socket.subscribe('1', VIEWER_EVENTS);
    expect((await socket.closed).code).toBe(4409);
  });

  test('an id may be used again when its stream is over', async () => {
    const socket = await connect('minji');
    for (let i = 0; i < 3; i++) {
      socket.subscribe('1', VIEWER_EVENTS);
      socket.send({ type: 'complete', id: '1' });
    }
    socket.send({ type: 'ping' });
    await socket.frame('pong');
    expect(socket.isClosed).toBe(false);
  });

  test('what is no message: 4400; a frame that is too large: 1009; another protocol: refused', async () => {
    const nonsense = await connect('minji');
    nonsense.send('{"type":"nonsense"}');
    expect((await nonsense.closed).code).toBe(4400);
    const large = await connect('minji');
    large.subscribe('1', VIEWER_EVENTS, { filler: 'x'.repeat(70_000) });
    expect((await large.closed).code).toBe(1009);
    const old = new Socket(platform.url, { protocol: 'graphql-ws' });
    expect((await old.closed).code).toBe(1006);
  });

  test('a ping is answered with its payload', async () => {
    const socket = await connect('minji');
    socket.send({ type: 'ping', payload: { a: 1 } });
    expect(await socket.frame('pong')).toEqual({ type: 'pong', payload: { a: 1 } });
  });
});

describe('who may connect', () => {
  test('nobody without a token, with a forged one, or with something else in its place: 4401', async () => {
    for (const payload of [{}, { authorization: 'Bearer a.b.c' }, { authorization: 'Basic abc' }]) {
      const socket = new Socket(platform.url);
      await socket.init(payload);
      expect((await socket.closed).code, JSON.stringify(payload)).toBe(4401);
    }
  });

  test('a browser by its cookies, from a page of this site alone', async () => {
    const browser = new Browser(platform.url);
    await browser.signIn('minji');
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const own = await Socket.connect(platform.url, null, { headers: { cookie, origin: platform.url } });
    own.subscribe('1', VIEWER_EVENTS);
    own.send({ type: 'ping' });
    await own.frame('pong');
    const foreign = new Socket(platform.url, { headers: { cookie, origin: 'https://evil.example' } });
    expect((await foreign.closed).code).toBe(1006);
    expect(await upgradeStatus({ cookie, origin: 'https://evil.example' })).toBe(403);
  });

  test('a session that is ended is told so within seconds, on all of its sockets and no others: 4403', async () => {
    const browser = new Browser(platform.url, { 'x-moim-client': 'native' });
    const { data } = await browser.signIn('seoyeon');
    const token = data.signIn.session.accessToken as string;
    const sockets = await Promise.all([1, 2].map(() => Socket.connect(platform.url, token)));
    const other = await connect('seoyeon');
    const startedAt = performance.now();
    await platform.ask('mutation { signOut { ok } }', {}, { headers: { authorization: `Bearer ${token}` } });
    for (const socket of sockets)
      expect(await socket.closed).toEqual({ code: 4403, reason: 'The session has ended: SIGNED_OUT' });
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(other.isClosed).toBe(false);
    const late = new Socket(platform.url);
    await late.init({ authorization: `Bearer ${token}` });
    expect((await late.closed).code).toBe(4401);
  });

  test('twenty connections of a person, and not one more: 4451', async () => {
    const token = await platform.token('doyun');
    const sockets = await Promise.all(Array.from({ length: 20 }, () => Socket.connect(platform.url, token)));
    const one = new Socket(platform.url);
    await one.init({ authorization: `Bearer ${token}` });
    expect((await one.closed).code).toBe(4451);
    for (const socket of sockets) socket.end();
  });
});

describe('what may be subscribed to', () => {
  test.each([
    ['a query', '{ me { id } }', {}, 'OPERATION_RESOLUTION_FAILURE'],
    ['a mutation', 'mutation { signOut { ok } }', {}, 'OPERATION_RESOLUTION_FAILURE'],
    ['what does not parse', 'subscription {', {}, 'GRAPHQL_PARSE_FAILED'],
    ['what is not in the schema', 'subscription { nothing }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'two fields',
      'subscription { a: viewerEvents { __typename } b: viewerEvents { __typename } }',
      {},
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a missing variable', ROOM_EVENTS, {}, 'BAD_USER_INPUT'],
    ['a variable of another type', ROOM_EVENTS, { roomId: room, afterSeq: 'x' }, 'BAD_USER_INPUT'],
    ['a negative place', ROOM_EVENTS, { roomId: room, afterSeq: -1 }, 'BAD_USER_INPUT'],
    ['ten thousand tokens', `subscription { ${'viewerEvents '.repeat(10_000)} }`, {}, 'GRAPHQL_PARSE_FAILED'],
  ])('%s is refused, and the connection stays', async (_what, query, variables, code) => {
    const socket = await connect('minji');
    // Ten thousand tokens are more than a frame may have, but for short ones.
    socket.subscribe('1', query.length > 60_000 ? `subscription { ${'a '.repeat(10_001)} }` : query, variables);
    const { payload } = await socket.frame('error', '1');
    expect(payload[0].extensions.code).toBe(code);
    expect(JSON.stringify(payload)).not.toMatch(/stack|node_modules/);
    expect(socket.isClosed).toBe(false);
  });

  test('what is no request at all', async () => {
    const socket = await connect('minji');
    socket.send({
      type: 'subscribe',
      id: '1',
      payload: { query: 'subscription { viewerEvents { __typename } }', variables: [1] },
    });
    expect((await Promise.race([socket.closed, socket.frame('error', '1')])) as object).toBeDefined();
  });

  test('fifty at a time on one connection', async () => {
    const socket = await connect('minji');
    for (let i = 0; i < 51; i++) socket.subscribe(String(i), VIEWER_EVENTS);
    const { payload } = await socket.frame('error', '50');
    expect(payload[0].extensions.code).toBe('RATE_LIMITED');
    expect(socket.frames.filter(({ type }) => type === 'error')).toHaveLength(1);
  });

  test('a flood of messages closes the connection: 4451', async () => {
    const socket = await connect('minji');
    for (let i = 0; i < 300; i++) socket.send({ type: 'ping' });
    expect((await socket.closed).code).toBe(4451);
  });
});

function upgradeStatus(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const upgrade = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    };
    request(`${platform.url}/graphql`, { headers: { ...headers, ...upgrade } }, ({ statusCode }) => resolve(statusCode))
      .on('upgrade', () => resolve(101))
      .on('error', reject)
      .end();
  });
}
