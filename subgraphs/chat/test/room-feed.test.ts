import { setTimeout as sleep } from 'node:timers/promises';
import { type AudienceMember, chatRoom, type FeedEvent, HISTORY_LIMIT } from '@moim/events';
import { demoId } from '@moim/stack/demo';
import { type As, natsLine, testNamespace } from '@moim/test-kit';
import { describe, expect, test } from 'vitest';
import type { HistoryPlace } from '../src/domain/room-history.ts';
import { chatRoomAnswers } from '../src/events/answer-chat-room.ts';
import { databaseOf, testChat } from './start.ts';
import { done, mutate, published, versionOf } from './talking.ts';

// What happened in a room after a place, and how far rooms are: what live updates are resumed by.
const EVENTS_NAMESPACE = testNamespace();
const chat = await testChat({ env: { EVENTS_NAMESPACE } });
const db = databaseOf(chat);
const nats = await natsLine(EVENTS_NAMESPACE);
const room = demoId('rom', 'secret-reading');

const historyOf = async (after: HistoryPlace, topic = room) =>
  (await nats.ask(chatRoom.history, { topic, after })).history;
async function after(place: HistoryPlace, topic = room) {
  const history = await historyOf(place, topic);
  if (history === null) throw new Error(`there is no room ${topic}`);
  return history;
}
/** `sent 12`, in the order told. */
const short = ({ type, data }: FeedEvent) => `${type.replace(/^chat\.(message\.)?|\.v1$/g, '')} ${data.seq}`;
const shortly = async (place: HistoryPlace, topic = room) => (await after(place, topic)).events.map(short);

const say = (text: string, as: As = 'harin', roomId = room): Promise<{ id: string; seq: number }> =>
  done(mutate(chat, 'sendMessage', { roomId, text }, { as, selection: 'message { id seq }' }));
const edit = (id: string, text: string, as: As = 'harin') =>
  done(mutate(chat, 'editMessage', { id, text }, { as, selection: 'message { id }' }));
const erase = (id: string, as: As = 'harin') =>
  done(mutate(chat, 'deleteMessage', { id }, { as, selection: 'message { id }' }));
const react = (messageId: string, hasReacted = true, as: As = 'junho') =>
  done(mutate(chat, 'react', { messageId, emoji: '📚', hasReacted }, { as, selection: 'message { id }' }));

describe('after a position', () => {
  test('there is what was sent since, as the catalogue has it, in the order of versions', async () => {
    const { seq: position } = await say('어디까지 읽으셨어요?');
    const version = await versionOf(db, room);
    await say('3장이요');
    await say('저도요', 'junho');
    const history = await after({ position });
    expect(history).toMatchObject({ version: version + 2, head: { lastSeq: position + 2 }, isTruncated: false });
    expect(history.events).toEqual(await published(db, room, version));
  });

  test('changes of earlier messages are told once each, whatever happened to them; those of newer ones are in the message', async () => {
    const [edited, gone, reacted, both] = [await say('가'), await say('나'), await say('다'), await say('라')];
    const { seq: position } = await say('마');
    await edit(edited.id, '가나');
    await edit(edited.id, '가나다');
    await react(reacted.id);
    await edit(both.id, '라마');
    await react(both.id);
    await edit(gone.id, '나다');
    await react(gone.id);
    await erase(gone.id);
    const newer = await say('바');
    await edit(newer.id, '바사');
    await react(newer.id);
    expect(await shortly({ position })).toEqual([
      `edited ${edited.seq}`,
      `reactions.changed ${reacted.seq}`,
      `edited ${both.seq}`,
      `reactions.changed ${both.seq}`,
      `deleted ${gone.seq}`,
      `sent ${newer.seq}`,
    ]);
    const { version, events } = await after({ position });
    expect(version).toBe(await versionOf(db, room));
    const versions = events.map((event) => event.version);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    // Who comes from farther back gets whole messages, and nothing twice.
    expect(await shortly({ position: edited.seq - 1 })).toEqual(
      [edited.seq, gone.seq, reacted.seq, both.seq, position, newer.seq].map((seq) => `sent ${seq}`),
    );
    await react(reacted.id, false);
    expect((await shortly({ position })).at(-1)).toBe(`reactions.changed ${reacted.seq}`);
  });

  test('0 is the beginning; what lies beyond the end is the end', async () => {
    const { lastSeq } = await db.room.findUniqueOrThrow({ where: { id: room } });
    const all = Array.from({ length: lastSeq }, (_, i) => `sent ${i + 1}`);
    expect(await shortly({ position: 0 })).toEqual(all);
    const atTheEnd = await after({ position: lastSeq });
    expect(await after({ position: lastSeq + 1 })).toEqual(atTheEnd);
    expect(await after({ position: Number.MAX_SAFE_INTEGER })).toEqual(atTheEnd);
    await react((await say('끝')).id);
    expect(await shortly({ position: lastSeq + 1 })).toEqual([`reactions.changed ${lastSeq + 1}`]);
  });
});

