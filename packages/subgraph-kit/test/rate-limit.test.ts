import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { RedisLine, testNamespace } from '@moim/test-kit';
import fastify from 'fastify';
import { Redis } from 'ioredis';
import { afterAll, afterEach, describe, expect, inject, test, vi } from 'vitest';
import { type Counter, type RateLimitRule, requireRateLimits } from '../src/index.ts';
import { limitsOf } from './limits.ts';

const { redisUrl } = inject('moim');
const line = new RedisLine(redisUrl);
await line.open();
const env = {
  REDIS_URL: line.url,
  EVENTS_NAMESPACE: testNamespace(),
  INTERNAL_KEY: Buffer.from('a key for this test, long enough').toString('base64url'),
};
const logged: string[] = [];
const { log } = fastify({
  logger: { level: 'info', stream: { write: (text: string) => void logged.push(JSON.parse(text).msg) } },
});
const limits = await limitsOf(env);
const redis = new Redis(redisUrl);
afterEach(() => line.open());
afterAll(async () => {
  limits.close();
  const left = await redis.keys(`${env.EVENTS_NAMESPACE}:*`);
  if (left.length > 0) await redis.del(left);
  redis.disconnect();
  await line.cut();
});

let rules = 0;
const rule = (limit: number, seconds = 60): RateLimitRule => ({ name: `test-${++rules}`, limit, seconds });
const counter = (limit: number, seconds?: number): Counter => ({ rule: rule(limit, seconds), of: ['somebody'] });
const take = (...counters: Counter[]) => limits.take(counters, { locale: 'en', log });
/** How many of so many attempts pass that are made at once. */
const passing = async (attempts: number, ...counters: Counter[]) => {
  const outcomes = await Promise.allSettled(Array.from({ length: attempts }, () => take(...counters)));
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') expect(outcome.reason.extensions.code).toBe('RATE_LIMITED');
  }
  return outcomes.filter(({ status }) => status === 'fulfilled').length;
};
const backInRedis = () =>
  vi.waitFor(
    async () => {
      const probe = counter(1);
      await take(probe);
      expect(await redis.exists(...(await redis.keys(`*:${probe.rule.name}:*`)))).toBe(1);
    },
    { timeout: 10_000, interval: 50 },
  );

describe('a limit', () => {
  test('is exact, also for attempts made at once', async () => {
    const tight = counter(10);
    expect(await passing(50, tight)).toBe(10);
    expect(await passing(50, tight)).toBe(0);
    await limits.giveBack([tight, tight, tight]);
    expect(await passing(50, tight)).toBe(3);
    await limits.clear(tight);
    expect(await passing(50, tight)).toBe(10);
  });

  test('stays exact while the process is too busy to read what Redis answers', async () => {
    const tight = counter(10);
    const attempts = passing(50, tight);
    await sleep(1);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_500);
    expect(await attempts).toBe(10);
    expect(await passing(50, tight)).toBe(0);
    expect(logged).toEqual([]);
  });

  test('counts for each by itself', async () => {
    const one = counter(3);
    expect(await passing(5, one)).toBe(3);
    expect(await passing(5, { ...one, of: ['somebody', 'else'] })).toBe(3);
  });

  test('that refuses leaves the others as they were', async () => {
    const [before, full, after] = [counter(20), counter(5), counter(20)];
    expect(await passing(30, before, full, after)).toBe(5);
    expect(await passing(30, before)).toBe(15);
    expect(await passing(30, after)).toBe(15);
  });

  test('says when to try again, in the language of the request', async () => {
    const hour = counter(1, 3_600);
    await take(hour);
    await expect(take(hour)).rejects.toMatchObject({
      message: 'Too many attempts. Try again in 60 minutes.',
      extensions: { code: 'RATE_LIMITED', retryAfter: 3_600 },
    });
    const seconds = counter(1, 30);
    await take(seconds);
    await expect(limits.take([seconds], { locale: 'ko', log })).rejects.toMatchObject({
      message: '너무 여러 번 시도했어요. 30초 뒤에 다시 해 주세요.',
      extensions: { retryAfter: 30 },
    });
  });

  test('begins anew when its time is over; what is given back after that is no attempt more', async () => {
    const second = counter(2, 1);
    expect(await passing(5, second)).toBe(2);
    await sleep(1_100);
    await limits.giveBack([second, second]);
    expect(await passing(5, second)).toBe(2);
  });

  test('can be a mark', async () => {
    const mark = counter(1, 14 * 86_400);
    expect(await limits.isFull(mark)).toBe(false);
    await limits.fill(mark);
    expect(await limits.isFull(mark)).toBe(true);
    expect(await limits.isFull({ ...mark, of: ['nobody'] })).toBe(false);
  });

  test('shows Redis nothing of whom it counts', async () => {
    const secret = { rule: rule(5), of: ['minji@moim.test', '203.0.113.7'] };
    await take(secret);
    const [key = '', ...others] = await redis.keys(`*${secret.rule.name}*`);
    expect(others).toEqual([]);
    expect(key).toMatch(new RegExp(`^${env.EVENTS_NAMESPACE}:rate-limit:${secret.rule.name}:[\\w-]{22}$`));
    expect(await redis.ttl(key)).toBeGreaterThan(55);
  });

  test('is shared by the processes of a platform', async () => {
    const attempts = async () => {
      const script = join(import.meta.dirname, 'fixtures/attempts.ts');
      const args = [script, JSON.stringify({ ...env, REDIS_URL: redisUrl }), '20', '30'];
      return Number((await promisify(execFile)(process.execPath, args)).stdout);
    };
    const [one, other] = await Promise.all([attempts(), attempts()]);
    expect(one + other).toBe(30);
    expect(await attempts()).toBe(0);
  });

  test('is not shared with another platform on the same Redis', async () => {
    const other = await limitsOf({ ...env, EVENTS_NAMESPACE: `${env.EVENTS_NAMESPACE}-b` });
    const one = counter(1);
    await take(one);
    await other.take([one], { locale: 'en', log });
    await expect(other.take([one], { locale: 'en', log })).rejects.toThrow('Too many attempts');
    other.close();
  });
});

