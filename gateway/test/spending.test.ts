import { createSecretKey, randomBytes } from 'node:crypto';
import { connectRateLimits } from '@moim/rate-limit';
import { TcpLine, testNamespace } from '@moim/test-kit';
import fastify from 'fastify';
import { GraphQLError } from 'graphql';
import { afterAll, expect, inject, test } from 'vitest';
import { SPENDING_RULES, Spending } from '../src/limits/spending.ts';
import { RetryBudget } from '../src/subgraphs/retry-budget.ts';

const { redisUrl } = inject('moim');
const { log } = fastify();
const key = createSecretKey(randomBytes(32));
const LIMIT = SPENDING_RULES.ofPerson.limit;

/** One gateway's part of a platform. */
async function spending(namespace: string, url = redisUrl): Promise<Spending> {
  const limits = await connectRateLimits({ REDIS_URL: url, MOIM_RATE_LIMITS: 'on', namespace, hashKey: () => key });
  afterAll(() => limits.close());
  return new Spending(limits);
}

const sender = (userId: string | null, address: string) => ({
  viewer: userId === null ? null : { userId, sessionId: 'ses' },
  address,
  log,
});

/** Spends again and again until it is refused; how much was spent. */
async function spendAll(gateways: readonly Spending[], who: ReturnType<typeof sender>, points: number) {
  let spent = 0;
  for (let i = 0; ; i++) {
    try {
      await gateways[i % gateways.length]?.spend(points, who);
      spent += points;
    } catch (error) {
      return { spent, error: error as GraphQLError };
    }
    if (spent > 10 * SPENDING_RULES.ofAddress.limit) throw new Error('nothing is refused');
  }
}

test('a person spends so much over all gateways, exact to what each has taken ahead; others are not concerned', async () => {
  const namespace = testNamespace();
  const gateways = [await spending(namespace), await spending(namespace)];
  const { spent, error } = await spendAll(gateways, sender('usr_1', '203.0.113.1'), 700);
  expect(spent).toBeLessThanOrEqual(LIMIT);
  expect(spent).toBeGreaterThan(LIMIT - 3 * (LIMIT / 60) - 700);
  expect(error).toBeInstanceOf(GraphQLError);
  expect(error.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) });
  await gateways[0]?.spend(700, sender('usr_2', '203.0.113.1'));
  await gateways[1]?.spend(700, sender(null, '203.0.113.1'));
});

test('an address spends ten times as much, whoever is there; of IPv6 all that one household has is one', async () => {
  const one = await spending(testNamespace());
  const { spent } = await spendAll([one], sender(null, '2001:db8::1'), 7_000);
  expect(spent).toBeGreaterThan(SPENDING_RULES.ofAddress.limit * 0.95);
  expect(spent).toBeLessThanOrEqual(SPENDING_RULES.ofAddress.limit);
  await expect(one.spend(7_000, sender('usr_3', '2001:db8::2'))).rejects.toThrow(/too much/i);
  await one.spend(7_000, sender('usr_3', '2001:db8:0:1::1'));
});

test('many at once get no more than one after the other', async () => {
  const one = await spending(testNamespace());
  const who = sender('usr_4', '203.0.113.4');
  const results = await Promise.allSettled(Array.from({ length: 400 }, () => one.spend(1_000, who)));
  const passed = results.filter(({ status }) => status === 'fulfilled').length;
  expect(passed * 1_000).toBeLessThanOrEqual(LIMIT);
  expect(passed * 1_000).toBeGreaterThan(LIMIT / 2);
});

test('while Redis is away each gateway counts by itself', async () => {
  const { hostname, port } = new URL(redisUrl);
  const line = new TcpLine({ host: hostname, port: Number(port) });
  await line.open();
  const one = await spending(testNamespace(), `redis://127.0.0.1:${line.port}`);
  const who = sender('usr_5', '203.0.113.5');
  await one.spend(1_000, who);
  line.cut();
  const { spent } = await spendAll([one], who, 1_000);
  expect(spent).toBeGreaterThan(LIMIT / 2);
  expect(spent).toBeLessThanOrEqual(2 * LIMIT);
});

test('retries are a tenth of what is asked, and a few at once', () => {
  const budget = new RetryBudget();
  const spendable = () => {
    let count = 0;
    while (budget.spend()) count += 1;
    return count;
  };
  expect(spendable()).toBe(32);
  for (let i = 0; i < 100; i++) budget.earn();
  expect(spendable()).toBeGreaterThanOrEqual(9);
  expect(spendable()).toBe(0);
  for (let i = 0; i < 10_000; i++) budget.earn();
  expect(spendable()).toBe(32);
});
