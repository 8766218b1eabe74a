import { communityMemberJoined } from '@moim/events';
import { demoId } from '@moim/stack/demo';
import { newId } from '@moim/subgraph-kit';
import { applyEvent, blockEvents, describeBlockEvents } from '@moim/test-kit';
import { Redis } from 'ioredis';
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { handlers } from '../src/events/index.ts';
import { databaseOf, testChat } from './start.ts';
import { done, errorOf, mutate, refusal } from './talking.ts';

// 박서연 and 최도윤 are members of 북한산 등산회, 정하린 is another one, 김민지 leads it. docs/blocking.md says what is tested here.
// A database of Redis of its own, so that nobody else finds somebody here.
const redisUrl = `${inject('moim').redisUrl}/8`;
const redis = new Redis(redisUrl);
afterAll(() => redis.disconnect());
const chat = await testChat({ env: { REDIS_URL: redisUrl } });
const db = databaseOf(chat);
const bukhansan = demoId('com', 'bukhansan');
const clubRoom = demoId('rom', 'bukhansan');
const [seoyeon, doyun, harin, minji] = ['seoyeon', 'doyun', 'harin', 'minji'].map((key) => demoId('usr', key)) as [
  string,
  string,
  string,
  string,
];
for (const [index, userId] of [doyun, harin].entries()) {
  await applyEvent(db, handlers, communityMemberJoined, {
    aggregateId: bukhansan,
    aggregateVersion: 100 + index,
    data: {
      community: { id: bukhansan, name: '북한산 등산회', coverUrl: null, isPrivate: false },
      userId,
      role: 'MEMBER',
    },
  });
}

const open = async (as: string, userId: string) =>
  (await done(mutate(chat, 'openDirectRoom', { userId }, { as, selection: 'room { id }' }))).id as string;
async function say(as: string, roomId: string, text: string, more: Record<string, unknown> = {}) {
  const input = { roomId, text, clientMessageId: `client ${text}`, ...more };
  return await done(mutate(chat, 'sendMessage', input, { as, selection: 'message { id seq }' }));
}

const directRoom = await open('seoyeon', doyun);
await say('doyun', directRoom, 'direct BYDOYUN');
await say('seoyeon', directRoom, 'direct BYSEOYEON');
const photo = newId('pho');
const ofDoyun = await say('doyun', clubRoom, 'club BYDOYUN', { photoIds: [photo] });
const ofSeoyeon = await say('seoyeon', clubRoom, 'club BYSEOYEON');
const ofLeader = await say('minji', clubRoom, 'club BYLEADER');
const answer = await say('harin', clubRoom, 'club BYHARIN', { replyToId: ofDoyun.id });
await mutate(chat, 'react', { messageId: ofDoyun.id, emoji: '👍' }, { as: 'harin', selection: 'message { id }' });

const block = blockEvents(db, handlers);
beforeEach(() => db.userBlock.deleteMany());

const MESSAGE = `id seq text clientMessageId isDeleted sender { name } replyTo { id text sender { name } } photos { id }
  reactions { emoji count viewerHasReacted }`;
const ROOM = `id title unreadCount lastSeq lastMessage { ${MESSAGE} } messages(last: 100) { edges { node { ${MESSAGE} } } }`;

/** All that somebody reads of the two rooms, by every way there is. */
async function everything(as: string) {
  const { data, errors } = await chat.ask(
    `query ($club: ID!, $direct: ID!) {
      club: chatRoom(id: $club) { ${ROOM} }
      direct: chatRoom(id: $direct) { ${ROOM} }
      me { unreadMessageCount chatRooms(first: 100) { totalCount edges { node { ${ROOM} } } } }
    }`,
    { club: clubRoom, direct: directRoom },
    { as },
  );
  expect(errors).toBeUndefined();
  const entities = await chat.entities(
    [
      ...[clubRoom, directRoom].map((id) => ({ __typename: 'ChatRoom', id })),
      ...[ofDoyun, ofSeoyeon, answer].map(({ id }) => ({ __typename: 'Message', id })),
    ],
    `... on ChatRoom { ${ROOM} } ... on Message { ${MESSAGE} }`,
    { as },
  );
  return { ...data, entities };
}
const wordsOf = (read: unknown) => [...new Set(JSON.stringify(read).match(/BY[A-Z]+/g))].sort();
const ALL = ['BYDOYUN', 'BYHARIN', 'BYLEADER', 'BYSEOYEON'];
const nodeOf = (room: { messages: { edges: { node: { id: string } }[] } }, id: string) =>
  room.messages.edges.map(({ node }) => node).find((node) => node.id === id);

