import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { databaseOf, testChat } from './start.ts';

const chat = await testChat();
const db = databaseOf(chat);
const bukhansan = demoId('rom', 'bukhansan');
const minji = demoId('usr', 'minji');
const junho = demoId('usr', 'junho');

interface Room {
  id: string;
  title: string;
  unreadCount: number;
  isMuted: boolean;
  lastMessage: { seq: number; sentAt: string };
}

const listQuery = `query ($first: Int, $after: String) {
  me { chatRooms(first: $first, after: $after) {
    totalCount edges { cursor node { id title unreadCount isMuted lastSeq lastMessage { seq sentAt } } } pageInfo { hasNextPage endCursor }
  } }
}`;
const list = async (as: string, args: { first?: number; after?: string | null } = {}) => {
  const { data, errors } = await chat.ask(listQuery, args, { as });
  expect(errors).toBeUndefined();
  return data.me.chatRooms;
};
const roomsOf = async (as: string): Promise<Room[]> =>
  (await list(as, { first: 100 })).edges.map(({ node }: { node: Room }) => node);
const room = async (id: string, selection: string, as: string, locale: 'ko' | 'en' = 'ko') => {
  const answer = await chat.ask(`query ($id: ID!) { chatRoom(id: $id) { ${selection} } }`, { id }, { as, locale });
  expect(answer.errors).toBeUndefined();
  return answer.data.chatRoom;
};

