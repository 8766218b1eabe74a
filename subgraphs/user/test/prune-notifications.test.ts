import { newId } from '@moim/subgraph-kit';
import { demoDatabase } from '@moim/test-kit';
import pg from 'pg';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { notificationPruning } from '../src/domain/prune-notifications.ts';
import { openDatabase } from './tools.ts';

const database = await demoDatabase('user');
const db = openDatabase({ database });
const client = new pg.Client({ connectionString: database.url });
await client.connect();
afterAll(() => client.end());

const DAY_MS = 24 * 3600_000;
const ids = Array.from({ length: 5 }, () => newId('usr'));
const [ara, bora] = ids as [string, string];

beforeEach(async () => {
  await db.user.deleteMany();
  await db.user.createMany({ data: ids.map((id) => ({ id, name: '누군가' })) });
});

/** Lines of somebody's feed, so many days old. */
async function lines(userId: string, ages: readonly number[]) {
  await db.notification.createMany({
    data: ages.map((age) => ({
      id: newId('ntf'),
      userId,
      kind: 'LIKED',
      dedupeKey: newId('ntf'),
      createdAt: new Date(Date.now() - age * DAY_MS),
    })),
  });
}
const ages = async (userId: string) =>
  (await db.notification.findMany({ where: { userId }, orderBy: { createdAt: 'desc' } })).map(({ createdAt }) =>
    Math.round((Date.now() - createdAt.getTime()) / DAY_MS),
  );
const limits = { days: 90, perPerson: 500, people: 2_000, rows: 5_000 };

describe('pruning', () => {
  test('removes what is older than 90 days', async () => {
    await lines(ara, [1, 89, 91, 400]);
    await lines(bora, [95]);
    await notificationPruning().run(client);
    expect(await ages(ara)).toEqual([1, 89]);
    expect(await ages(bora)).toEqual([]);
  });

  test('removes the oldest beyond 500 of a person', async () => {
    await lines(ara, [...Array(500).fill(1), 2, 3]);
    await lines(bora, [1, 2]);
    await notificationPruning().run(client);
    expect(await ages(ara)).toEqual(Array(500).fill(1));
    expect(await ages(bora)).toEqual([1, 2]);
  });

  test('removes a bounded number at a time, and gets to everybody', async () => {
    for (const id of ids) await lines(id, [1, 2, 3, 100]);
    const chore = notificationPruning({ ...limits, perPerson: 1, people: 2, rows: 2 });
    const left: number[] = [];
    for (let run = 0; run < 12; run++) {
      const before = await db.notification.count();
      await chore.run(client);
      left.push(await db.notification.count());
      expect(before - (left.at(-1) as number)).toBeLessThanOrEqual(4);
    }
    for (const id of ids) expect(await ages(id)).toEqual([1]);
  });

  test('is one statement', async () => {
    await lines(ara, [1, 100]);
    let statements = 0;
    const counting = new Proxy(client, {
      get(target, key) {
        if (key !== 'query') return Reflect.get(target, key);
        statements++;
        return target.query.bind(target);
      },
    });
    await notificationPruning().run(counting);
    expect(statements).toBe(1);
    expect(await ages(ara)).toEqual([1]);
  });
});
