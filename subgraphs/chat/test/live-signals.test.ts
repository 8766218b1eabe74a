import { setTimeout as sleep } from 'node:timers/promises';
import { chatRoomRead, chatTypingChanged, chatUnreadChanged } from '@moim/events';
import { demoId } from '@moim/stack/demo';
import { newId } from '@moim/subgraph-kit';
import { type As, natsLine, RedisLine, testNamespace } from '@moim/test-kit';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { databaseOf, testChat } from './start.ts';
import { done, errorOf, mutate } from './talking.ts';

// What is told to those who are there, and kept nowhere.
/** Other test files use the same Redis, but not this one of its databases. */
const DATABASE = 9;
const { redisUrl } = inject('moim');
const line = new RedisLine(redisUrl, DATABASE);
await line.open();
const EVENTS_NAMESPACE = testNamespace();
const chat = await testChat({ env: { EVENTS_NAMESPACE, REDIS_URL: line.url } });
const quiet = await testChat({ env: { REDIS_URL: line.url, NATS_URL: 'nats://127.0.0.1:9' } });
const db = databaseOf(chat);
const nats = await natsLine(EVENTS_NAMESPACE);
const redis = new Redis(redisUrl, { db: DATABASE });
afterAll(async () => {
  await redis.flushdb();
  redis.disconnect();
  await line.cut();
});

const [minji, junho, seoyeon] = ['minji', 'junho', 'seoyeon'].map((key) => demoId('usr', key)) as [
  string,
  string,
  string,
];
const room = demoId('rom', 'bukhansan');
const direct = demoId('rom', 'minji junho');

const typing = await nats.hear(chatTypingChanged);
const read = await nats.hear(chatRoomRead);
const unread = await nats.hear(chatUnreadChanged);
beforeEach(async () => {
  await redis.flushdb();
  await sleep(600);
  for (const heard of [typing, read, unread]) heard.length = 0;
});
const soon = { timeout: 5_000, interval: 20 };

describe('setTyping', () => {
  const type = (isTyping: boolean, { roomId = room, as = 'minji' as As, at = chat } = {}) =>
    mutate(at, 'setTyping', { roomId, isTyping }, { as, selection: 'ok' });

  test('tells those who are there', async () => {
    expect(await done(type(true))).toBe(true);
    expect(await done(type(false))).toBe(true);
    await vi.waitFor(() => expect(typing).toHaveLength(2), soon);
    expect(typing).toEqual([
      { roomId: room, userId: minji, isTyping: true },
      { roomId: room, userId: minji, isTyping: false },
    ]);
  });

  test('asks Postgres once for some seconds, and writes nothing there', async () => {
    const before = await db.outboxEvent.count();
    expect(await chat.database.countStatements(() => done(type(true)))).toBe(1);
    expect(await chat.database.countStatements(() => done(type(true)))).toBe(0);
    expect(await chat.database.countStatements(() => done(type(false)))).toBe(0);
    // It is remembered of one person and one room.
    expect(await chat.database.countStatements(() => done(type(true, { as: 'seoyeon' })))).toBe(1);
    expect(await chat.database.countStatements(() => done(type(true, { roomId: direct })))).toBe(1);
    const [key] = await redis.keys(`${EVENTS_NAMESPACE}:typing:${room}:${minji}`);
    const left = await redis.pttl(key as string);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(5_000);
    expect(await db.outboxEvent.count()).toBe(before);
  });

  test.each([
    ['signed out', null, room, 'UNAUTHENTICATED'],
    ['no member of a club that everybody sees', 'harin', room, 'NOT_FOUND'],
    ['no member of a private club', 'minji', demoId('rom', 'secret-reading'), 'NOT_FOUND'],
    ['a third person', 'seoyeon', direct, 'NOT_FOUND'],
    ['for a room never given out', 'minji', demoId('rom', 'nobody'), 'NOT_FOUND'],
    ['for an id of another kind', 'minji', minji, 'BAD_USER_INPUT'],
  ])('is not for who is %s, the second time neither', async (_who, as, roomId, code) => {
    for (let time = 0; time < 2; time++) expect(await errorOf(type(true, { roomId, as }))).toBe(code);
    await sleep(100);
    expect(typing).toEqual([]);
  });

  test('is not for the two of a block', async () => {
    const blockId = newId('blk');
    await db.userBlock.create({ data: { blockId, blockerId: junho, blockedId: minji, version: 1 } });
    for (const as of ['minji', 'junho']) expect(await errorOf(type(true, { roomId: direct, as }))).toBe('NOT_FOUND');
    await db.userBlock.delete({ where: { blockId } });
  });

  test('works while Redis is away, and asks Postgres each time', async () => {
    await done(type(true));
    await line.cut();
    for (let time = 0; time < 2; time++) expect(await chat.database.countStatements(() => done(type(true)))).toBe(1);
    await vi.waitFor(() => expect(typing).toHaveLength(3), soon);
    await line.open();
    await vi.waitFor(
      async () => {
        await done(type(true));
        expect(await chat.database.countStatements(() => done(type(true)))).toBe(0);
      },
      { timeout: 10_000, interval: 100 },
    );
  });

  test('works while NATS is away, heard by nobody', async () => {
    expect(await done(type(true, { at: quiet }))).toBe(true);
    expect(await errorOf(type(true, { at: quiet, as: 'harin' }))).toBe('NOT_FOUND');
  });
});

