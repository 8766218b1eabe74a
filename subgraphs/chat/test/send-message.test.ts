import { userDeletionRequested } from '@moim/events';
import { demoId } from '@moim/stack/demo';
import { newId } from '@moim/subgraph-kit';
import { type As, applyEvent } from '@moim/test-kit';
import { describe, expect, test } from 'vitest';
import { handlers } from '../src/events/index.ts';
import { databaseOf, testChat } from './start.ts';
import { done, errorOf, mutate, published, refusal, versionOf } from './talking.ts';

const chat = await testChat();
const db = databaseOf(chat);
const bukhansan = demoId('rom', 'bukhansan');
const reading = demoId('rom', 'secret-reading');
const direct = demoId('rom', 'minji junho');
const minji = demoId('usr', 'minji');

const ALL =
  'message { id seq text clientMessageId sentAt editedAt isDeleted sender { id name } replyTo { id seq } photos { id } reactions { count } }';
const send = (input: Record<string, unknown>, as: As = 'minji', selection = ALL) =>
  mutate(chat, 'sendMessage', { text: '안녕하세요!', ...input }, { as, selection });
const roomRow = (id: string) => db.room.findUniqueOrThrow({ where: { id } });
const countOf = (roomId: string) => db.message.count({ where: { roomId } });

test('a message gets the room’s next number and is published without its text', async () => {
  const before = await roomRow(bukhansan);
  const message = await done(
    send({
      roomId: bukhansan,
      text: '  토요일에\u200b 만나요!\r\n\r\n\r\n\r\n늦지 마세요 \u0000 ',
      clientMessageId: 'first',
      replyToId: demoId('msg', 'bukhansan 150'),
      photoIds: [demoId('pho', 'bukhansan 2'), demoId('pho', 'bukhansan 1'), demoId('pho', 'bukhansan 2')],
    }),
  );
  expect(message).toEqual({
    id: expect.stringMatching(/^msg_/),
    seq: before.lastSeq + 1,
    text: '토요일에 만나요!\n\n늦지 마세요',
    clientMessageId: 'first',
    sentAt: expect.any(String),
    editedAt: null,
    isDeleted: false,
    sender: { id: minji, name: '김민지' },
    replyTo: { id: demoId('msg', 'bukhansan 150'), seq: 150 },
    photos: [{ id: demoId('pho', 'bukhansan 2') }, { id: demoId('pho', 'bukhansan 1') }],
    reactions: [],
  });
  const after = await roomRow(bukhansan);
  expect(after).toEqual({
    ...before,
    lastSeq: message.seq,
    version: before.version + 1,
    lastActivityAt: new Date(message.sentAt),
  });
  expect(await published(db, bukhansan, before.version)).toEqual([
    {
      type: 'chat.message.sent.v1',
      version: before.version + 1,
      data: { roomId: bukhansan, messageId: message.id, seq: message.seq, senderId: minji },
    },
  ]);
});

test('two people talk, and each counts what the other has said', async () => {
  const unread = async (as: string) =>
    (await chat.ask('query ($id: ID!) { chatRoom(id: $id) { unreadCount } }', { id: direct }, { as })).data.chatRoom
      .unreadCount;
  const [minjiBefore, junhoBefore] = await Promise.all([unread('minji'), unread('junho')]);
  await done(send({ roomId: direct, text: '도착했어요' }, 'minji'));
  await done(send({ roomId: direct, text: '저도요' }, 'junho'));
  expect([await unread('minji'), await unread('junho')]).toEqual([minjiBefore + 1, junhoBefore + 1]);
});

describe('said twice', () => {
  test('20 times at once, it is one message and one event', async () => {
    const { version, lastSeq } = await roomRow(bukhansan);
    const messages = await Promise.all(
      Array.from({ length: 20 }, () => done(send({ roomId: bukhansan, clientMessageId: 'impatient' }))),
    );
    expect(new Set(messages.map(({ id }) => id)).size).toBe(1);
    expect(messages[0].seq).toBe(lastSeq + 1);
    expect((await roomRow(bukhansan)).lastSeq).toBe(lastSeq + 1);
    expect(await published(db, bukhansan, version)).toHaveLength(1);
  });

  test('much later and changed since, it is answered with the first', async () => {
    const first = await done(send({ roomId: bukhansan, clientMessageId: 'once', text: '처음' }));
    await done(
      mutate(chat, 'editMessage', { id: first.id, text: '고침' }, { as: 'minji', selection: 'message { id }' }),
    );
    await done(send({ roomId: bukhansan, clientMessageId: 'another' }));
    const { version } = await roomRow(bukhansan);
    const again = await done(
      // What it answers has never been there: that was to be said the first time.
      send({ roomId: bukhansan, clientMessageId: 'once', text: '두 번째', replyToId: demoId('msg', 'nobody') }),
    );
    expect(again).toMatchObject({ id: first.id, seq: first.seq, text: '고침' });
    expect(await published(db, bukhansan, version)).toEqual([]);
  });

  test('the same id of somebody else, of another room, or none, is another message', async () => {
    const sent = await Promise.all([
      done(send({ roomId: bukhansan, clientMessageId: 'common' }, 'minji')),
      done(send({ roomId: bukhansan, clientMessageId: 'common' }, 'junho')),
      done(send({ roomId: direct, clientMessageId: 'common' }, 'minji')),
      done(send({ roomId: bukhansan })),
      done(send({ roomId: bukhansan })),
    ]);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(5);
  });
});

