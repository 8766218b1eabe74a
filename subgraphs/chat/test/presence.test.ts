import { connect, createServer, type Server, type Socket } from 'node:net';
import { demoId } from '@moim/stack/demo';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { testChat } from './start.ts';

/** Other test files use the same Redis, but not this one of its databases. */
const DATABASE = 7;

/** A way to the real Redis that can be cut, or hang like a server that does not answer any more. */
class Line {
  url = '';
  readonly #target: URL;
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  #port = 0;
  #hangs = false;

  constructor(redisUrl: string) {
    this.#target = new URL(redisUrl);
  }

  /** Lets everything through. */
  async open(): Promise<void> {
    this.#hangs = false;
    for (const socket of this.#sockets) socket.resume();
    if (this.#server !== null) return;
    const server = createServer((client) => {
      const redis = connect(Number(this.#target.port), this.#target.hostname);
      for (const [from, to] of [
        [client, redis],
        [redis, client],
      ] as const) {
        this.#sockets.add(from);
        from.on('data', (data) => to.write(data));
        from.on('error', () => {});
        from.on('close', () => {
          this.#sockets.delete(from);
          to.destroy();
        });
        if (this.#hangs) from.pause();
      }
    });
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the line has no port');
    this.#port = address.port;
    this.url = `redis://127.0.0.1:${address.port}/${DATABASE}`;
    this.#server = server;
  }

  /** Connections stay, and nothing passes any more. */
  hang(): void {
    this.#hangs = true;
    for (const socket of this.#sockets) socket.pause();
  }

  /** Ends all connections and takes no new ones. */
  async cut(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    for (const socket of this.#sockets) socket.destroy();
    if (server !== null) await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

const { redisUrl } = inject('moim');
const line = new Line(redisUrl);
await line.open();
const chat = await testChat({ env: { REDIS_URL: line.url } });
// Nothing listens on port 1.
const lonely = await testChat({ env: { REDIS_URL: 'redis://127.0.0.1:1' } });
const redis = new Redis(redisUrl, { db: DATABASE });
const readyz = new URL('/readyz', chat.url);

const key = `presence:${demoId('usr', 'junho')}`;
beforeAll(() => redis.set(key, '1'));
afterEach(() => line.open());
afterAll(async () => {
  await redis.del(key);
  redis.disconnect();
  await line.cut();
});

const ask = async () => {
  const startedAt = performance.now();
  const { data, errors } = await chat.ask(
    'query ($id: ID!) { chatRoom(id: $id) { title members { edges { isOnline node { name } } } } }',
    { id: demoId('rom', 'secret-reading') },
    { as: 'harin' },
  );
  expect(errors).toBeUndefined();
  expect(data.chatRoom.title).toBe('비밀 독서회');
  const online = Object.fromEntries(
    data.chatRoom.members.edges.map(({ isOnline, node }: { isOnline: boolean | null; node: { name: string } }) => [
      node.name,
      isOnline,
    ]),
  );
  return { online, took: performance.now() - startedAt };
};
const known = { 이준호: true, 정하린: false };
const unknown = { 이준호: null, 정하린: null };
const untilKnown = () =>
  vi.waitFor(async () => expect((await ask()).online).toEqual(known), { timeout: 10_000, interval: 100 });

describe('who is online', () => {
  test('is known while Redis answers', async () => {
    await untilKnown();
    expect(await (await fetch(readyz)).json()).toEqual({
      status: 'ready',
      parts: { database: 'ok', events: 'ok', redis: 'ok' },
    });
  });

  test('is unknown while Redis is away; nothing else changes, and it is known again when it is back', async () => {
    await untilKnown();
    await line.cut();
    await vi.waitFor(async () => expect((await ask()).online).toEqual(unknown));
    const response = await fetch(readyz);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      status: 'ready',
      parts: { database: 'ok', events: 'ok', redis: 'unavailable' },
    });
    await line.open();
    await untilKnown();
  });

  test('is unknown while Redis hangs, which slows down one request by a tenth of a second and then none', async () => {
    await untilKnown();
    line.hang();
    const first = await ask();
    expect(first.online).toEqual(unknown);
    expect(first.took).toBeGreaterThanOrEqual(100);
    const next = [await ask(), await ask(), await ask()];
    for (const { online } of next) expect(online).toEqual(unknown);
    // Whoever waits for Redis waits 100 ms at least; a busy machine may make one slow that does not.
    expect(Math.min(...next.map(({ took }) => took))).toBeLessThan(100);
    await line.open();
    await untilKnown();
  });
});

test('chat starts without Redis', async () => {
  const { data } = await lonely.ask(
    '{ me { chatRooms { edges { node { members { edges { isOnline } } } } } } }',
    {},
    { as: 'harin' },
  );
  const online = data.me.chatRooms.edges.flatMap(
    ({ node }: { node: { members: { edges: { isOnline: boolean | null }[] } } }) =>
      node.members.edges.map(({ isOnline }) => isOnline),
  );
  expect(online).toEqual([null, null, null, null]);
});
