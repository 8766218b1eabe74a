import {
  contentExportCompleted,
  exportPieces,
  readData,
  userDeletionRequested,
  userExportRequested,
} from '@moim/events';
import { demoId } from '@moim/stack/demo';
import { exportPieceAnswer, newId, prismaOptions, readPiece } from '@moim/subgraph-kit';
import { applyEvent, demoDatabase, fingerprints } from '@moim/test-kit';
import { afterAll, expect, test } from 'vitest';
import { handlers } from '../src/events/index.ts';
import { PrismaClient } from '../src/generated/prisma/client.ts';

const database = await demoDatabase('content');
const db = new PrismaClient(prismaOptions(database.url));
afterAll(() => db.$disconnect());

const minji = demoId('usr', 'minji');
const DAY_MS = 24 * 3600_000;

/** Has minji's data gathered; what was said of it, and the pieces. */
async function exportOf(exportId: string) {
  const expiresAt = new Date(Date.now() + DAY_MS);
  await applyEvent(db, handlers, userExportRequested, {
    aggregateId: exportId,
    aggregateVersion: 1,
    data: { userId: minji, exportId, expiresAt: expiresAt.toISOString() },
  });
  const { payload } = await db.outboxEvent.findFirstOrThrow({ where: { aggregateId: exportId } });
  const completed = readData(contentExportCompleted, 1, payload);
  const pieces = await Promise.all(Array.from({ length: completed.pieces }, (_, i) => readPiece(db, exportId, i + 1)));
  return { completed, pieces: pieces.filter((piece) => piece !== null) };
}

const OWN: [section: string, count: string][] = [
  ['posts', 'select count(*)::int as count from posts where author_id = $1'],
  ['comments', 'select count(*)::int as count from comments where author_id = $1'],
  ['photos', 'select count(*)::int as count from photos where uploader_id = $1'],
  [
    'likes',
    `select (select count(*) from post_likes where user_id = $1) + (select count(*) from comment_likes where user_id = $1)
       + (select count(*) from photo_likes where user_id = $1) as count`,
  ],
];

test('all that is theirs is gathered, and how many pieces it is told', async () => {
  const exportId = newId('exp');
  const { completed, pieces } = await exportOf(exportId);
  expect(completed).toEqual({ userId: minji, exportId, pieces: pieces.length });
  for (const [section, count] of OWN) {
    const items = pieces.filter((piece) => piece.section === section).flatMap((piece) => piece.items);
    const [row] = await db.$queryRawUnsafe<{ count: number }[]>(count, minji);
    expect(items.length, section).toBe(Number(row?.count));
    expect(items.length, section).toBeGreaterThan(0);
  }
});

test('nobody else is in it', async () => {
  const { pieces } = await exportOf(newId('exp'));
  const people = new Set(JSON.stringify(pieces).match(/usr_[0-9a-z]{26}/g));
  people.delete(minji);
  expect([...people]).toEqual([]);
});

test('a piece is handed out to who asks for it, and what is not there is null', async () => {
  const exportId = newId('exp');
  const { pieces } = await exportOf(exportId);
  const { reply } = exportPieceAnswer(exportPieces.content, db);
  expect(await reply({ exportId, piece: 1 })).toEqual({ piece: pieces[0] });
  expect(await reply({ exportId, piece: pieces.length + 1 })).toEqual({ piece: null });
  expect(await reply({ exportId: newId('exp'), piece: 1 })).toEqual({ piece: null });
});

test('the account deleted, nothing gathered is left, and nothing is gathered any more', async () => {
  const deletionId = newId('del');
  await applyEvent(db, handlers, userDeletionRequested, {
    aggregateId: minji,
    aggregateVersion: 1_000,
    data: { userId: minji, deletionId },
  });
  expect(await db.exportPiece.count()).toBe(0);
  const before = await fingerprints(db);
  const { completed } = await exportOf(newId('exp'));
  expect(completed.pieces).toBe(0);
  expect(await fingerprints(db)).toEqual(before);
});
