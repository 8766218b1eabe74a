import { demoId } from '@moim/stack/demo';
import type { TestSubgraph } from '@moim/test-kit';
import { describe, expect, test } from 'vitest';
import { testChat } from './start.ts';

const demo = await testChat();
const tenfold = await testChat({ scale: 10 });

/** What the screens ask of chat, as far as its own fields go. */
const chatRoom = `query ($id: ID!, $beforeSeq: Int) {
  chatRoom(id: $id) {
    id kind title isMuted lastSeq unreadCount viewerLastReadSeq community { id name }
    members(first: 100) { totalCount edges { lastReadSeq isOnline node { id name avatarUrl } } }
    messages(last: 50, beforeSeq: $beforeSeq) {
      edges { node {
        id seq text clientMessageId sentAt editedAt isDeleted sender { id name avatarUrl } replyTo { id seq text sender { id name } }
        photos { id } reactions { emoji count viewerHasReacted }
      } }
      pageInfo { hasPreviousPage startCursor }
    }
  }
}`;
const chatList = `{ me { id unreadMessageCount chatRooms(first: 50) { totalCount edges { node {
  id kind title imageUrl unreadCount isMuted community { id name } lastMessage { id seq text sentAt sender { id name } }
} } } } }`;
const everyRoom = `{ me { chatRooms(first: 50) { edges { node {
  members(first: 3) { totalCount edges { isOnline node { name } } }
  messages(last: 20) { edges { node { text sender { name } replyTo { text } photos { id } reactions { count } } } }
} } } } }`;

async function statements(chat: TestSubgraph, query: string, variables: Record<string, unknown> = {}): Promise<number> {
  const ask = async () => {
    const { errors } = await chat.ask(query, variables, { as: 'minji' });
    expect(errors).toBeUndefined();
  };
  // The first time opens connections.
  await ask();
  return chat.database.countStatements(ask);
}

const room = { id: demoId('rom', 'bukhansan') };

test.each([
  // The room; members and how many; messages, answered ones, photos, reactions.
  ['a chat room', chatRoom, room, 7],
  // Me; what is unread; the rooms and how many; their last messages.
  ['the list of rooms', chatList, {}, 5],
  ['a list that opens every room', everyRoom, {}, 8],
])('%s costs the same for lists ten times as long', async (_what, query, variables, expected) => {
  expect(await statements(demo, query, variables)).toBe(expected);
  expect(await statements(tenfold, query, variables)).toBe(expected);
});

test('history costs the same at any depth', async () => {
  for (const beforeSeq of [1600, 800, 60]) expect(await statements(tenfold, chatRoom, { ...room, beforeSeq })).toBe(7);
});

describe('entities', () => {
  const entities = (chat: TestSubgraph, type: string, ids: string[], selection: string) => () =>
    chat.entities(
      ids.map((id) => ({ __typename: type, id })),
      `... on ${type} { ${selection} }`,
      { as: 'minji' },
    );

  test.each([
    ['Community', 'com', ['bukhansan', 'hangang', 'film-seoul', 'coffee-notes'], 'chatRoom { id unreadCount }', 2],
    ['Community', 'com', ['bukhansan', 'hangang'], 'chatRoom { unreadCount lastMessage { text sender { name } } }', 3],
    ['ChatRoom', 'rom', ['bukhansan', 'hangang', 'minji junho'], 'title unreadCount community { name }', 1],
    ['Message', 'msg', ['bukhansan 150', 'hangang 50', 'minji junho 3'], 'text sender { name } reactions { count }', 2],
    ['User', 'usr', ['minji', 'junho', 'seoyeon'], 'name', 1],
  ] as const)('%s costs the same for one and for many', async (type, kind, keys, selection, expected) => {
    const ids = keys.map((key) => demoId(kind, key));
    await entities(demo, type, ids, selection)();
    expect(await demo.database.countStatements(entities(demo, type, ids.slice(0, 1), selection))).toBe(expected);
    expect(await demo.database.countStatements(entities(demo, type, [...ids, ...ids], selection))).toBe(expected);
  });
});

test('signed out costs nothing', async () => {
  const ask = () => demo.ask(chatRoom, room);
  await ask();
  expect(await demo.database.countStatements(ask)).toBe(0);
});