describe('after a version', () => {
  test('there is what each event after it told, once for each thing', async () => {
    const earlier = await say('하나');
    const version = await versionOf(db, room);
    const sent = await say('둘');
    await edit(earlier.id, '하나!');
    await edit(sent.id, '둘!');
    expect(await shortly({ version })).toEqual([`sent ${sent.seq}`, `edited ${earlier.seq}`]);
    expect(await shortly({ version: version + 1 })).toEqual([`edited ${earlier.seq}`, `edited ${sent.seq}`]);
    expect(await shortly({ version: version + 3 })).toEqual([]);
    expect(await shortly({ version: version + 1_000 })).toEqual([]);
    expect(await shortly({ version: 0 })).toEqual(await shortly({ position: 0 }));
  });

  test('and after none, only how far the room is', async () => {
    const { version, lastSeq } = await db.room.findUniqueOrThrow({ where: { id: room } });
    expect(await historyOf(null)).toEqual({ version, head: { lastSeq }, isTruncated: false, events: [] });
  });

  test('whoever writes meanwhile, nothing up to the version told is missing', async () => {
    const roomId = demoId('rom', 'bukhansan');
    let version = await versionOf(db, roomId);
    const seen: FeedEvent[] = [];
    let isWriting = true;
    const writers = Array.from({ length: 20 }, async (_, writer) => {
      for (let n = 0; n < 6; n++) {
        const { id } = await say(`${writer} ${n}`, 'minji', roomId);
        if (n % 3 === 0) await edit(id, `${writer} ${n}!`, 'minji');
        if (n % 3 === 1) await react(id, true, 'seoyeon');
      }
    });
    const reader = (async () => {
      while (isWriting || version < (await versionOf(db, roomId))) {
        const history = await after({ version }, roomId);
        expect(history.isTruncated).toBe(false);
        for (const event of history.events) {
          expect(event.version).toBeGreaterThan(version);
          expect(event.version).toBeLessThanOrEqual(history.version);
        }
        seen.push(...history.events);
        version = history.version;
        await sleep(5);
      }
    })();
    await Promise.all(writers).finally(() => {
      isWriting = false;
    });
    await reader;
    const messages = await db.message.findMany({ where: { roomId }, orderBy: { seq: 'desc' }, take: 120 });
    const ofType = (type: string) => seen.filter((event) => event.type === type).map(({ data }) => data.seq as number);
    // Each message once, in order; its last state is never older than what is told last of it.
    expect(ofType('chat.message.sent.v1')).toEqual(messages.map(({ seq }) => seq).reverse());
    const lastTold = new Map(seen.map((event) => [event.data.messageId, event.version]));
    for (const { id, sentVersion, changedVersion } of messages)
      expect([sentVersion, changedVersion]).toContain(lastTold.get(id));
  });
});

