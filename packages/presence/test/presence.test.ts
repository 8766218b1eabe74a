import { setTimeout as sleep } from 'node:timers/promises';
import { RedisLine } from '@moim/test-kit';
import fastify from 'fastify';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { connectRedis, createPresenceReader, createPresenceWriter, type PresenceWriter } from '../src/index.ts';

// Two processes that hold sockets, and one that reads; Redis can be cut off from each.
/** Other test files use the same Redis, but not this one of its databases. */
const DATABASE = 10;
const GRACE_MS = 300;
const { redisUrl } = inject('moim');
const { log } = fastify();
const redis = new Redis(redisUrl, { db: DATABASE });
const line = new RedisLine(redisUrl, DATABASE);
await line.open();
const readersRedis = await connectRedis(`${redisUrl}/${DATABASE}`, 'test');
const reader = createPresenceReader(readersRedis, { namespace: 'moim', answerWithinMs: 2_000 });
const soon = { timeout: 8_000, interval: 20 };

interface Process {
  writer: PresenceWriter;
  /** `+minji`, `-minji`, in order. */
  told: string[];
}
const running: Process[] = [];
async function start(processId: string, { url = `${redisUrl}/${DATABASE}` } = {}): Promise<Process> {
  const told: string[] = [];
  const onChange = (userId: string, isOnline: boolean) => void told.push(`${isOnline ? '+' : '-'}${userId}`);
  const writer = await createPresenceWriter({
    redisUrl: url,
    namespace: 'moim',
    processId,
    log,
    graceMs: GRACE_MS,
    onChange,
  });
  const process = { writer, told };
  running.push(process);
  return process;
}
const areOnline = (...people: string[]) => reader.areOnline(people, log);
const isOnline = async (person: string) => (await areOnline(person))[0];
const untilOnline = (person: string, expected: boolean) =>
  vi.waitFor(async () => expect(await isOnline(person)).toBe(expected), soon);

beforeEach(() => redis.flushdb());
afterEach(async () => {
  for (const { writer } of running.splice(0)) await writer.close();
});
afterAll(async () => {
  readersRedis.disconnect();
  redis.disconnect();
  await line.cut();
});

describe('one process', () => {
  test('says who has come, and who has gone after a moment', async () => {
    const { writer, told } = await start('a');
    writer.enter('minji');
    await vi.waitFor(() => expect(told).toEqual(['+minji']), soon);
    expect(await areOnline('minji', 'junho')).toEqual([true, false]);
    writer.leave('minji');
    expect(await isOnline('minji')).toBe(true);
    await vi.waitFor(() => expect(told).toEqual(['+minji', '-minji']), soon);
    expect(await isOnline('minji')).toBe(false);
    expect(await redis.keys('*')).toEqual([]);
  });

  test('counts sockets: only the last one’s end is a going', async () => {
    const { writer, told } = await start('a');
    for (let n = 0; n < 3; n++) writer.enter('minji');
    for (let n = 0; n < 2; n++) writer.leave('minji');
    await sleep(2 * GRACE_MS);
    expect(await isOnline('minji')).toBe(true);
    writer.leave('minji');
    await untilOnline('minji', false);
    // Redis has it a moment before this process has Redis' answer.
    await vi.waitFor(() => expect(told).toEqual(['+minji', '-minji']));
  });

  test('takes a page that is loaded anew for no going', async () => {
    const { writer, told } = await start('a');
    writer.enter('minji');
    await untilOnline('minji', true);
    writer.leave('minji');
    await sleep(GRACE_MS / 3);
    writer.enter('minji');
    await sleep(2 * GRACE_MS);
    expect(await isOnline('minji')).toBe(true);
    expect(told).toEqual(['+minji']);
  });

  test('does not mind a leave too many', async () => {
    const { writer, told } = await start('a');
    writer.leave('minji');
    writer.enter('minji');
    await untilOnline('minji', true);
    writer.leave('minji');
    writer.leave('minji');
    writer.enter('minji');
    await sleep(2 * GRACE_MS);
    expect(await isOnline('minji')).toBe(true);
    expect(told).toEqual(['+minji']);
  });

  test('writes entries that expire', async () => {
    const { writer } = await start('a');
    writer.enter('minji');
    await untilOnline('minji', true);
    const ttl = await redis.pttl('moim:presence:minji');
    expect(ttl).toBeGreaterThan(20_000);
    expect(ttl).toBeLessThanOrEqual(30_000);
    const [, score] = await redis.zrange('moim:presence:minji', '0', '-1', 'WITHSCORES');
    expect(Number(score) - Date.now()).toBeGreaterThan(20_000);
  });

  test('writes thousands together', async () => {
    const { writer, told } = await start('a');
    const people = Array.from({ length: 3_000 }, (_, n) => `person-${n}`);
    for (const person of people) writer.enter(person);
    await vi.waitFor(() => expect(told).toHaveLength(people.length), soon);
    expect(new Set(await areOnline(...people))).toEqual(new Set([true]));
    await writer.close();
    expect(new Set(await areOnline(...people))).toEqual(new Set([false]));
  });
});

