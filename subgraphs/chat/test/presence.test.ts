import { demoId } from '@moim/stack/demo';
import { RedisLine } from '@moim/test-kit';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { testChat } from './start.ts';

/** Other test files use the same Redis, but not this one of its databases. */
const DATABASE = 7;

const { redisUrl } = inject('moim');
const line = new RedisLine(redisUrl, DATABASE);
await line.open();
const chat = await testChat({ env: { REDIS_URL: line.url } });
// Nothing listens on port 1.
const lonely = await testChat({ env: { REDIS_URL: 'redis://127.0.0.1:1' } });
const redis = new Redis(redisUrl, { db: DATABASE });
const readyz = new URL('/readyz', chat.url);

const key = `${chat.namespace}:presence:${demoId('usr', 'junho')}`;
beforeAll(() => redis.zadd(key, Date.now() + 600_000, 'a gateway'));
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
