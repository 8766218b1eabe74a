import { chatExportCompleted } from '@moim/events';
import { connectAdmin } from '@moim/stack';
import { demoId } from '@moim/stack/demo';
import { newId, prismaOptions, pruneExportPieces } from '@moim/subgraph-kit';
import { demoDatabase, describeExport, exportOfMinji } from '@moim/test-kit';
import { afterAll, expect, test } from 'vitest';
import { handlers } from '../src/events/index.ts';
import { PrismaClient } from '../src/generated/prisma/client.ts';

const database = await demoDatabase('chat');
const db = new PrismaClient(prismaOptions(database.url));
afterAll(() => db.$disconnect());

const part = {
  db,
  handlers,
  completed: chatExportCompleted,
  own: {
    rooms: 'select count(*)::int as count from room_members where user_id = $1',
    messages: 'select count(*)::int as count from messages where sender_id = $1',
  },
};

test('many messages are several pieces, each small enough, and none is lost', async () => {
  const roomId = demoId('rom', 'bukhansan');
  const { lastSeq } = await db.room.findUniqueOrThrow({ where: { id: roomId } });
  const many = 1_200;
  await db.message.createMany({
    data: Array.from({ length: many }, (_, i) => ({
      id: newId('msg'),
      roomId,
      seq: lastSeq + 1 + i,
      senderId: demoId('usr', 'minji'),
      text: `${i} ${'산'.repeat(600)}`,
      sentVersion: 1,
      changedVersion: 1,
    })),
  });
  const { pieces } = await exportOfMinji(part);
  const messages = pieces.filter(({ section }) => section === 'messages');
  expect(messages.length).toBeGreaterThan(3);
  for (const piece of pieces) expect(Buffer.byteLength(JSON.stringify(piece))).toBeLessThanOrEqual(512 * 1024);
  const ids = messages.flatMap(({ items }) => items).map((item) => (item as { id: string }).id);
  expect(ids.length).toBe(await db.message.count({ where: { senderId: demoId('usr', 'minji') } }));
  expect(new Set(ids).size).toBe(ids.length);
});

test('its time over, it is not handed out any more and removed', async () => {
  const { exportId, said, pieces } = await exportOfMinji(part, { expiresAt: new Date(Date.now() - 1_000) });
  expect(said.pieces).toBeGreaterThan(0);
  expect(pieces).toEqual([]);
  const others = await db.exportPiece.count({ where: { exportId: { not: exportId } } });
  const client = await connectAdmin(database.url);
  await pruneExportPieces.run(client);
  await client.end();
  expect(await db.exportPiece.count({ where: { exportId } })).toBe(0);
  expect(await db.exportPiece.count()).toBe(others);
});

describeExport('chat', part);