describe('markRoomRead', () => {
  const mark = (seq: number) =>
    done(mutate(chat, 'markRoomRead', { roomId: room, seq }, { as: 'minji', selection: 'room { id }' }));

  test('tells the room, and the reader’s own devices, when the mark has risen', async () => {
    const where = { roomId_userId: { roomId: room, userId: minji } };
    await db.roomMember.update({ where, data: { lastReadSeq: 10 } });
    await mark(12);
    await mark(12);
    await mark(11);
    await mark(2_147_483_647);
    const { lastSeq } = await db.room.findUniqueOrThrow({ where: { id: room } });
    await vi.waitFor(() => expect(unread).toHaveLength(2), soon);
    await sleep(100);
    expect(read).toEqual([12, lastSeq].map((lastReadSeq) => ({ roomId: room, userId: minji, lastReadSeq })));
    expect(unread).toEqual(Array(2).fill({ roomId: room, userIds: [minji] }));
  });

  test('and muting tells one’s own devices', async () => {
    const mute = (isMuted: boolean) =>
      done(mutate(chat, 'muteRoom', { roomId: room, isMuted }, { as: 'minji', selection: 'room { id }' }));
    for (const isMuted of [true, true, false]) await mute(isMuted);
    await vi.waitFor(() => expect(unread).toHaveLength(2), soon);
    expect(unread).toEqual(Array(2).fill({ roomId: room, userIds: [minji] }));
  });
});

describe('what is said', () => {
  const say = (at = chat, roomId = room) =>
    done(mutate(at, 'sendMessage', { roomId, text: '안녕하세요' }, { as: 'minji', selection: 'message { id }' }));
  const online = (userId: string) =>
    redis.zadd(`${EVENTS_NAMESPACE}:presence:${userId}`, Date.now() + 30_000, 'a gateway');
  const mute = (userId: string, isMuted: boolean) =>
    db.roomMember.update({ where: { roomId_userId: { roomId: room, userId } }, data: { isMuted } });
  afterEach(() => mute(junho, false));

  test('is told to who is online and has not muted the room', async () => {
    for (const person of [minji, junho, seoyeon]) await online(person);
    await mute(junho, true);
    const { id } = await say();
    await vi.waitFor(() => expect(unread).toHaveLength(1), soon);
    expect(unread[0]?.roomId).toBe(room);
    expect(unread[0]?.userIds.toSorted()).toEqual([minji, seoyeon].toSorted());
    await done(mutate(chat, 'deleteMessage', { id }, { as: 'minji', selection: 'message { id }' }));
    await vi.waitFor(() => expect(unread).toHaveLength(2), soon);
  });

  test('much at once is told together, and again half a second later', async () => {
    await online(seoyeon);
    const until = performance.now() + 1_200;
    let said = 0;
    while (performance.now() < until) {
      await say();
      said += 1;
    }
    await sleep(700);
    expect(said).toBeGreaterThan(4);
    // At 50 ms, and then every 500 ms: the last comes after what was said last. A slow machine says it less often.
    expect(unread.length).toBeGreaterThanOrEqual(2);
    expect(unread.length).toBeLessThanOrEqual(4);
    for (const signal of unread) expect(signal).toEqual({ roomId: room, userIds: [seoyeon] });
  });

  test('to nobody online is told to nobody', async () => {
    await say();
    await sleep(400);
    expect(unread).toEqual([]);
  });

  test('is told to all while Redis does not say who is online', async () => {
    await line.cut();
    const { id } = await say(chat, direct);
    expect(id).toMatch(/^msg_/);
    await vi.waitFor(() => expect(unread).toHaveLength(1), soon);
    expect(unread[0]?.userIds.toSorted()).toEqual([minji, junho].toSorted());
    await line.open();
  });

  test('costs nothing while nobody hears it', async () => {
    await say(quiet);
    const statements = await quiet.database.countStatements(async () => {
      await say(quiet);
      await sleep(300);
    });
    expect(statements).toBe(2);
  });

  test('what is not told yet when chat stops is dropped, and it stops at once', async () => {
    await say();
    const startedAt = performance.now();
    await chat.stop();
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    await chat.start();
    await say();
  });
});

describe('UnreadChanged', () => {
  const entities = (ids: string[], as: As) =>
    chat.entities(
      ids.map((id) => ({ __typename: 'UnreadChanged', id })),
      '... on UnreadChanged { id room { id unreadCount viewerLastReadSeq } unreadMessageCount }',
      { as },
    );

  test('is how a room stands for the viewer', async () => {
    const [changed] = await entities([room], 'minji');
    const { data } = await chat.ask(
      'query ($id: ID!) { chatRoom(id: $id) { id unreadCount viewerLastReadSeq } me { unreadMessageCount } }',
      { id: room },
      { as: 'minji' },
    );
    expect(changed).toEqual({ id: room, room: data.chatRoom, unreadMessageCount: data.me.unreadMessageCount });
  });

  test('is null to who may not see the room', async () => {
    expect(await entities([room, demoId('rom', 'nobody')], 'harin')).toEqual([null, null]);
    expect(await entities([room], null)).toEqual([null]);
  });

  test('costs as many statements for many rooms as for one', async () => {
    const rooms = [room, direct, demoId('rom', 'hangang'), demoId('rom', 'film-seoul')];
    await entities(rooms, 'minji');
    expect(await chat.database.countStatements(() => entities([room], 'minji'))).toBe(2);
    expect(await chat.database.countStatements(() => entities(rooms, 'minji'))).toBe(2);
  });
});
