import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { databaseOf, testChat } from './start.ts';

const chat = await testChat();
const db = databaseOf(chat);
const roomId = demoId('rom', 'bukhansan');

interface MessageNode {
  id: string;
  seq: number;
  text: string;
  isDeleted: boolean;
  sentAt: string;
  editedAt: string | null;
  sender: { id: string };
  replyTo: { seq: number; text: string; sender: { name: string } } | null;
  photos: { id: string }[];
  reactions: { emoji: string; count: number; viewerHasReacted: boolean }[];
}

const query = `query ($id: ID!, $last: Int, $beforeSeq: Int) {
  chatRoom(id: $id) { messages(last: $last, beforeSeq: $beforeSeq) {
    edges { cursor node {
      id seq text isDeleted sentAt editedAt sender { id } replyTo { seq text sender { name } } photos { id }
      reactions { emoji count viewerHasReacted }
    } }
    pageInfo { hasPreviousPage hasNextPage startCursor endCursor }
  } }
}`;
const page = async (args: { last?: number; beforeSeq?: number | null } = {}, as = 'minji') => {
  const { data, errors } = await chat.ask(query, { id: roomId, ...args }, { as });
  expect(errors).toBeUndefined();
  const { edges, pageInfo } = data.chatRoom.messages;
  return { nodes: edges.map(({ node }: { node: MessageNode }) => node) as MessageNode[], edges, pageInfo };
};
const seqs = ({ nodes }: { nodes: MessageNode[] }) => nodes.map(({ seq }) => seq);
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
/** The whole history. */
const all = async (as = 'minji') => {
  const [older, newer] = [await page({ last: 100, beforeSeq: 61 }, as), await page({ last: 100 }, as)];
  return [...older.nodes, ...newer.nodes];
};

