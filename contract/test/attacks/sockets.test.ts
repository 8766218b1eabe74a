import { demoId } from '@moim/stack/demo';
import { afterAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { testPlatform } from '../platform.ts';
import { Socket, VIEWER_EVENTS } from '../socket.ts';
import { send } from './attacker.ts';

// What a connection may be used for; more of it is in websocket-protocol.test.ts and subscription-access.test.ts.
const platform = await testPlatform();
const room = demoId('rom', 'bukhansan');
const LISTS = 'memberships(first: 100) { edges { node { members(first: 100) { edges { node { id } } } } } }';

describe('a subscription is held to the limits of a query', () => {
  const attacks: [string, string, RegExp][] = [
    ['too many aliases', `subscription { viewerEvents { ${'x: __typename '.repeat(31)} } }`, /30 aliases/],
    ['too many tokens', `subscription { viewerEvents { ${'__typename '.repeat(2_001)} } }`, /2000 tokens/],
    [
      'lists within lists at each event',
      `subscription { roomEvents(roomId: "${room}") { ... on MessageSent { message { sender { ${LISTS} } } } } }`,
      /too costly/,
    ],
  ];

  test.each(attacks)('%s, by socket', async (_what, query, reason) => {
    const socket = await Socket.connect(platform.url, await platform.token('minji'));
    socket.subscribe('1', query);
    expect((await socket.frame('error', '1')).payload).toMatchObject([{ message: expect.stringMatching(reason) }]);
  });

  test.each(attacks)('%s, by server-sent events', async (_what, query, reason) => {
    const headers = { accept: 'text/event-stream', authorization: `Bearer ${await platform.token('minji')}` };
    const { body } = await send(platform.url, { query }, { headers });
    expect(body).toMatch(reason);
    expect(body).toContain('event: complete');
  });
});

test('a flood of connections from one address is refused at its five hundred and first, and others get in', async () => {
  const gateway = await platform.startGateway({ TRUST_PROXY: '127.0.0.1' });
  const url = `${gateway.url.replace('http', 'ws')}/graphql`;
  const open: WebSocket[] = [];
  afterAll(() => {
    for (const socket of open) socket.terminate();
  });
  const connect = (address: string) => {
    const socket = new WebSocket(url, 'graphql-transport-ws', { headers: { 'x-forwarded-for': address } });
    open.push(socket);
    return new Promise<string>((resolve) => {
      socket.once('open', () => resolve('open'));
      socket.once('unexpected-response', (_request, response) => resolve(String(response.statusCode)));
      socket.once('error', (error) => resolve(error.message));
    });
  };
  const first = await Promise.all(Array.from({ length: 500 }, () => connect('203.0.113.5')));
  expect(new Set(first)).toEqual(new Set(['open']));
  expect(await connect('203.0.113.5')).toBe('429');
  expect(await connect('203.0.113.6')).toBe('open');
});

test('names that mean something to JavaScript are names over a socket, too', async () => {
  const socket = await Socket.connect(platform.url, await platform.token('minji'));
  socket.send(`{"type": "subscribe", "id": "__proto__", "payload": {"query": ${JSON.stringify(VIEWER_EVENTS)}}}`);
  socket.send(
    '{"type": "ping", "payload": {"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}}',
  );
  await socket.frame('pong');
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  const other = await Socket.connect(platform.url, await platform.token('junho'));
  other.subscribe('1', VIEWER_EVENTS);
  other.send({ type: 'ping' });
  await other.frame('pong');
  expect(other.frames.filter(({ type }) => type === 'error')).toEqual([]);
});
