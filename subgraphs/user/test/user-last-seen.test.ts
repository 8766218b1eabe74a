import { userLastSeen } from '@moim/events';
import { demoId } from '@moim/stack/demo';
import { demoDatabase } from '@moim/test-kit';
import pg from 'pg';
import { expect, test } from 'vitest';
import { pruneSessions } from '../src/domain/prune-sessions.ts';
import { userLastSeenAnswer } from '../src/events/answer-user-last-seen.ts';
import { openDatabase } from './tools.ts';

const database = await demoDatabase('user');
const db = openDatabase({ database });
const answer = userLastSeenAnswer(db);
const minji = demoId('usr', 'minji');

async function lastSeen(...ids: string[]) {
  const { users } = (await answer.reply({ ids })) as { users: { id: string; lastSeenAt: string }[] };
  return Object.fromEntries(users.map(({ id, lastSeenAt }) => [id, lastSeenAt]));
}

async function prune(): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await pruneSessions.run(client);
  await client.end();
}

const session = (key: string, lastSeenAt: string, expiresAt: string) =>
  db.session.create({
    data: { id: demoId('ses', key), userId: minji, createdAt: '2026-01-01T00:00:00.000Z', lastSeenAt, expiresAt },
  });

test('takes and gives what the catalogue says', async () => {
  expect(answer.definition).toBe(userLastSeen);
  expect(await lastSeen(demoId('usr', 'nobody'))).toEqual({});
  await expect(answer.reply({ ids: [] })).rejects.toThrow();
});

test('people are seen when a session was last used, and stay seen when it is forgotten', async () => {
  await db.session.deleteMany({ where: { userId: minji } });
  const { createdAt } = await db.user.findUniqueOrThrow({ where: { id: minji } });
  expect(await lastSeen(minji)).toEqual({ [minji]: createdAt.toISOString() });
  // Both over long ago.
  await session('phone', '2026-07-01T00:00:00.000Z', '2026-07-31T00:00:00.000Z');
  await session('tablet', '2026-08-02T10:00:00.000Z', '2026-09-01T00:00:00.000Z');
  const seen = { [minji]: '2026-08-02T10:00:00.000Z' };
  expect(await lastSeen(minji)).toEqual(seen);
  await prune();
  expect(await db.session.count({ where: { userId: minji } })).toBe(0);
  expect(await lastSeen(minji)).toEqual(seen);
  // One from before does not take it back.
  await session('phone', '2026-07-01T00:00:00.000Z', '2026-07-31T00:00:00.000Z');
  await prune();
  expect(await lastSeen(minji)).toEqual(seen);
  const now = new Date().toISOString();
  await session('laptop', now, new Date(Date.now() + 30 * 24 * 3600_000).toISOString());
  expect(await lastSeen(minji)).toEqual({ [minji]: now });
});
