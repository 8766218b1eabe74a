import { demoId } from '@moim/stack/demo';
import type { As } from '@moim/test-kit';
import { describe, expect, test } from 'vitest';
import { databaseOf, testChat } from './start.ts';

const chat = await testChat();
const db = databaseOf(chat);
const reading = demoId('rom', 'secret-reading');
const readingClub = demoId('com', 'secret-reading');

/** Every way to a room and to what is in it: all of them show it, or none does. */
async function doorsTo(roomKey: string, as: As): Promise<Record<string, boolean>> {
  const id = demoId('rom', roomKey);
  const messageId = demoId('msg', `${roomKey} 1`);
  const communityId = demoId('com', roomKey);
  const everything =
    'id title imageUrl unreadCount members { totalCount edges { isOnline node { name } } } messages { edges { node { text } } } lastMessage { text }';
  const { data } = await chat.ask(
    `query ($id: ID!) { chatRoom(id: $id) { ${everything} } me { chatRooms(first: 100) { totalCount edges { node { id } } } } }`,
    { id },
    { as },
  );
  const listed: string[] = data.me?.chatRooms.edges.map(({ node }: { node: { id: string } }) => node.id) ?? [];
  expect(data.me?.chatRooms.totalCount ?? 0).toBe(listed.length);
  const [room] = await chat.entities([{ __typename: 'ChatRoom', id }], `... on ChatRoom { ${everything} }`, { as });
  const [message] = await chat.entities(
    [{ __typename: 'Message', id: messageId }],
    '... on Message { text sender { name } replyTo { text } photos { id } reactions { emoji } }',
    { as },
  );
  const [community] = (await chat.entities(
    [{ __typename: 'Community', id: communityId }],
    `... on Community { chatRoom { ${everything} } }`,
    { as },
  )) as [{ chatRoom: unknown } | null];
  return {
    byId: data.chatRoom !== null,
    inTheList: listed.includes(id),
    asEntity: room !== null,
    byMessage: message !== null,
    ...(roomKey.includes(' ') ? {} : { byClub: community !== null && community.chatRoom !== null }),
  };
}

const allOpen = (doors: Record<string, boolean>) => Object.fromEntries(Object.keys(doors).map((door) => [door, true]));
const allShut = (doors: Record<string, boolean>) => Object.fromEntries(Object.keys(doors).map((door) => [door, false]));

test.each([
  ['secret-reading', 'harin'],
  ['secret-reading', 'junho'],
  ['bukhansan', 'minji'],
  ['bukhansan', 'seoyeon'],
  ['minji junho', 'minji'],
  ['minji junho', 'junho'],
  ['minji seoyeon', 'seoyeon'],
])('the room %s is there for %s', async (roomKey, as) => {
  const doors = await doorsTo(roomKey, as);
  expect(doors).toEqual(allOpen(doors));
});

test.each([
  ['secret-reading', 'minji'],
  ['secret-reading', 'doyun'],
  ['secret-reading', null],
  // Everybody sees the club, its room only the members.
  ['bukhansan', 'harin'],
  ['bukhansan', 'doyun'],
  ['bukhansan', null],
  ['minji junho', 'seoyeon'],
  ['minji junho', 'harin'],
  ['minji junho', null],
])('the room %s does not exist for %s', async (roomKey, as) => {
  const doors = await doorsTo(roomKey, as);
  expect(doors).toEqual(allShut(doors));
});

describe('who is no longer a member', () => {
  const junho = demoId('usr', 'junho');

  test('is out at once, whatever the room says', async () => {
    const where = { communityId_userId: { communityId: readingClub, userId: junho } };
    const unread = async () =>
      (await chat.ask('{ me { unreadMessageCount } }', {}, { as: 'junho' })).data.me.unreadMessageCount;
    const before = await unread();
    const card = await db.communityMemberCard.delete({ where });
    const doors = await doorsTo('secret-reading', 'junho');
    expect(doors).toEqual(allShut(doors));
    expect(await unread()).toBe(before - 1);
    await db.communityMemberCard.create({ data: card });
    expect(await doorsTo('secret-reading', 'junho')).toEqual(allOpen(doors));
  });

  test('and a closed club has no room for anybody', async () => {
    const where = { communityId: readingClub };
    await db.communityCard.update({ where, data: { closedAt: new Date() } });
    const doors = await doorsTo('secret-reading', 'harin');
    expect(doors).toEqual(allShut(doors));
    await db.communityCard.update({ where, data: { closedAt: null } });
  });
});

