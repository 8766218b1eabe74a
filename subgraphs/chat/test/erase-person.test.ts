import {
  chatAudienceChanged,
  chatErasureCompleted,
  chatMessageDeleted,
  chatReactionsChanged,
  readData,
  userDeletionRequested,
} from '@moim/events';
import { demoId } from '@moim/stack/demo';
import { newId, prismaOptions } from '@moim/subgraph-kit';
import { applyEvent, fingerprints } from '@moim/test-kit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handlers } from '../src/events/index.ts';
import { PrismaClient } from '../src/generated/prisma/client.ts';
import { testChat } from './start.ts';

const chat = await testChat();
const db = new PrismaClient(prismaOptions(chat.database.url));
afterAll(() => db.$disconnect());

const minji = demoId('usr', 'minji');

async function deleteAccount(): Promise<string> {
  const deletionId = newId('del');
  const event = { aggregateId: minji, aggregateVersion: 1_000, data: { userId: minji, deletionId } };
  await applyEvent(db, handlers, userDeletionRequested, event);
  return deletionId;
}

async function countsOf(deletionId: string) {
  const { payload } = await db.outboxEvent.findFirstOrThrow({ where: { aggregateId: deletionId } });
  return readData(chatErasureCompleted, 1, payload).counts;
}

const places = () => db.message.findMany({ select: { id: true, roomId: true, seq: true }, orderBy: { id: 'asc' } });
const ofOthers = () =>
  db.message.findMany({
    where: { OR: [{ senderId: { not: minji } }, { senderId: null }] },
    // That a reaction went is noted.
    omit: { reactedVersion: true, changedVersion: true },
    orderBy: { id: 'asc' },
  });

let before: { places: unknown; ofOthers: unknown; sent: number; reactedTo: number; rooms: number };
let deletionId: string;

beforeAll(async () => {
  const [message] = await db.message.findMany({ where: { senderId: minji, deletedAt: null }, take: 1 });
  if (message === undefined) throw new Error('the demo world has no message of 김민지 to look at');
  const photoId = demoId('pho', 'of a message');
  await db.messagePhoto.create({ data: { messageId: message.id, position: 9, photoId } });
  const theirs = await db.message.findFirstOrThrow({ where: { senderId: { not: minji }, deletedAt: null } });
  await db.reaction.createMany({
    data: [
      { messageId: theirs.id, emoji: '🏔️', userId: minji },
      { messageId: message.id, emoji: '👍', userId: demoId('usr', 'junho') },
    ],
    skipDuplicates: true,
  });
  before = {
    places: await places(),
    ofOthers: await ofOthers(),
    sent: await db.message.count({ where: { senderId: minji, deletedAt: null } }),
    reactedTo: (
      await db.reaction.groupBy({
        by: ['messageId'],
        where: { userId: minji, message: { OR: [{ senderId: { not: minji } }, { senderId: null }] } },
      })
    ).length,
    rooms: await db.roomMember.count({ where: { userId: minji, leftAt: null } }),
  };
  deletionId = await deleteAccount();
});

test('messages keep their places and lose their words', async () => {
  expect(before.sent).toBeGreaterThan(1);
  expect(await places()).toEqual(before.places);
  const sent = await db.message.findMany({ where: { senderId: minji }, include: { photos: true, reactions: true } });
  expect(
    sent.filter(
      ({ text, photos, reactions, deletedAt }) =>
        text !== '' || photos.length + reactions.length > 0 || deletedAt === null,
    ),
  ).toEqual([]);
});

test('each message that is gone is told, each that lost a reaction, and that the person left; with versions without a hole', async () => {
  const rows = await db.outboxEvent.findMany({
    where: { aggregateId: { startsWith: 'rom_' } },
    orderBy: { seq: 'asc' },
  });
  const of = (definition: { type: string }, among = rows) => among.filter(({ subject }) => subject === definition.type);
  expect(of(chatMessageDeleted)).toHaveLength(before.sent);
  expect(of(chatReactionsChanged)).toHaveLength(before.reactedTo);
  expect(of(chatAudienceChanged)).toHaveLength(before.rooms);
  for (const [roomId, events] of Map.groupBy(rows, ({ aggregateId }) => aggregateId)) {
    const { version } = await db.room.findUniqueOrThrow({ where: { id: roomId } });
    const versions = events.map(({ aggregateVersion }) => aggregateVersion);
    expect(versions).toEqual(events.map((_, i) => version - events.length + 1 + i));
    const seqs = of(chatMessageDeleted, events).map(({ payload }) => readData(chatMessageDeleted, 1, payload).seq);
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    // What each message notes is the version of its event.
    for (const { subject, payload, aggregateVersion } of events) {
      if (subject === chatAudienceChanged.type) continue;
      const { messageId } = payload as { messageId: string };
      expect((await db.message.findUniqueOrThrow({ where: { id: messageId } })).changedVersion).toBe(aggregateVersion);
    }
  }
});

test('what others said stays word for word', async () => {
  expect(await ofOthers()).toEqual(before.ofOthers);
});

test('the person is in no room and reacts to nothing', async () => {
  expect(await db.roomMember.count({ where: { userId: minji, leftAt: null } })).toBe(0);
  expect(await db.reaction.count({ where: { userId: minji } })).toBe(0);
});

test('the others see deleted messages of nobody', async () => {
  const { data, errors } = await chat.ask(
    'query ($id: ID!) { chatRoom(id: $id) { messages(last: 100) { edges { node { text isDeleted sender { id name } photos { id } } } } members(first: 100) { edges { node { id } } } } }',
    { id: demoId('rom', 'bukhansan') },
    { as: 'junho' },
  );
  expect(errors).toBeUndefined();
  expect(JSON.stringify(data)).not.toContain(minji);
  expect(JSON.stringify(data)).not.toContain('김민지');
});

test('an access token that is out still opens no room any more, a direct one neither', async () => {
  const { roomId } = await db.roomMember.findFirstOrThrow({ where: { userId: minji, room: { kind: 'DIRECT' } } });
  const { data } = await chat.ask('query ($id: ID!) { chatRoom(id: $id) { id } }', { id: roomId }, { as: 'minji' });
  expect(data.chatRoom).toBeNull();
});

test('it is confirmed with what was removed; done again, it changes nothing', async () => {
  expect(await countsOf(deletionId)).toMatchObject({ messages: before.sent, rooms: before.rooms });
  const contents = await fingerprints(db);
  const again = await deleteAccount();
  expect(await fingerprints(db)).toEqual(contents);
  expect(new Set(Object.values(await countsOf(again)))).toEqual(new Set([0]));
});
