import { idsIn } from '@moim/events';
import { describe, expect, test } from 'vitest';
import { Happenings, REMEMBERED_MS } from '../../src/cache/happenings.ts';

const SERVICES = ['user', 'content'];
const id = (n: number) => `usr_${String(n).padStart(26, '0')}`;
const event = (...numbers: number[]) => JSON.stringify({ subject: id(numbers[0] ?? 0), data: numbers.map(id) });
const answer = (service: string, askedAt: number, ...numbers: number[]) => ({ service, askedAt, ids: numbers.map(id) });

test('ids are found in texts, each once', () => {
  const text = `{"id":"${id(1)}","author":{"id":"${id(2)}"},"again":"${id(1)}","interest":"hiking","no":"usr_short","key":"x${id(3)}y"}`;
  expect(idsIn(text)).toEqual([id(1), id(2)]);
});

describe('an answer is out of date', () => {
  test('when something that it names has happened since it was asked for', () => {
    const happenings = new Happenings(SERVICES);
    happenings.note('user', 1, event(1), 1_000);
    expect(happenings.isFresh(answer('user', 999, 1))).toBe(false);
    // In the same millisecond: nobody knows which was first.
    expect(happenings.isFresh(answer('user', 1_000, 1))).toBe(false);
    expect(happenings.isFresh(answer('user', 1_001, 1))).toBe(true);
    expect(happenings.isFresh(answer('user', 999, 2))).toBe(true);
    expect(happenings.isFresh(answer('user', 999, 2, 1))).toBe(false);
  });

  test('and that of another service until it has taken the event, and been asked since', () => {
    const happenings = new Happenings(SERVICES);
    happenings.note('user', 7, event(1), 1_000);
    expect(happenings.isAwaited('content', 'user')).toBe(true);
    expect(happenings.isAwaited('user', 'user')).toBe(false);
    expect(happenings.isFresh(answer('content', 5_000, 1))).toBe(false);
    happenings.taken('content', 'user', 6, 5_000);
    expect(happenings.isFresh(answer('content', 5_001, 1))).toBe(false);
    happenings.taken('content', 'user', 7, 6_000);
    expect(happenings.isAwaited('content', 'user')).toBe(false);
    expect(happenings.isFresh(answer('content', 6_000, 1))).toBe(false);
    expect(happenings.isFresh(answer('content', 6_001, 1))).toBe(true);
  });

  test('of several that happened, by each', () => {
    const happenings = new Happenings(SERVICES);
    happenings.note('user', 1, event(1), 1_000);
    happenings.note('content', 1, event(1), 2_000);
    // The user service's event is still on its way to the content service, whatever that has published itself.
    expect(happenings.isFresh(answer('content', 3_000, 1))).toBe(false);
    happenings.taken('content', 'user', 1, 4_000);
    expect(happenings.isFresh(answer('content', 4_001, 1))).toBe(true);
    expect(happenings.isFresh(answer('user', 4_001, 1))).toBe(false);
  });
});

test('what a service had put aside, and takes late, happens when it does', () => {
  const happenings = new Happenings(SERVICES);
  happenings.note('user', 1, event(1), 1_000);
  happenings.taken('content', 'user', 1, 1_100);
  happenings.note('user', 2, event(1), 1_900);
  happenings.noteTakenLate('content', [id(1)], 2_000);
  expect(happenings.isFresh(answer('content', 2_000, 1))).toBe(false);
  // The later event is still on its way.
  expect(happenings.isFresh(answer('content', 2_001, 1))).toBe(false);
  happenings.taken('content', 'user', 2, 2_500);
  expect(happenings.isFresh(answer('content', 2_501, 1))).toBe(true);
});

