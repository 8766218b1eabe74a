import { setTimeout as sleep } from 'node:timers/promises';
import { eventTakenLate, userProfileUpdated } from '@moim/events';
import { afterAll, expect, test } from 'vitest';
import { on } from '../src/index.ts';
import { openLiveBus } from '../src/live.ts';
import { RawPublisher, silent, testBus, testConfig, testDatabase, until, userId, writeChange } from './bus.ts';

// What a process without a database knows of the others: everything that a service publishes, and how far another has taken it.
const config = testConfig();
const owner = await testDatabase('user');
const reader = await testDatabase('schedule');
/** While it is not null, the schedule service's effects wait for it. */
let held: Promise<void> | null = null;
const fails = new Set<string>();
testBus({ service: 'user', database: owner, config });
testBus({
  service: 'schedule',
  database: reader,
  config,
  retryDelays: [300, 50, 50, 50],
  handlers: [
    on(userProfileUpdated, async ({ aggregateId }) => {
      await held;
      if (fails.delete(aggregateId)) throw new Error('not now');
    }),
  ],
});
const live = openLiveBus('test', config, silent);
afterAll(() => live.close());
const raw = await RawPublisher.connect(config);
const seen: { text: string; sequence: number }[] = [];
const follower = live.followTexts('user', (text, sequence) => seen.push({ text, sequence }), 60_000);
const saw = (id: string) => until(`${id} is seen`, () => seen.some(({ text }) => text.includes(id)));
const sequenceOf = (id: string) => seen.find(({ text }) => text.includes(id))?.sequence ?? 0;

test('all that a service publishes is seen as it comes, also what nobody here knows', async () => {
  await until('it is current', () => follower.isCurrent);
  const [known, unknown] = [userId(), userId()];
  await writeChange(owner.client, known, 1);
  await saw(known);
  await raw.text(`{"of":"a later version","who":"${unknown}"}`, 'user.something.new.v7');
  await saw(unknown);
  expect(sequenceOf(unknown)).toBeGreaterThan(sequenceOf(known));
});

test('how far a service has taken another’s events is known', async () => {
  let release = () => {};
  held = new Promise((resolve) => {
    release = resolve;
  });
  const person = userId();
  await writeChange(owner.client, person, 1);
  await saw(person);
  await sleep(200);
  const taken = () => live.takenUpTo('schedule', 'user');
  expect(await taken()).toBeLessThan(sequenceOf(person));
  held = null;
  release();
  await until('it is taken', async () => ((await taken()) ?? 0) >= sequenceOf(person));
});

test('a service that takes none of another’s events has nothing to take', async () => {
  expect(await live.takenUpTo('user', 'schedule')).toBe(Number.POSITIVE_INFINITY);
});

test('what a service takes late, it says when it does', async () => {
  const heard: { at: number; ids: string[] }[] = [];
  afterAll(
    live.hear([eventTakenLate.schedule], (_, data) => heard.push({ at: Date.now(), ...(data as { ids: string[] }) })),
  );
  const [person, other] = [userId(), userId()];
  fails.add(person);
  const failedAt = Date.now();
  await writeChange(owner.client, person, 1);
  await writeChange(owner.client, other, 1);
  await saw(person);
  // It is put aside, and so counts as taken.
  await until('it is put aside', async () => ((await live.takenUpTo('schedule', 'user')) ?? 0) >= sequenceOf(person));
  await until('it is said', () => heard.length > 0);
  expect(heard).toHaveLength(1);
  expect(heard[0]?.ids).toContain(person);
  expect(heard[0]?.ids).not.toContain(other);
  expect(heard[0]?.at).toBeGreaterThan(failedAt + 200);
});

test('while NATS is away, nobody knows, and nothing is current', async () => {
  const away = openLiveBus('test', { ...config, NATS_URL: ['nats://127.0.0.1:1'] }, silent);
  const nothing = away.followTexts('user', () => {}, 1_000);
  expect(await away.takenUpTo('schedule', 'user')).toBeNull();
  expect(nothing.isCurrent).toBe(false);
  await expect(away.flush()).rejects.toThrow('NATS is away');
  await away.close();
});