describe('one person’s lists', () => {
  const lists = 'name chatRooms { totalCount edges { node { id } } } unreadMessageCount';

  test.each(['junho', 'harin', null])('are not shown to %s', async (as) => {
    const [minji] = await chat.entities(
      [{ __typename: 'User', id: demoId('usr', 'minji') }],
      `... on User { ${lists} }`,
      {
        as,
      },
    );
    expect(minji).toEqual({ name: '김민지', chatRooms: null, unreadMessageCount: null });
  });

  test('are not reached through the people of a room', async () => {
    const { data } = await chat.ask(
      `query ($id: ID!) { chatRoom(id: $id) { members { edges { node { ${lists} } } } messages { edges { node { sender { id chatRooms { totalCount } } } } } } }`,
      { id: reading },
      { as: 'junho' },
    );
    const [harin, junho] = data.chatRoom.members.edges.map(({ node }: { node: unknown }) => node);
    expect(harin).toEqual({ name: '정하린', chatRooms: null, unreadMessageCount: null });
    expect(junho.chatRooms.totalCount).toBe(5);
    for (const { node } of data.chatRoom.messages.edges)
      expect(node.sender.chatRooms).toEqual(node.sender.id === demoId('usr', 'junho') ? { totalCount: 5 } : null);
  });

  test('me is null when signed out', async () => {
    expect(await chat.ask('{ me { id } }')).toEqual({ data: { me: null } });
  });
});

describe('ids', () => {
  const query = 'query ($id: ID!) { chatRoom(id: $id) { id } }';

  test('never given out are null', async () => {
    const nobody = demoId('rom', 'nobody');
    expect(await chat.ask(query, { id: nobody }, { as: 'minji' })).toEqual({ data: { chatRoom: null } });
  });

  test.each([demoId('com', 'bukhansan'), 'rom_', "rom_'; drop table rooms; --", '', '1'])(
    'of another kind are refused: %s',
    async (id) => {
      const { data, errors } = await chat.ask(query, { id }, { as: 'minji' });
      expect(data).toEqual({ chatRoom: null });
      expect(errors).toMatchObject([{ path: ['chatRoom'], extensions: { code: 'BAD_USER_INPUT' } }]);
    },
  );

  test('of entities come back in order, duplicates alike, unknown ones null', async () => {
    const titles = async (type: string, keys: string[], kind: 'rom' | 'com' | 'usr' | 'msg', field: string) =>
      (
        await chat.entities(
          keys.map((key) => ({ __typename: type, id: demoId(kind, key) })),
          `... on ${type} { ${field} }`,
          { as: 'minji' },
        )
      ).map((entity) => entity && Object.values(entity)[0]);
    expect(await titles('ChatRoom', ['hangang', 'nobody', 'bukhansan', 'hangang'], 'rom', 'title')).toEqual([
      '한강 러닝크루',
      null,
      '북한산 등산회',
      '한강 러닝크루',
    ]);
    expect(await titles('Community', ['home-baking', 'secret-reading', 'hangang'], 'com', 'name')).toEqual([
      '홈베이킹 클럽',
      null,
      '한강 러닝크루',
    ]);
    expect(await titles('User', ['junho', 'nobody', 'junho'], 'usr', 'name')).toEqual(['이준호', null, '이준호']);
    expect(await titles('Message', ['hangang 2', 'secret-reading 2', 'hangang 1'], 'msg', 'seq')).toEqual([2, null, 1]);
  });
});
