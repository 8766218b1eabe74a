import { contentLiked, contentPostCreated, userNotificationsAdded } from '@moim/events';
import { demoId } from '@moim/stack/demo';
import { newId } from '@moim/subgraph-kit';
import { type As, applyEvent, testSubgraph } from '@moim/test-kit';
import { beforeEach, describe, expect, test } from 'vitest';
import { readUserConfig } from '../src/config.ts';
import { all, type News, notify } from '../src/domain/notify.ts';
import { handlers } from '../src/events/index.ts';
import { startUser } from '../src/subgraph.ts';
import { openDatabase } from './tools.ts';

// Every line that is added to a feed is told, so that it shows at once where the person has the app open.
// What is told stays in the outbox here, so that the relay's own statements do not count.
const user = await testSubgraph('user', (env) => startUser(readUserConfig(env)), {
  env: { NATS_URL: 'nats://127.0.0.1:1' },
});
const db = openDatabase(user);
const [minji, junho, seoyeon, harin] = ['minji', 'junho', 'seoyeon', 'harin'].map((key) => demoId('usr', key)) as [
  string,
  string,
  string,
  string,
];
const { post } = contentPostCreated.example;

beforeEach(async () => {
  await db.outboxEvent.deleteMany();
  await db.notification.deleteMany();
  await db.notificationPreference.deleteMany();
});
/** The events in the outbox, as a consumer reads them: each is what the catalogue says. */
async function told() {
  const rows = await db.outboxEvent.findMany({
    where: { subject: userNotificationsAdded.type },
    orderBy: { seq: 'asc' },
  });
  return rows.map(({ aggregateId, aggregateVersion, payload }) => {
    const { batchId, notifications } = userNotificationsAdded.schema.parse(payload);
    expect({ aggregateId, aggregateVersion }).toEqual({ aggregateId: batchId, aggregateVersion: 1 });
    return notifications;
  });
}
const lines = async () =>
  (await db.notification.findMany({ orderBy: { id: 'asc' } })).map(({ id, userId }) => ({
    notificationId: id,
    userId,
  }));
const mention = (mentionedIds: string[]) =>
  applyEvent(db, handlers, contentPostCreated, {
    aggregateId: post.id,
    aggregateVersion: 1,
    data: { authorId: minji, mentionedIds },
  });

describe('user.notifications.added', () => {
  test('names the lines that were added, once, in one event', async () => {
    await mention([junho, seoyeon]);
    const [added, ...more] = await told();
    expect(more).toEqual([]);
    expect(added?.toSorted((a, b) => (a.notificationId < b.notificationId ? -1 : 1))).toEqual(await lines());
    expect(added).toHaveLength(2);
  });

  test('leaves out who was told before, has switched it off, or is parted by a block; is not there when nobody is left', async () => {
    await db.notificationPreference.create({ data: { userId: junho, kind: 'MENTIONED', enabled: false } });
    await mention([junho]);
    expect(await told()).toEqual([]);
    await mention([junho, seoyeon]);
    await mention([seoyeon, harin]);
    const names = (await told()).map((added) => added.map(({ userId }) => userId));
    expect(names).toEqual([[seoyeon], [harin]]);
    await mention([seoyeon, harin, junho, minji]);
    expect(await told()).toHaveLength(2);
    await db.block.create({ data: { id: newId('blk'), blockerId: harin, blockedId: minji } });
    await db.notification.deleteMany();
    await mention([harin]);
    expect(await told()).toHaveLength(2);
  });

  test('is there exactly when the lines are: what is rolled back is not told', async () => {
    await expect(
      db.$transaction(async (tx) => {
        await applyEvent({ $transaction: (work) => work(tx) }, handlers, contentLiked, {
          aggregateId: post.id,
          aggregateVersion: 2,
          data: { authorId: junho, userId: seoyeon },
        });
        throw new Error('the database has gone');
      }),
    ).rejects.toThrow('the database has gone');
    expect([await lines(), await told()]).toEqual([[], []]);
  });

  test('of more than 5,000 people is several events', async () => {
    const crowd = Array.from({ length: 5_001 }, () => newId('usr'));
    await db.user.createMany({ data: crowd.map((id) => ({ id, name: '사람' })) });
    const news: News = {
      recipients: all('SCHEDULE_CREATED', crowd),
      actorId: null,
      params: { community: '북한산 등산회', schedule: '송년 산행' },
      link: null,
      dedupeKey: 'crowd',
      at: new Date(),
    };
    const emitted: { batchId: string; notifications: unknown[] }[] = [];
    await notify({ tx: db, emit: (_event, { data }) => void emitted.push(data as (typeof emitted)[number]) }, news);
    expect(emitted.map(({ notifications }) => notifications.length)).toEqual([5_000, 1]);
    expect(new Set(emitted.map(({ batchId }) => batchId)).size).toBe(2);
    for (const data of emitted) expect(Buffer.byteLength(JSON.stringify(data))).toBeLessThan(1_000_000);
  });
});

describe('a notification by its key', () => {
  const entities = (ids: string[], as: As) =>
    user.entities(
      ids.map((id) => ({ __typename: 'Notification', id })),
      '... on Notification { id kind text link actor { name } }',
      { as },
    );

  test('is its owner’s alone', async () => {
    await mention([junho, seoyeon]);
    const [{ id }, other] = [
      await db.notification.findFirstOrThrow({ where: { userId: junho } }),
      await db.notification.findFirstOrThrow({ where: { userId: seoyeon } }),
    ];
    const asked = [id, other.id, newId('ntf'), id];
    const own = {
      id,
      kind: 'MENTIONED',
      text: expect.stringContaining('김민지'),
      link: `/posts/${post.id}`,
      actor: { name: '김민지' },
    };
    expect(await entities(asked, 'junho')).toEqual([own, null, null, own]);
    expect(await entities([id, other.id], 'minji')).toEqual([null, null]);
    expect(await entities([id], null)).toEqual([null]);
    // As in the feed: nothing of whom a block hides.
    await db.block.create({ data: { id: newId('blk'), blockerId: minji, blockedId: junho } });
    expect(await entities([id], 'junho')).toEqual([null]);
    await db.block.deleteMany();
  });

  test('costs as many statements for many as for one', async () => {
    await mention([junho]);
    await applyEvent(db, handlers, contentLiked, {
      aggregateId: post.id,
      aggregateVersion: 2,
      data: { authorId: junho, userId: minji },
    });
    const ids = (await lines()).map(({ notificationId }) => notificationId);
    expect(ids).toHaveLength(2);
    await entities(ids, 'junho');
    const one = await user.database.countStatements(() => entities(ids.slice(0, 1), 'junho'));
    expect(await user.database.countStatements(() => entities(ids, 'junho'))).toBe(one);
  });
});