describe('history', () => {
  test('is read from the end, oldest first in a page, without holes or repeats', async () => {
    const seen: number[] = [];
    let beforeSeq: number | null = null;
    for (let more = true; more; ) {
      const { nodes, edges, pageInfo } = await page({ last: 30, beforeSeq });
      seen.unshift(...nodes.map(({ seq }) => seq));
      expect(pageInfo).toMatchObject({ startCursor: edges[0].cursor, endCursor: edges.at(-1).cursor });
      expect(pageInfo.hasNextPage).toBe(beforeSeq !== null);
      beforeSeq = nodes[0]?.seq ?? null;
      more = pageInfo.hasPreviousPage;
    }
    expect(seen).toEqual(range(1, 160));
  });

  test.each([
    [{}, range(111, 160), true, false],
    [{ last: 5, beforeSeq: 6 }, range(1, 5), false, true],
    [{ last: 5, beforeSeq: 7 }, range(2, 6), true, true],
    [{ last: 3, beforeSeq: 161 }, range(158, 160), true, false],
    [{ last: 3, beforeSeq: 2_147_483_647 }, range(158, 160), true, false],
    [{ last: 1, beforeSeq: 1 }, [], false, true],
    [{ last: 1, beforeSeq: 0 }, [], false, true],
  ])('of %o', async (args, expected, hasPreviousPage, hasNextPage) => {
    const answer = await page(args);
    expect(seqs(answer)).toEqual(expected);
    expect(answer.pageInfo).toMatchObject({ hasPreviousPage, hasNextPage });
  });

  test.each([{ last: 0 }, { last: 101 }, { last: -1 }, { beforeSeq: -1 }])('refuses %o', async (args) => {
    const { data, errors } = await chat.ask(query, { id: roomId, ...args }, { as: 'minji' });
    expect(data).toEqual({ chatRoom: null });
    expect(errors).toMatchObject([{ path: ['chatRoom', 'messages'], extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('rises in time with its numbers', async () => {
    const times = (await all()).map(({ sentAt }) => sentAt);
    expect(times).toEqual(times.toSorted());
  });
});

describe('a message', () => {
  test('that answers another shows it', async () => {
    const replies = (await all()).filter(({ replyTo }) => replyTo !== null);
    expect(replies.length).toBeGreaterThan(10);
    for (const { seq, replyTo } of replies) {
      expect(replyTo?.seq).toBeLessThan(seq);
      const [original] = (await page({ last: 1, beforeSeq: (replyTo?.seq ?? 0) + 1 })).nodes;
      expect(replyTo?.text).toBe(original?.text);
    }
  });

  test('that was deleted keeps its place and nothing else', async () => {
    const deleted = (await all()).filter(({ isDeleted }) => isDeleted);
    expect(deleted.length).toBeGreaterThan(0);
    for (const message of deleted) expect(message).toMatchObject({ text: '', photos: [], reactions: [] });
    // Also when what hung on it is still in the tables.
    const { id } = deleted[0] as MessageNode;
    const userId = demoId('usr', 'junho');
    await db.reaction.create({ data: { messageId: id, userId, emoji: '👀' } });
    await db.messagePhoto.create({ data: { messageId: id, position: 0, photoId: demoId('pho', 'bukhansan 1') } });
    const [again] = await chat.entities(
      [{ __typename: 'Message', id }],
      '... on Message { text isDeleted photos { id } reactions { emoji } }',
      { as: 'minji' },
    );
    expect(again).toEqual({ text: '', isDeleted: true, photos: [], reactions: [] });
  });

  test('that was edited says when', async () => {
    const edited = (await all()).filter(({ editedAt }) => editedAt !== null);
    expect(edited.length).toBeGreaterThan(0);
    for (const { sentAt, editedAt } of edited) expect(new Date(editedAt ?? 0) > new Date(sentAt)).toBe(true);
  });

  test('shows photos of the album, in order', async () => {
    const withPhotos = (await all()).filter(({ photos }) => photos.length > 0);
    expect(withPhotos[0]?.photos).toEqual([{ id: demoId('pho', 'bukhansan 1') }, { id: demoId('pho', 'bukhansan 2') }]);
  });

  test('counts reactions, most used first, and knows the viewer’s own', async () => {
    const messages = await all();
    for (const { reactions } of messages) {
      const counts = reactions.map(({ count }) => count);
      expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    }
    const rows = await db.reaction.findMany({ where: { userId: demoId('usr', 'minji') } });
    const shown = messages.flatMap(({ id, reactions }) =>
      reactions.filter(({ viewerHasReacted }) => viewerHasReacted).map(({ emoji }) => `${id} ${emoji}`),
    );
    const kept = new Set(messages.map(({ id }) => id));
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.sort()).toEqual(
      rows
        .filter(({ messageId }) => kept.has(messageId))
        .map(({ messageId, emoji }) => `${messageId} ${emoji}`)
        .sort(),
    );
  });

  test('of equal reactions shows the first one first', async () => {
    const messageId = demoId('msg', 'bukhansan 1');
    const react = (key: string, emoji: string, minute: number) => ({
      messageId,
      emoji,
      userId: demoId('usr', key),
      createdAt: new Date(Date.UTC(2026, 0, 1, 0, minute)),
    });
    await db.reaction.deleteMany({ where: { messageId } });
    await db.reaction.createMany({
      data: [react('junho', '🎉', 2), react('minji', '👍', 1), react('minji', '🔥', 3), react('seoyeon', '🔥', 4)],
    });
    const [message] = await chat.entities(
      [{ __typename: 'Message', id: messageId }],
      '... on Message { reactions { emoji count viewerHasReacted } }',
      { as: 'junho' },
    );
    expect(message).toEqual({
      reactions: [
        { emoji: '🔥', count: 2, viewerHasReacted: false },
        { emoji: '👍', count: 1, viewerHasReacted: false },
        { emoji: '🎉', count: 1, viewerHasReacted: true },
      ],
    });
  });
});