describe('while Redis is away', () => {
  test('the memory counts, within the same limits, and nobody waits; it is said once', async () => {
    const [begun, fresh] = [counter(10), counter(10)];
    expect(await passing(4, begun)).toBe(4);
    logged.length = 0;
    await line.cut();
    await expect(limits.checks.redis?.()).rejects.toThrow();
    const startedAt = performance.now();
    expect(await passing(50, fresh)).toBe(10);
    expect(await passing(50, begun)).toBe(10);
    await limits.giveBack([fresh]);
    expect(await passing(5, fresh)).toBe(1);
    await limits.clear(fresh);
    expect(await passing(20, fresh)).toBe(10);
    await limits.fill(counter(1, 14 * 86_400));
    expect(performance.now() - startedAt).toBeLessThan(1_500);
    expect(logged).toEqual(['Redis does not answer: attempts are counted in memory']);

    await line.open();
    await backInRedis();
    expect(logged.slice(1)).toEqual(['Redis answers again: attempts are counted there']);
    await expect(limits.checks.redis?.()).resolves.toBe('PONG');
    // What Redis had counted before is there still.
    expect(await passing(50, begun)).toBe(6);
  });

  test('and hangs, attempts wait two seconds once', async () => {
    await backInRedis();
    line.hang();
    const hanging = counter(10);
    const startedAt = performance.now();
    expect(await passing(50, hanging)).toBe(10);
    expect(performance.now() - startedAt).toBeGreaterThan(1_900);
    const next = performance.now();
    expect(await passing(50, hanging)).toBe(0);
    expect(performance.now() - next).toBeLessThan(1_500);
    await line.open();
    await backInRedis();
  });

  test('a service starts', async () => {
    const lonely = await limitsOf({ ...env, REDIS_URL: 'redis://127.0.0.1:1' });
    const one = counter(1);
    await lonely.take([one], { locale: 'en', log });
    await expect(lonely.take([one], { locale: 'en', log })).rejects.toThrow('Too many attempts');
    lonely.close();
  });
});

describe('MOIM_RATE_LIMITS=off', () => {
  test('lets everything pass', async () => {
    const off = await limitsOf({ ...env, MOIM_RATE_LIMITS: 'off' });
    const one = counter(1);
    await Promise.all(Array.from({ length: 20 }, () => off.take([one], { locale: 'en', log })));
    expect(off.checks).toEqual({});
  });

  test('is refused in production', () => {
    expect(() => requireRateLimits({ NODE_ENV: 'production', MOIM_RATE_LIMITS: 'off' })).toThrow(
      'MOIM_RATE_LIMITS is wrong: production does not run without rate limits',
    );
    requireRateLimits({ NODE_ENV: 'production', MOIM_RATE_LIMITS: 'on' });
    requireRateLimits({ NODE_ENV: 'test', MOIM_RATE_LIMITS: 'off' });
  });
});