test('before, everybody reads all', async () => {
  for (const as of ['seoyeon', 'doyun', 'harin', 'minji']) expect(wordsOf(await everything(as))).toEqual(ALL);
});

describe.each([
  ['who has blocked', seoyeon, doyun],
  ['who is blocked', doyun, seoyeon],
])('박서연, %s', (_, blocker, blocked) => {
  const events = block(blocker, blocked);

  test('reads nothing of 최도윤 by any way, nor 최도윤 of hers, and all again after it', async () => {
    const before = { seoyeon: await everything('seoyeon'), doyun: await everything('doyun') };
    const third = { harin: await everything('harin'), minji: await everything('minji') };
    await events.blocked();
    expect(wordsOf(await everything('seoyeon'))).toEqual(ALL.filter((word) => word !== 'BYDOYUN'));
    expect(wordsOf(await everything('doyun'))).toEqual(ALL.filter((word) => word !== 'BYSEOYEON'));
    expect({ harin: await everything('harin'), minji: await everything('minji') }).toEqual(third);
    await events.unblocked();
    expect({ seoyeon: await everything('seoyeon'), doyun: await everything('doyun') }).toEqual(before);
  });

  test('reads on in the club’s room: a hidden message keeps its place, as a deleted one', async () => {
    const before = await everything('seoyeon');
    await events.blocked();
    const { club } = await everything('seoyeon');
    const hidden = {
      id: ofDoyun.id,
      seq: ofDoyun.seq,
      text: '',
      clientMessageId: null,
      isDeleted: true,
      sender: { name: '최도윤' },
      replyTo: null,
      photos: [],
      reactions: [],
    };
    expect(nodeOf(club, ofDoyun.id)).toEqual(hidden);
    expect(nodeOf(club, answer.id)).toMatchObject({
      text: 'club BYHARIN',
      replyTo: { id: ofDoyun.id, text: '', sender: { name: '최도윤' } },
    });
    const seqs = (room: typeof club) => room.messages.edges.map(({ node }: { node: { seq: number } }) => node.seq);
    expect(seqs(club)).toEqual(seqs(before.club));
    expect([club.unreadCount, club.lastSeq]).toEqual([before.club.unreadCount, before.club.lastSeq]);
    const later = await say('doyun', clubRoom, `later BYDOYUN ${blocker}`);
    const { club: after } = await everything('seoyeon');
    expect(after.lastMessage).toMatchObject({ seq: later.seq, text: '', isDeleted: true });
    expect(after.unreadCount).toBe(before.club.unreadCount + 1);
  });

  test('can answer what is hidden as little as what is deleted', async () => {
    await events.blocked();
    const react = { messageId: ofDoyun.id, emoji: '👎' };
    const selection = 'message { id }';
    expect(await refusal(mutate(chat, 'react', react, { as: 'seoyeon', selection }))).toEqual(['NOT_FOUND messageId']);
    const reply = { roomId: clubRoom, text: '?', replyToId: ofDoyun.id };
    expect(await refusal(mutate(chat, 'sendMessage', reply, { as: 'seoyeon', selection }))).toEqual([
      'NOT_FOUND replyToId',
    ]);
    await say('seoyeon', clubRoom, `on and on ${blocker}`, { replyToId: answer.id });
  });

  test('has no room with 최도윤, as neither has with somebody who is not there; and has it again after it', async () => {
    const before = await everything('seoyeon');
    await events.blocked();
    for (const [as, other] of [
      ['seoyeon', doyun],
      ['doyun', seoyeon],
    ] as const) {
      const { direct, me, entities } = await everything(as);
      expect(direct).toBeNull();
      expect(entities[1]).toBeNull();
      const rooms = me.chatRooms.edges.map(({ node }: { node: { id: string } }) => node.id);
      expect(rooms).not.toContain(directRoom);
      expect(me.chatRooms.totalCount).toBe(rooms.length);
      const selection = 'room { id }';
      const openWith = (userId: string) => mutate(chat, 'openDirectRoom', { userId }, { as, selection });
      expect((await openWith(other)).data).toEqual((await openWith(newId('usr'))).data);
      const text = { roomId: directRoom, text: '?' };
      const nowhere = { roomId: newId('rom'), text: '?' };
      const send = (input: object) => mutate(chat, 'sendMessage', { ...input }, { as, selection: 'message { id }' });
      expect((await send(text)).errors).toEqual((await send(nowhere)).errors);
      const read = { roomId: directRoom, seq: 1 };
      expect(await errorOf(mutate(chat, 'markRoomRead', read, { as, selection }))).toBe('NOT_FOUND');
    }
    await events.unblocked();
    expect(await open('doyun', seoyeon)).toBe(directRoom);
    expect((await everything('seoyeon')).direct).toEqual(before.direct);
  });

  test('cannot begin one, either: none is made', async () => {
    const [someone, other] = blocker === seoyeon ? [seoyeon, harin] : [harin, seoyeon];
    await block(someone, other).blocked();
    for (const [as, userId] of [
      ['seoyeon', harin],
      ['harin', seoyeon],
    ] as const) {
      const answered = mutate(chat, 'openDirectRoom', { userId }, { as, selection: 'room { id }' });
      expect(await refusal(answered)).toEqual(['NOT_FOUND userId']);
    }
    const [userLow, userHigh] = [seoyeon, harin].sort() as [string, string];
    expect(await db.room.count({ where: { userLow, userHigh } })).toBe(0);
  });

  test('does not see whether 최도윤 is here', async () => {
    await redis.zadd(`${chat.namespace}:presence:${doyun}`, Date.now() + 60_000, 'a gateway');
    const isOnline = async () => {
      const { data } = await chat.ask(
        'query ($id: ID!) { chatRoom(id: $id) { members(first: 100) { edges { isOnline node { id name } } } } }',
        { id: clubRoom },
        { as: 'seoyeon' },
      );
      const edges = data.chatRoom.members.edges as { isOnline: boolean | null; node: { id: string; name: string } }[];
      return edges.find(({ node }) => node.id === doyun);
    };
    const node = { id: doyun, name: '최도윤' };
    expect(await isOnline()).toEqual({ isOnline: true, node });
    await events.blocked();
    expect(await isOnline()).toEqual({ isOnline: null, node });
  });
});

describe('a club’s leader', () => {
  test('is not heard in the room by who has blocked them: what is to reach everybody is a notice', async () => {
    await block(seoyeon, minji).blocked();
    expect(nodeOf((await everything('seoyeon')).club, ofLeader.id)).toMatchObject({ text: '', isDeleted: true });
  });

  test.each([
    ['blocked', doyun, minji],
    ['blocking', minji, doyun],
  ])('%s, reads what there is to answer for, and can take it away', async (_, blocker, blocked) => {
    await block(blocker, blocked).blocked();
    expect(wordsOf((await everything('minji')).club)).toEqual(ALL);
    const { id } = await say('doyun', clubRoom, `to go ${blocker}`);
    const gone = done(mutate(chat, 'deleteMessage', { id }, { as: 'minji', selection: 'message { isDeleted }' }));
    expect(await gone).toEqual({ isDeleted: true });
  });
});

describeBlockEvents({
  ...{ db, handlers, blockerId: seoyeon, blockedId: doyun },
  isBlocked: async () => (await everything('doyun')).direct === null,
});
