import { describe, expect, test } from 'vitest';
import { RETRY_DELAYS_MS, retryDelay } from '../src/attempts.ts';
import { prune } from '../src/prune.ts';
import { rows, testDatabase, userId, writeChange } from './bus.ts';

describe('the wait before another attempt', () => {
  test.each([
    [1, 1_000],
    [2, 5_000],
    [3, 30_000],
    [4, 120_000],
  ])('after failure %i is %i ms, 20 % more or less', (failures, delay) => {
    const waits = Array.from({ length: 500 }, () => retryDelay(failures) ?? Number.NaN);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(delay * 0.8);
    expect(Math.max(...waits)).toBeLessThanOrEqual(delay * 1.2);
    expect(new Set(waits).size).toBeGreaterThan(50);
  });

  test('ends after the fifth failure', () => {
    expect(retryDelay(RETRY_DELAYS_MS.length + 1)).toBeNull();
  });
});

const { client } = await testDatabase('user');

describe('pruning', () => {
  test('keeps published events for 7 days, and unpublished ones for ever', async () => {
    const write = async (published: string | null) => {
      const id = await writeChange(client, userId(), 1);
      await client.query(
        `update outbox_events set created_at = now() - interval '60 days', published_at = now() - $2::interval where id = $1`,
        [id, published],
      );
      return id;
    };
    const [old, recent, waiting] = [await write('169 hours'), await write('167 hours'), await write(null)];
    expect(await prune(client)).toBe(1);
    const left = await rows<{ id: string }>(client, 'select id from outbox_events where id = any($1)', [
      old,
      recent,
      waiting,
    ]);
    expect(left.map(({ id }) => id).toSorted()).toEqual([recent, waiting].toSorted());
  });

  test('remembers for longer what was taken than it can come again', async () => {
    const take = (event: string, age: string) =>
      client.query(`insert into inbox_events (consumer, event_id, handled_at) values ('a', $1, now() - $2::interval)`, [
        event,
        age,
      ]);
    await take('long ago', '39 days');
    await take('still possible', '37 days');
    await prune(client);
    expect(await rows(client, `select event_id from inbox_events where consumer = 'a'`)).toEqual([
      { event_id: 'still possible' },
    ]);
  });

  test('keeps dead letters until they are settled, and 90 days more', async () => {
    const letter = (id: string, settled: string | null) =>
      client.query(
        `insert into dead_letters (id, consumer, event_id, subject, payload, reason, attempts, failed_at, settled_at)
         values ($1, 'a', $1, 'x', '{}', 'y', 1, now() - interval '200 days', now() - $2::interval)`,
        [id, settled],
      );
    await letter('open', null);
    await letter('settled', '89 days');
    await letter('settled long ago', '91 days');
    await prune(client);
    expect(await rows(client, 'select id from dead_letters order by id')).toEqual([{ id: 'open' }, { id: 'settled' }]);
  });
});
