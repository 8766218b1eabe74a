import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { Changes } from '../src/changes.ts';
import type { LocalMessage } from '../src/outbox-store.ts';
import { OutboxStore } from '../src/outbox-store.ts';
import { ReadMarker } from '../src/read-marker.ts';
import { outcomeOf, type SendOutcome } from '../src/send-outcome.ts';
import { SendQueue } from '../src/send-queue.ts';
import { backOff } from '../src/timing.ts';

// What the platform does not do to order. The rest is tested against a real one: contract/test/realtime-*.test.ts.

const local: LocalMessage = {
  clientMessageId: '1',
  roomId: 'rom_1',
  text: '',
  replyToId: null,
  photoIds: [],
  createdAt: 0,
  state: 'sending',
  failure: null,
  message: null,
};

test('the package is of browsers: it imports nothing but its own files', () => {
  const source = new URL('../src/', import.meta.url);
  const imports = readdirSync(source).flatMap((file) => [
    ...readFileSync(new URL(file, source), 'utf8').matchAll(/from '([^']+)'/g),
  ]);
  expect(imports.length).toBeGreaterThan(20);
  expect(imports.map(([, from = '']) => from).filter((from) => !from.startsWith('./'))).toEqual([]);
});

test('back-off has full jitter, doubles, and does not grow beyond 30 s', () => {
  for (const [failures, most] of [
    [1, 1_000],
    [2, 2_000],
    [5, 16_000],
    [6, 30_000],
    [1_000, 30_000],
  ] as const) {
    const delays = Array.from({ length: 500 }, () => backOff(failures));
    expect(Math.max(...delays)).toBeLessThanOrEqual(most);
    expect(Math.max(...delays)).toBeGreaterThan(most * 0.9);
    expect(Math.min(...delays)).toBeLessThan(most * 0.1);
  }
});

describe('what an answer to sendMessage means', () => {
  const error = (code: string, more = {}) => ({ message: 'm', extensions: { code, ...more } });
  const again = (code: string, waitMs: number, isUnexpected: boolean) => ({
    kind: 'again',
    waitMs,
    isUnexpected,
    failure: { code, message: 'm' },
  });

  test.each([
    [
      'a message, though a part of it is missing',
      { data: { sendMessage: { message: { seq: 1 }, userErrors: [] } }, errors: [error('SUBGRAPH_UNAVAILABLE')] },
      { kind: 'sent', message: { seq: 1 } },
    ],
    [
      'a user error',
      { data: { sendMessage: { message: null, userErrors: [{ code: 'INVALID', message: 'm' }] } } },
      { kind: 'failed', failure: { code: 'INVALID', message: 'm' } },
    ],
    [
      'not allowed',
      { data: null, errors: [error('FORBIDDEN')] },
      { kind: 'failed', failure: { code: 'FORBIDDEN', message: 'm' } },
    ],
    [
      'signed out',
      { errors: [error('UNAUTHENTICATED')] },
      { kind: 'failed', failure: { code: 'UNAUTHENTICATED', message: 'm' } },
    ],
    ['too often', { errors: [error('RATE_LIMITED', { retryAfter: 7 })] }, again('RATE_LIMITED', 7_000, false)],
    ['chat is away', { data: null, errors: [error('SUBGRAPH_UNAVAILABLE')] }, again('SUBGRAPH_UNAVAILABLE', 0, false)],
    [
      'a fault of the server',
      { data: null, errors: [error('INTERNAL_SERVER_ERROR')] },
      again('INTERNAL_SERVER_ERROR', 0, true),
    ],
  ])('%s', (_what, answer, outcome) => {
    expect(outcomeOf(answer)).toEqual(outcome);
  });
});

describe('the queue of a room', () => {
  /** A queue of one message whose attempts come to this, one after the other. */
  const queueOf = (outcomes: SendOutcome<unknown>[]) => {
    const settled: string[] = [];
    const attempts: number[] = [];
    const queue = new SendQueue({
      attempt: async () => {
        attempts.push(performance.now());
        return outcomes[Math.min(attempts.length, outcomes.length) - 1] as SendOutcome<unknown>;
      },
      settled: (_local, { kind }) => settled.push(kind),
      isOnline: () => true,
    });
    queue.add(local);
    return { queue, settled, attempts };
  };
  const failure = { code: 'INTERNAL_SERVER_ERROR', message: '' };

  test('waits as long as the server says, whatever wakes it', async () => {
    const wait: SendOutcome<unknown> = { kind: 'again', waitMs: 1_000, isUnexpected: false, failure };
    const { queue, settled, attempts } = queueOf([wait, { kind: 'sent', message: {} }]);
    await sleep(200);
    queue.wake();
    await sleep(200);
    expect(attempts).toHaveLength(1);
    await sleep(2_000);
    expect(settled).toEqual(['sent']);
    expect((attempts[1] ?? 0) - (attempts[0] ?? 0)).toBeGreaterThanOrEqual(990);
    queue.close();
  });

  test('goes on at once when the room shows the message that it waits with', async () => {
    const settled: string[] = [];
    const queue = new SendQueue({
      attempt: async ({ clientMessageId }): Promise<SendOutcome<unknown>> =>
        clientMessageId === '1'
          ? { kind: 'again', waitMs: 0, isUnexpected: false, failure }
          : { kind: 'sent', message: {} },
      settled: ({ clientMessageId }) => settled.push(clientMessageId),
      isOnline: () => false,
    });
    queue.add(local);
    queue.add({ ...local, clientMessageId: '2' });
    await sleep(50);
    expect(settled).toEqual([]);
    queue.remove('1');
    await sleep(50);
    expect(settled).toEqual(['2']);
    queue.close();
  });

  test('is not held up for ever by a message on which the server fails: five attempts', async () => {
    const { queue, settled, attempts } = queueOf([{ kind: 'again', waitMs: 0, isUnexpected: true, failure }]);
    for (let i = 0; i < 10; i++) {
      await sleep(5);
      queue.wake();
    }
    expect(settled).toEqual(['failed']);
    expect(attempts).toHaveLength(5);
    queue.close();
  });
});

test('what a storage refuses to keep, or holds of others, is no obstacle', () => {
  const items = new Map([
    ['moim.outbox.usr_1.broken', '{'],
    ['theme', 'dark'],
  ]);
  const store = new OutboxStore(
    {
      get length() {
        return items.size;
      },
      key: (index) => [...items.keys()][index] ?? null,
      getItem: (key) => items.get(key) ?? null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
      removeItem: (key) => void items.delete(key),
    },
    'usr_1',
  );
  store.keep(local);
  expect(store.load()).toEqual([]);
  expect([...items.keys()]).toEqual(['theme']);
});

test('a change that is told again as it was is no news; one back to what was before is', () => {
  const changes = new Changes();
  const reactions = (count: number) => ({ __typename: 'ReactionsChanged', message: { id: 'msg_1', count } });
  expect([1, 1, 2, 1, 1].map((count) => changes.isNews(reactions(count)))).toEqual([true, false, true, true, false]);
  changes.clear();
  expect(changes.isNews(reactions(1))).toBe(true);
});

test('a read mark that could not be told is told with the next, and with the room’s end', async () => {
  const told: number[] = [];
  const marker = new ReadMarker(async (seq) => {
    told.push(seq);
    if (told.length === 1) throw new Error('no network');
  });
  marker.mark(5);
  await sleep(10);
  marker.mark(3);
  marker.mark(7);
  expect(told).toEqual([5]);
  marker.close();
  expect(told).toEqual([5, 7]);
});