describe('two processes', () => {
  test('say of a person that they have come once, and gone once: by the first and the last', async () => {
    const [a, b] = [await start('a'), await start('b')];
    a.writer.enter('minji');
    await vi.waitFor(() => expect(a.told).toEqual(['+minji']), soon);
    b.writer.enter('minji');
    await vi.waitFor(async () => expect(await redis.zcard('moim:presence:minji')).toBe(2), soon);
    a.writer.leave('minji');
    await vi.waitFor(async () => expect(await redis.zcard('moim:presence:minji')).toBe(1), soon);
    expect(await isOnline('minji')).toBe(true);
    b.writer.leave('minji');
    await vi.waitFor(() => expect(b.told).toEqual(['-minji']), soon);
    expect(await isOnline('minji')).toBe(false);
    expect(a.told).toEqual(['+minji']);
  });

  test('one that closes takes only its own people with it', async () => {
    const [a, b] = [await start('a'), await start('b')];
    for (const person of ['minji', 'junho']) a.writer.enter(person);
    b.writer.enter('minji');
    await vi.waitFor(async () => expect(await redis.zcard('moim:presence:minji')).toBe(2), soon);
    await untilOnline('junho', true);
    await a.writer.close();
    expect(await areOnline('minji', 'junho')).toEqual([true, false]);
    a.writer.enter('junho');
    await sleep(100);
    expect(await isOnline('junho')).toBe(false);
  });

  test('one that died counts until its entry is over, whoever is connected elsewhere', async () => {
    await redis.zadd('moim:presence:minji', Date.now() - 1, 'dead');
    await redis.zadd('moim:presence:junho', Date.now() + 700, 'dying');
    expect(await areOnline('minji', 'junho')).toEqual([false, true]);
    const { writer, told } = await start('a');
    writer.enter('minji');
    await vi.waitFor(() => expect(told).toEqual(['+minji']), soon);
    // What is over is removed when somebody writes there.
    expect(await redis.zrange('moim:presence:minji', '0', '-1')).toEqual(['a']);
    await untilOnline('junho', false);
  });
});

describe('while Redis is away', () => {
  test('nothing throws; who is connected is written when it is back, and who has gone is not', async () => {
    const { writer, told } = await start('a', { url: line.url });
    writer.enter('junho');
    await untilOnline('junho', true);
    await line.cut();
    writer.enter('minji');
    writer.enter('seoyeon');
    writer.leave('seoyeon');
    writer.leave('junho');
    await sleep(2 * GRACE_MS);
    expect(told).toEqual(['+junho']);
    await line.open();
    await vi.waitFor(() => expect(told.toSorted()).toEqual(['+junho', '+minji', '-junho']), soon);
    expect(await areOnline('minji', 'seoyeon', 'junho')).toEqual([true, false, false]);
  });

  test('a process starts without it, and closes without it', async () => {
    await line.cut();
    const { writer } = await start('a', { url: line.url });
    writer.enter('minji');
    await sleep(100);
    await writer.close();
    await line.open();
    expect(await isOnline('minji')).toBe(false);
  });

  test('what Redis has forgotten is written again', async () => {
    const { writer, told } = await start('a', { url: line.url });
    writer.enter('minji');
    await untilOnline('minji', true);
    await line.cut();
    await redis.flushdb();
    await line.open();
    await untilOnline('minji', true);
    expect(told[0]).toBe('+minji');
  });

  test('nobody is known to be online', async () => {
    const url = new URL(line.url);
    const lonely = await connectRedis(url.href, 'test');
    const lonelyReader = createPresenceReader(lonely, { namespace: 'moim' });
    await line.cut();
    expect(await lonelyReader.areOnline(['minji', 'junho'], log)).toEqual([null, null]);
    await line.open();
    await vi.waitFor(async () => expect(await lonelyReader.areOnline(['minji'], log)).toEqual([false]), soon);
    lonely.disconnect();
  });
});

test('an onChange that throws is logged, and harms nobody', async () => {
  const writer = await createPresenceWriter({
    redisUrl: `${redisUrl}/${DATABASE}`,
    namespace: 'moim',
    processId: 'a',
    log,
    onChange: () => {
      throw new Error('nobody listens');
    },
  });
  writer.enter('minji');
  writer.enter('junho');
  await untilOnline('junho', true);
  expect(await isOnline('minji')).toBe(true);
  await writer.close();
});