describe('bounds', () => {
  const [reply] = [chatRoomAnswers(db)[1]?.reply];
  const many = demoId('rom', 'minji junho');

  test(`${HISTORY_LIMIT} events are told; of more, only that there are`, async () => {
    const version = await versionOf(db, many);
    const { lastSeq } = await db.room.findUniqueOrThrow({ where: { id: many } });
    await db.message.createMany({
      data: Array.from({ length: HISTORY_LIMIT + 1 }, (_, i) => ({
        id: demoId('msg', `many ${i}`),
        roomId: many,
        seq: lastSeq + 1 + i,
        senderId: demoId('usr', 'junho'),
        text: '도배',
        sentVersion: version + 1 + i,
        changedVersion: version + 1 + i,
      })),
    });
    const end = { lastSeq: lastSeq + HISTORY_LIMIT + 1, version: version + HISTORY_LIMIT + 1 };
    await db.room.update({ where: { id: many }, data: end });
    expect(await after({ position: lastSeq }, many)).toEqual({
      version: end.version,
      head: { lastSeq: end.lastSeq },
      isTruncated: true,
      events: [],
    });
    expect(await shortly({ position: lastSeq + 1 }, many)).toHaveLength(HISTORY_LIMIT);
    // Two of one message count as two.
    const first = await db.message.findFirstOrThrow({
      where: { roomId: many, deletedAt: null },
      orderBy: { seq: 'asc' },
    });
    await db.message.update({
      where: { id: first.id },
      data: { editedVersion: end.version, reactedVersion: end.version, changedVersion: end.version },
    });
    expect(await after({ position: lastSeq + 2 }, many)).toMatchObject({ isTruncated: true, events: [] });
  });

  test('it is one statement, and reads a range of the index', async () => {
    const ask = () => reply?.({ topic: many, after: { position: 1 } }) as Promise<unknown>;
    await db.$connect();
    await ask();
    // What the service does by itself may come in between.
    await expect.poll(() => chat.database.countStatements(ask)).toBe(1);
    await db.$executeRaw`analyze messages`;
    const plan = await db.$queryRaw<{ 'QUERY PLAN': string }[]>`
      explain select id from messages where room_id = ${many} and changed_version > 500 order by changed_version limit 501`;
    expect(JSON.stringify(plan)).toContain('messages_room_id_changed_version_idx');
  });
});

describe('rooms that are not there', () => {
  const nobody = demoId('rom', 'nobody');

  test('have no history and no audience', async () => {
    expect(await historyOf({ position: 0 }, nobody)).toBeNull();
    expect(await nats.ask(chatRoom.audience, { topic: nobody })).toEqual({ audience: null });
  });

  test('are left out of the heads, which are one statement', async () => {
    const topics = [room, demoId('rom', 'bukhansan')];
    const rooms = await db.room.findMany({ where: { id: { in: topics } } });
    const expected = rooms.map(({ id, version, lastSeq }) => ({ topic: id, version, head: { lastSeq } }));
    const { heads } = await nats.ask(chatRoom.heads, { topics: [...topics, nobody] });
    expect(heads).toHaveLength(2);
    expect(heads).toEqual(expect.arrayContaining(expected));
    const heard = chatRoomAnswers(db)[2];
    // What the service does by itself may come in between.
    const count = () => chat.database.countStatements(async () => heard?.reply({ topics: [...topics, nobody] }));
    await expect.poll(count).toBe(1);
  });
});

test('the service itself says things without a sender', async () => {
  const { lastSeq, version } = await db.room.findUniqueOrThrow({ where: { id: room } });
  const message = { id: demoId('msg', 'of the service'), seq: lastSeq + 1, text: '공지', sentVersion: version + 1 };
  await db.message.create({ data: { ...message, roomId: room, changedVersion: version + 1 } });
  await db.room.update({ where: { id: room }, data: { lastSeq: lastSeq + 1, version: version + 1 } });
  expect((await after({ position: lastSeq })).events.at(-1)).toEqual({
    type: 'chat.message.sent.v1',
    version: version + 1,
    data: { roomId: room, messageId: message.id, seq: message.seq },
  });
});

test('an audience is asked for over NATS like everything else', async () => {
  const { audience } = await nats.ask(chatRoom.audience, { topic: room });
  const ids = (audience as AudienceMember[]).map(({ userId }) => userId);
  expect(ids.toSorted()).toEqual([demoId('usr', 'harin'), demoId('usr', 'junho')].toSorted());
});