test('100 messages at once are numbered without holes, each with its event, in order', async () => {
  const { version, lastSeq } = await roomRow(reading);
  const people = ['harin', 'junho'];
  const messages = await Promise.all(
    Array.from({ length: 100 }, (_, n) =>
      done(send({ roomId: reading, clientMessageId: `race ${n}`, text: `${n}` }, people[n % 2] ?? null)),
    ),
  );
  const expected = Array.from({ length: 100 }, (_, n) => lastSeq + 1 + n);
  expect(messages.map(({ seq }) => seq).toSorted((a, b) => a - b)).toEqual(expected);
  const kept = await db.message.findMany({ where: { roomId: reading, seq: { gt: lastSeq } }, orderBy: { seq: 'asc' } });
  expect(kept.map(({ seq }) => seq)).toEqual(expected);
  expect((await roomRow(reading)).lastSeq).toBe(lastSeq + 100);
  const events = await published(db, reading, version);
  expect(events.map(({ data }) => data)).toEqual(
    kept.map(({ id, seq, senderId }) => ({ roomId: reading, messageId: id, seq, senderId })),
  );
});

describe('what the person has to put right', () => {
  const photos = (n: number) => Array.from({ length: n }, (_, i) => demoId('pho', `new ${i}`));

  test.each([
    ['no text', { text: '' }, ['INVALID text']],
    ['a text that is left out', { text: null }, ['INVALID text']],
    ['a text that nobody sees', { text: ' \u200b\n\u0000 ' }, ['INVALID text']],
    ['a text too long', { text: '가'.repeat(5001) }, ['INVALID text']],
    ['too many photos', { photoIds: photos(11) }, ['INVALID photoIds']],
    ['both', { text: '가'.repeat(5001), photoIds: photos(11) }, ['INVALID text', 'INVALID photoIds']],
    ['an answer to nothing', { replyToId: demoId('msg', 'nobody') }, ['NOT_FOUND replyToId']],
    ['an answer to another room', { replyToId: demoId('msg', 'hangang 1') }, ['NOT_FOUND replyToId']],
  ])('%s', async (_what, input, expected) => {
    const [version, count] = [await versionOf(db, bukhansan), await countOf(bukhansan)];
    expect(await refusal(send({ roomId: bukhansan, ...input }))).toEqual(expected);
    expect([await versionOf(db, bukhansan), await countOf(bukhansan)]).toEqual([version, count]);
  });

  test('is said in the language of the request', async () => {
    const say = async (locale: 'ko' | 'en') =>
      (await mutate(chat, 'sendMessage', { roomId: bukhansan }, { as: 'minji', selection: ALL, locale })).data
        .sendMessage.userErrors[0].message;
    expect(await say('ko')).toBe('메시지를 입력해 주세요.');
    expect(await say('en')).toBe('Enter a message.');
  });

  test('nothing: the longest text, and photos alone', async () => {
    const long = '🏔'.repeat(5000);
    expect(await done(send({ roomId: bukhansan, text: long }))).toMatchObject({ text: long });
    const shown = await done(send({ roomId: bukhansan, text: null, photoIds: photos(10) }));
    expect(shown).toMatchObject({ text: '', photos: photos(10).map((id) => ({ id })) });
  });
});

describe('who may not', () => {
  test.each([
    ['signed out', null, bukhansan, 'UNAUTHENTICATED'],
    ['no member of a club that everybody sees', 'harin', bukhansan, 'NOT_FOUND'],
    ['no member of a private club', 'minji', reading, 'NOT_FOUND'],
    ['a third person', 'seoyeon', direct, 'NOT_FOUND'],
    ['for a room never given out', 'minji', demoId('rom', 'nobody'), 'NOT_FOUND'],
    ['for an id of another kind', 'minji', minji, 'BAD_USER_INPUT'],
  ])('%s', async (_who, as, roomId, code) => {
    const before = await db.message.count();
    expect(await errorOf(send({ roomId, clientMessageId: 'denied' }, as))).toBe(code);
    // An invalid message tells no more.
    expect(await errorOf(send({ roomId, text: '' }, as))).toBe(code);
    expect(await db.message.count()).toBe(before);
  });

  test.each([
    { clientMessageId: '' },
    { clientMessageId: 'x'.repeat(101) },
    { clientMessageId: 'a\u0000b' },
    { replyToId: demoId('rom', 'bukhansan') },
    { photoIds: ['pho_1'] },
  ])('with %o', async (input) => {
    expect(await errorOf(send({ roomId: bukhansan, ...input }))).toBe('BAD_USER_INPUT');
  });

  test('somebody who was a member', async () => {
    const where = { communityId_userId: { communityId: demoId('com', 'coffee-notes'), userId: minji } };
    const roomId = demoId('rom', 'coffee-notes');
    const { role } = await db.communityMemberCard.findUniqueOrThrow({ where });
    const first = await done(send({ roomId, clientMessageId: 'before' }));
    await db.communityMemberCard.update({ where, data: { role: null } });
    expect(await errorOf(send({ roomId, clientMessageId: 'before' }))).toBe('NOT_FOUND');
    await db.communityMemberCard.update({ where, data: { role } });
    expect(await done(send({ roomId, clientMessageId: 'before' }))).toMatchObject({ id: first.id });
  });

  test('somebody whose account is deleted, while they are writing', async () => {
    const seoyeon = demoId('usr', 'seoyeon');
    const roomId = demoId('rom', 'minji seoyeon');
    const sent = Array.from({ length: 30 }, (_, n) => send({ roomId, clientMessageId: `late ${n}` }, 'seoyeon'));
    await applyEvent(db, handlers, userDeletionRequested, {
      aggregateId: seoyeon,
      aggregateVersion: 1_000,
      data: { userId: seoyeon, deletionId: newId('del') },
    });
    await Promise.all(sent);
    expect(await db.message.count({ where: { senderId: seoyeon, text: { not: '' } } })).toBe(0);
    expect(await errorOf(send({ roomId }, 'seoyeon'))).toBe('UNAUTHENTICATED');
  });
});