test('events that come again, as after an interruption, count again', () => {
  const happenings = new Happenings(SERVICES);
  happenings.note('user', 1, event(1), 1_000);
  happenings.note('user', 2, event(2), 1_000);
  happenings.taken('content', 'user', 2, 1_500);
  happenings.note('user', 1, event(1), 3_000);
  expect(happenings.isFresh(answer('user', 2_000, 1))).toBe(false);
  happenings.taken('content', 'user', 2, 3_500);
  expect(happenings.isFresh(answer('content', 3_501, 1))).toBe(true);
  expect(happenings.isFresh(answer('content', 3_501, 2))).toBe(true);
});

describe('what is remembered', () => {
  test('is what nothing that is kept can be older than', () => {
    const happenings = new Happenings(SERVICES);
    for (let i = 1; i <= 100; i++) happenings.note('user', i, event(i), i);
    happenings.taken('content', 'user', 100, 200);
    happenings.note('user', 101, event(101), 150 + REMEMBERED_MS);
    // The content service took them 200 ms after the beginning: until a minute after that they are of use.
    expect(happenings.size).toBe(101);
    happenings.taken('content', 'user', 101, 160 + REMEMBERED_MS);
    happenings.note('user', 102, event(102), 200 + REMEMBERED_MS);
    expect(happenings.size).toBe(2);
  });

  test('is what has not been taken, however long that takes', () => {
    const happenings = new Happenings(SERVICES);
    happenings.note('user', 1, event(1), 1_000);
    happenings.note('content', 1, event(2), 10 * REMEMBERED_MS);
    expect(happenings.isFresh(answer('content', 10 * REMEMBERED_MS, 1))).toBe(false);
  });

  test('is bounded: with too much of it, everything counts as having happened', () => {
    const happenings = new Happenings(SERVICES);
    const numbers = (from: number) => Array.from({ length: 1_000 }, (_, i) => from + i);
    let sequence = 0;
    for (; sequence <= 200; sequence++)
      happenings.note('user', sequence, event(...numbers(sequence * 1_000)), 1_000 + sequence);
    expect(happenings.size).toBe(0);
    const stranger = 9_999_999;
    expect(happenings.isFresh(answer('user', 1_200, stranger))).toBe(false);
    expect(happenings.isFresh(answer('user', 1_201, stranger))).toBe(true);
    expect(happenings.isFresh(answer('content', 5_000, stranger))).toBe(false);
    happenings.taken('content', 'user', sequence, 6_000);
    expect(happenings.isFresh(answer('content', 6_001, stranger))).toBe(true);
  });
});

// Against the plainest thing that could be right: every answer beside all that ever happened.
test('whatever happens in whatever order, it says what a full record says', () => {
  let seed = 20_261_130;
  const random = (n: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * n);
  };
  const happenings = new Happenings(SERVICES);
  const record: { source: string; sequence: number; ids: number[]; since: Map<string, number> }[] = [];
  const sequences = new Map<string, number>(SERVICES.map((service) => [service, 0]));
  let stale = 0;
  for (let now = 1; now < 4_000; now += 1 + random(3)) {
    const source = SERVICES[random(2)] as string;
    const service = SERVICES[random(2)] as string;
    if (random(3) === 0) {
      const sequence = (sequences.get(source) ?? 0) + 1;
      sequences.set(source, sequence);
      const ids = [random(6), random(6)];
      record.push({ source, sequence, ids, since: new Map([[source, now]]) });
      happenings.note(source, sequence, event(...ids), now);
    } else if (service !== source) {
      const sequence = random((sequences.get(source) ?? 0) + 2);
      happenings.taken(service, source, sequence, now);
      for (const one of record)
        if (one.source === source && one.sequence <= sequence && !one.since.has(service)) one.since.set(service, now);
    }
    const asked = { service, askedAt: now - random(40), ids: [random(6), random(6)] };
    const isFresh = record.every(
      ({ ids, since }) => !ids.some((n) => asked.ids.includes(n)) || asked.askedAt > (since.get(service) ?? Infinity),
    );
    expect(happenings.isFresh({ ...asked, ids: asked.ids.map(id) })).toBe(isFresh);
    if (!isFresh) stale += 1;
  }
  expect(stale).toBeGreaterThan(100);
});
