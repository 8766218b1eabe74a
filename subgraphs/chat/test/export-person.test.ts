import { chatExportCompleted, exportPieces, readData, userDeletionRequested, userExportRequested } from '@moim/events';
import { connectAdmin } from '@moim/stack';
import { demoId } from '@moim/stack/demo';
import { exportPieceAnswer, newId, prismaOptions, pruneExportPieces, readPiece } from '@moim/subgraph-kit';
import { applyEvent, demoDatabase, fingerprints } from '@moim/test-kit';
import { afterAll, expect, test } from 'vitest';
import { handlers } from '../src/events/index.ts';
import { PrismaClient } from '../src/generated/prisma/client.ts';

const database = await demoDatabase('chat');
const db = new PrismaClient(prismaOptions(database.url));
afterAll(() => db.$disconnect());

const minji = demoId('usr', 'minji');
const DAY_MS = 24 * 3600_000;

/** Has minji's data gathered; what was said of it, and the pieces. */
async function exportOf(exportId: string, expiresAt = new Date(Date.now() + DAY_MS)) {
  await applyEvent(db, handlers, userExportRequested, {
    aggregateId: exportId,
    aggregateVersion: 1,
    data: { userId: minji, exportId, expiresAt: expiresAt.toISOString() },
  });
  const { payload } = await db.outboxEvent.findFirstOrThrow({ where: { aggregateId: exportId } });
  const completed = readData(chatExportCompleted, 1, payload);
  const pieces = await Promise.all(Array.from({ length: completed.pieces }, (_, i) => readPiece(db, exportId, i + 1)));
  return { completed, pieces: pieces.filter((piece) => piece !== null) };
}

const OWN: [section: string, count: string][] = [
  ['rooms', 'select count(*)::int as count from room_members where user_id = $1'],
  ['messages', 'select count(*)::int as count from messages where sender_id = $1'],
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
  const { reply } = exportPieceAnswer(exportPieces.chat, db);
  expect(await reply({ exportId, piece: 1 })).toEqual({ piece: pieces[0] });
  expect(await reply({ exportId, piece: pieces.length + 1 })).toEqual({ piece: null });
  expect(await reply({ exportId: newId('exp'), piece: 1 })).toEqual({ piece: null });
});

test('many messages are several pieces, each small enough, and none is lost', async () => {
  const roomId = demoId('rom', 'bukhansan');
  const { lastSeq } = await db.room.findUniqueOrThrow({ where: { id: roomId } });
  const many = 1_200;
  await db.message.createMany({
    data: Array.from({ length: many }, (_, i) => ({
      id: newId('msg'),
      roomId,
      seq: lastSeq + 1 + i,
      senderId: minji,
      text: `${i} ${'산'.repeat(600)}`,
    })),
  });
  const { pieces } = await exportOf(newId('exp'));
  const messages = pieces.filter(({ section }) => section === 'messages');
  expect(messages.length).toBeGreaterThan(3);
  for (const piece of pieces) expect(Buffer.byteLength(JSON.stringify(piece))).toBeLessThanOrEqual(512 * 1024);
  const ids = messages.flatMap(({ items }) => items).map((item) => (item as { id: string }).id);
  expect(ids.length).toBe(await db.message.count({ where: { senderId: minji } }));
  expect(new Set(ids).size).toBe(ids.length);
});

test('its time over, it is not handed out any more and removed', async () => {
  const exportId = newId('exp');
  const { completed, pieces } = await exportOf(exportId, new Date(Date.now() - 1_000));
  expect(completed.pieces).toBeGreaterThan(0);
  expect(pieces).toEqual([]);
  const others = await db.exportPiece.count({ where: { exportId: { not: exportId } } });
  const client = await connectAdmin(database.url);
  await pruneExportPieces.run(client);
  await client.end();
  expect(await db.exportPiece.count({ where: { exportId } })).toBe(0);
  expect(await db.exportPiece.count()).toBe(others);
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
