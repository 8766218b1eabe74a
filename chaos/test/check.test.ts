import { describe, expect, test } from 'vitest';
import { type CommittedEvent, checkCards, checkCommitted, checkLedger, type LedgerEntry } from '../src/check.ts';

const event = (aggregateId: string, version: number): CommittedEvent => ({
  id: `${aggregateId}-${version}`,
  aggregateId,
  version,
});
const entry = ({ id, aggregateId, version }: CommittedEvent): LedgerEntry => ({ eventId: id, aggregateId, version });
const [a1, a2, a3, b1, b2] = [event('a', 1), event('a', 2), event('a', 3), event('b', 1), event('b', 2)] as const;
const committed = [a1, b1, a2, a3, b2];

describe('the checker of a ledger', () => {
  test('finds nothing when each event took effect once and in order, however aggregates interleave', () => {
    expect(checkLedger(committed, committed.map(entry))).toEqual([]);
    expect(checkLedger(committed, [b1, b2, a1, a2, a3].map(entry))).toEqual([]);
    expect(checkLedger([], [])).toEqual([]);
  });

  test.each([
    ['in the middle', [a1, b1, a3, b2]],
    ['at the end, where no hole is left', [a1, b1, a2, b2]],
    ['the only one of its aggregate', [a1, a2, a3, b2]],
  ])('finds one that was dropped: %s', (_where, applied) => {
    const [lost] = committed.filter((each) => !applied.includes(each));
    expect(checkLedger(committed, applied.map(entry))).toContainEqual(expect.stringContaining(`${lost?.id} (`));
    expect(checkLedger(committed, applied.map(entry)).join()).toContain('was lost');
  });

  test.each([
    ['at once', [a1, b1, a2, a2, a3, b2]],
    ['later', [a1, b1, a2, a3, b2, a2]],
    ['as the last', [a1, b1, a2, a3, b2, b2]],
  ])('finds one that was doubled: %s', (_when, applied) => {
    expect(checkLedger(committed, applied.map(entry)).join()).toContain('took effect 2 times');
  });

  test('finds two of one aggregate that were swapped', () => {
    expect(checkLedger(committed, [a1, b1, a3, a2, b2].map(entry))).toEqual(['a took effect as 1, 3, 2']);
  });

  test('finds one that nobody committed', () => {
    const [stranger] = [event('c', 1)];
    expect(
      checkLedger(
        committed,
        [...committed, stranger].map((each) => entry(each as CommittedEvent)),
      ),
    ).toEqual(['c-1 took effect, but was never committed']);
  });
});

test('the checker of commits finds holes, and versions that were committed in another order', () => {
  expect(checkCommitted(committed)).toEqual([]);
  expect(checkCommitted([a1, a3])).toEqual(['a was committed as 1, 3']);
  expect(checkCommitted([a2, a1])).toEqual(['a was committed as 2, 1']);
});

test('the checker of cards finds missing and stale ones', () => {
  const minji = { id: 'minji', name: '민지', version: 2 };
  expect(checkCards([minji], [minji])).toEqual([]);
  expect(checkCards([minji], [])).toEqual(['minji has no card']);
  expect(checkCards([minji], [{ ...minji, name: '김민지', version: 1 }])).toHaveLength(1);
  expect(checkCards([minji], [{ ...minji, name: '김민지' }])).toHaveLength(1);
});