describe('the list of rooms', () => {
  test('has the clubs and the people that 김민지 talks to, newest message first', async () => {
    const rooms = await roomsOf('minji');
    expect(rooms.map(({ title }) => title).sort()).toEqual(
      ['북한산 등산회', '서울 필름 사진회', '이준호', '박서연', '커피 노트', '한강 러닝크루'].sort(),
    );
    const times = rooms.map(({ lastMessage }) => lastMessage.sentAt);
    expect(times).toEqual(times.toSorted().reverse());
  });

  test('is walked page by page, each room once', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await list('minji', { first: 2, after });
      expect(page.totalCount).toBe(6);
      seen.push(...page.edges.map(({ node }: { node: Room }) => node.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual((await roomsOf('minji')).map(({ id }) => id));
    expect(new Set(seen).size).toBe(6);
  });

  test('is empty for 최도윤, who is in no club', async () => {
    expect(await list('doyun')).toMatchObject({ totalCount: 0, edges: [], pageInfo: { hasNextPage: false } });
  });

  test.each([
    { first: 0 },
    { first: 101 },
    { first: -3 },
    { after: 'nonsense' },
    { after: btoa('[1]') },
    { after: btoa('["yesterday", "rom_1"]') },
  ])('refuses %o', async (args) => {
    const { data, errors } = await chat.ask(listQuery, { first: 5, ...args }, { as: 'minji' });
    expect(data.me.chatRooms).toBeNull();
    expect(errors).toMatchObject([{ path: ['me', 'chatRooms'], extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

describe('badges', () => {
  const unreadMessageCount = async (as: string) =>
    (await chat.ask('{ me { unreadMessageCount } }', {}, { as })).data.me.unreadMessageCount;

  test('count what others have written, without muted rooms', async () => {
    const rooms = await roomsOf('minji');
    const unread = Object.fromEntries(rooms.map(({ title, unreadCount }) => [title, unreadCount]));
    expect(unread).toEqual({
      '북한산 등산회': 4,
      '한강 러닝크루': 4,
      '서울 필름 사진회': 3,
      '커피 노트': 0,
      이준호: 2,
      박서연: 1,
    });
    expect(rooms.filter(({ isMuted }) => isMuted).map(({ title }) => title)).toEqual(['서울 필름 사진회']);
    expect(await unreadMessageCount('minji')).toBe(4 + 4 + 2 + 1);
    expect(await unreadMessageCount('doyun')).toBe(0);
  });

  test('count neither one’s own messages nor those of the service', async () => {
    const hangang = demoId('rom', 'hangang');
    const unread = () => room(hangang, 'lastSeq unreadCount viewerLastReadSeq', 'junho');
    await db.roomMember.update({
      where: { roomId_userId: { roomId: hangang, userId: junho } },
      data: { lastReadSeq: 40 },
    });
    const others = await db.message.count({ where: { roomId: hangang, seq: { gt: 40 }, NOT: { senderId: junho } } });
    const { lastSeq } = await unread();
    expect(others).toBeLessThan(lastSeq - 40);
    expect(await unread()).toMatchObject({ viewerLastReadSeq: 40, unreadCount: others });

    await db.$transaction([
      db.message.create({
        data: {
          id: demoId('msg', 'said by the service'),
          roomId: hangang,
          seq: lastSeq + 1,
          text: '새 회원이 왔어요.',
          sentVersion: 10_000,
          changedVersion: 10_000,
        },
      }),
      db.room.update({ where: { id: hangang }, data: { lastSeq: lastSeq + 1 } }),
    ]);
    expect(await unread()).toMatchObject({ lastSeq: lastSeq + 1, unreadCount: others });
    expect(await room(hangang, 'lastMessage { text sender { id } }', 'junho')).toEqual({
      lastMessage: { text: '새 회원이 왔어요.', sender: null },
    });
  });

  test('are not shown for a member whose row in the room has not arrived', async () => {
    const id = demoId('rom', 'coffee-notes');
    const where = { roomId_userId: { roomId: id, userId: minji } };
    const row = await db.roomMember.delete({ where });
    const { lastSeq, ...rest } = await room(id, 'lastSeq viewerLastReadSeq unreadCount isMuted', 'minji');
    expect(lastSeq).toBe(12);
    expect(rest).toEqual({ viewerLastReadSeq: 12, unreadCount: 0, isMuted: false });
    await db.roomMember.create({ data: row });
  });
});

describe('a room', () => {
  test('of a club shows the club', async () => {
    const selection = 'kind title imageUrl lastSeq community { id name chatRoom { id } }';
    expect(await room(bukhansan, selection, 'seoyeon')).toEqual({
      kind: 'COMMUNITY',
      title: '북한산 등산회',
      imageUrl: '/media/demo/cover-1.webp',
      lastSeq: 160,
      community: { id: demoId('com', 'bukhansan'), name: '북한산 등산회', chatRoom: { id: bukhansan } },
    });
  });

  test('of two people shows each the other', async () => {
    const id = demoId('rom', 'minji junho');
    const selection = 'kind title imageUrl community { id }';
    const direct = { kind: 'DIRECT', community: null };
    expect(await room(id, selection, 'minji')).toEqual({
      ...direct,
      title: '이준호',
      imageUrl: '/media/demo/avatar-2.webp',
    });
    expect(await room(id, selection, 'junho')).toEqual({
      ...direct,
      title: '김민지',
      imageUrl: '/media/demo/avatar-1.webp',
    });
  });

  test('keeps its history when the other account is gone', async () => {
    const id = demoId('rom', 'junho harin');
    const where = { userId: demoId('usr', 'harin') };
    await db.memberCard.update({ where, data: { deletedAt: new Date() } });
    const selection =
      'title imageUrl members { edges { node { id } } } messages(last: 2) { edges { node { text sender { name } } } }';
    const gone = await room(id, selection, 'junho');
    expect(gone).toMatchObject({ title: '알 수 없는 회원', imageUrl: null });
    expect(gone.members.edges).toEqual([{ node: { id: junho } }, { node: null }]);
    expect(gone.messages.edges.map(({ node }: { node: { sender: unknown } }) => node.sender)).toEqual([
      { name: '이준호' },
      null,
    ]);
    expect(await room(id, 'title', 'junho', 'en')).toEqual({ title: 'Somebody' });
    await db.memberCard.update({ where, data: { deletedAt: null } });
  });

  test('without messages has no last one', async () => {
    const id = demoId('rom', 'minji doyun');
    const [userLow, userHigh] = [minji, demoId('usr', 'doyun')].sort();
    await db.room.create({ data: { id, kind: 'DIRECT', userLow, userHigh } });
    const selection =
      'title lastSeq unreadCount viewerLastReadSeq lastMessage { id } messages { edges { cursor } pageInfo { hasPreviousPage hasNextPage startCursor endCursor } }';
    expect(await room(id, selection, 'doyun')).toEqual({
      title: '김민지',
      lastSeq: 0,
      unreadCount: 0,
      viewerLastReadSeq: 0,
      lastMessage: null,
      messages: {
        edges: [],
        pageInfo: { hasPreviousPage: false, hasNextPage: false, startCursor: null, endCursor: null },
      },
    });
    await db.room.delete({ where: { id } });
  });
});

describe('the people of a room', () => {
  interface Edge {
    cursor: string;
    lastReadSeq: number;
    node: { id: string };
  }
  const members = async (args: string) =>
    (
      await room(
        bukhansan,
        `members(${args}) { totalCount edges { cursor lastReadSeq node { id } } pageInfo { hasNextPage hasPreviousPage endCursor } }`,
        'seoyeon',
      )
    ).members;

  test('come in the order they joined, each once', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await members(`first: 10${after === null ? '' : `, after: "${after}"`}`);
      expect(page.totalCount).toBe(36);
      seen.push(...page.edges.map(({ node }: Edge) => node.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen.slice(0, 2)).toEqual([minji, junho]);
    expect(new Set(seen).size).toBe(36);
    expect(seen).toHaveLength(36);
  });

  test('have read different parts of it', async () => {
    const { edges } = await members('first: 100');
    const marks = edges.map(({ lastReadSeq }: Edge) => lastReadSeq);
    expect(new Set(marks).size).toBeGreaterThan(5);
    expect(Math.max(...marks)).toBe(160);
  });

  test('who have left are not among them', async () => {
    const { edges } = await members('first: 100');
    const last = edges.at(-1).node.id;
    const where = { roomId_userId: { roomId: bukhansan, userId: last } };
    await db.roomMember.update({ where, data: { leftAt: new Date() } });
    const after = await members('first: 100');
    expect(after.totalCount).toBe(35);
    expect(after.edges.map(({ node }: Edge) => node.id)).not.toContain(last);
    await db.roomMember.update({ where, data: { leftAt: null } });
  });

  test.each(['first: 0', 'first: 101', 'after: "nonsense"', `after: "${btoa('["1"]')}"`])('refuse %s', async (args) => {
    const { data, errors } = await chat.ask(
      `query ($id: ID!) { chatRoom(id: $id) { members(${args}) { totalCount } } }`,
      { id: bukhansan },
      { as: 'seoyeon' },
    );
    expect(data).toEqual({ chatRoom: null });
    expect(errors).toMatchObject([{ path: ['chatRoom', 'members'], extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});
