import { UNKNOWN_POSITION } from '@moim/service-kit';
import { RedisLine, testNamespace } from '@moim/test-kit';
import { afterAll, expect, inject, test } from 'vitest';
import { RecentWrites } from '../src/subgraphs/recent-writes.ts';

// Two gateways on one Redis.
const { redisUrl } = inject('moim');
const namespace = testNamespace();
const log = { info: () => {}, warn: () => {} };

function gateway(url = redisUrl): RecentWrites {
  const writes = new RecentWrites({ redisUrl: url, namespace, log });
  afterAll(() => writes.close());
  return writes;
}

const [first, second] = [gateway(), gateway()];
const upTo = (writes: RecentWrites, person: string) => writes.by(person).upTo('content');

test('what went through one gateway is known to the other, for that person and that subgraph', async () => {
  await first.by('usr_1').note('content', 4_711);
  expect(await upTo(second, 'usr_1')).toBe(4_711);
  expect(await upTo(second, 'usr_2')).toBeNull();
  expect(await second.by('usr_1').upTo('chat')).toBeNull();
  expect(await second.by(undefined).upTo('content')).toBeNull();
});

test('a position never goes back, whichever gateway comes last; an unknown one is the furthest', async () => {
  await Promise.all([first.by('usr_3').note('content', 200), second.by('usr_3').note('content', 100)]);
  expect([await upTo(first, 'usr_3'), await upTo(second, 'usr_3')]).toEqual([200, 200]);
  await second.by('usr_3').note('content', UNKNOWN_POSITION);
  expect(await upTo(first, 'usr_3')).toBe(UNKNOWN_POSITION);
});

test('a Redis that hangs keeps nobody waiting, and each gateway knows what went through itself', async () => {
  const line = new RedisLine(redisUrl);
  await line.open();
  afterAll(() => line.cut());
  const behind = gateway(line.url);
  await behind.by('usr_4').note('content', 1);
  expect(await upTo(first, 'usr_4')).toBe(1);
  line.hang();
  const startedAt = performance.now();
  await behind.by('usr_4').note('content', 2);
  expect(await upTo(behind, 'usr_4')).toBe(2);
  // Less than the second for which a connection to Redis waits.
  expect(performance.now() - startedAt).toBeLessThan(800);
  expect(await upTo(first, 'usr_4')).toBe(1);
});
