import { setTimeout as sleep } from 'node:timers/promises';
import { demoId } from '@moim/stack/demo';
import { describe, expect, test, vi } from 'vitest';
import { testPlatform } from './platform.ts';
import { ROOM_EVENTS, Socket, VIEWER_EVENTS } from './socket.ts';
import { headOf, messageSeqs, say, talk } from './talking.ts';

const platform = await testPlatform();
const { react, edit, remove } = talk(platform);
const room = demoId('rom', 'bukhansan');
const connect = async (as: string) => Socket.connect(platform.url, await platform.token(as));
const soon = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 8_000, interval: 20 });

/** Somebody who follows the room from its head on. */
async function follower(as: string, { query = ROOM_EVENTS, afterSeq }: { query?: string; afterSeq?: number } = {}) {
  const socket = await connect(as);
  const head = await headOf(platform, room, as);
  socket.subscribe('room', query, { roomId: room, afterSeq: afterSeq ?? head });
  // Who else opens and closes the app is another test's matter.
  const events = () => socket.events('room').filter(({ __typename }) => __typename !== 'PresenceChanged');
  return { socket, head, events, seqs: () => messageSeqs(events()) };
}

describe('what happens in a room', () => {
  test('comes to everybody who follows it, in order, with what they selected of other services', async () => {
    // So that nothing has happened since the last message.
    await say(platform, 'minji', room, '시작');
    const followers = await Promise.all(['minji', 'junho', 'seoyeon'].map((as) => follower(as)));
    const [first] = followers;
    const ids: string[] = [];
    for (const text of ['하나', '둘', '셋']) ids.push((await say(platform, 'minji', room, text)).id);
    await edit('minji', ids[0] ?? '', '하나!');
    await react('junho', ids[1] ?? '', '👍');
    await remove('minji', ids[2] ?? '');
    for (const { events, head = 0 } of followers) {
      await soon(() => expect(events()).toHaveLength(6));
      const [one, two, three, edited, reacted, removed] = events();
      expect(one).toMatchObject({
        __typename: 'MessageSent',
        message: { id: ids[0], seq: head + 1, sender: { name: '김민지', mbti: 'ENFP' }, photos: [], replyTo: null },
      });
      expect([two?.message.seq, three?.message.seq]).toEqual([head + 2, head + 3]);
      expect(edited).toMatchObject({ __typename: 'MessageEdited', message: { id: ids[0], text: '하나!' } });
      expect(reacted).toMatchObject({
        __typename: 'ReactionsChanged',
        message: { id: ids[1], reactions: [{ emoji: '👍', count: 1 }] },
      });
      expect(removed).toMatchObject({ __typename: 'MessageDeleted', message: { id: ids[2], isDeleted: true } });
    }
    expect(first?.socket.answers('room').every((answer) => answer.errors === undefined)).toBe(true);
  });

  test('is fetched once for all who see the room alike, however many they are', async () => {
    await say(platform, 'minji', room, '시작');
    const followers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => follower(['junho', 'seoyeon'][i % 2] ?? '')),
    );
    await say(platform, 'minji', room, '모두 있나');
    for (const { events } of followers) await soon(() => expect(events()).toHaveLength(1));
    const counts = await platform.countRequests(async () => {
      await say(platform, 'minji', room, '한 번만');
      for (const { events } of followers) await soon(() => expect(events().at(-1)?.message.text).toBe('한 번만'));
    });
    // One is the mutation's own.
    expect(counts.chat).toBe(2);
    expect(counts.user).toBe(1);
    expect(counts.gateway).toBe(1);
  });

  test('is fetched for each who asks for something of their own', async () => {
    const query = `subscription ($roomId: ID!, $afterSeq: Int) { roomEvents(roomId: $roomId, afterSeq: $afterSeq) {
      ... on ReactionsChanged { message { reactions { emoji viewerHasReacted } } } } }`;
    const [minji, junho] = [await follower('minji', { query }), await follower('junho', { query })];
    const { id } = await say(platform, 'minji', room, '누가 좋아하나');
    await react('junho', id, '🎉');
    await soon(() =>
      expect(minji.events().at(-1)?.message?.reactions).toEqual([{ emoji: '🎉', viewerHasReacted: false }]),
    );
    await soon(() =>
      expect(junho.events().at(-1)?.message?.reactions).toEqual([{ emoji: '🎉', viewerHasReacted: true }]),
    );
  });

  test('nobody hears of a room that is not theirs', async () => {
    const doyun = await connect('doyun');
    for (const [i, roomId] of [room, demoId('rom', 'secret-reading'), 'rom_nothing', ''].entries()) {
      doyun.subscribe(String(i), ROOM_EVENTS, { roomId });
      const { payload } = await doyun.frame('error', String(i));
      expect(payload).toEqual([{ message: expect.any(String), extensions: { code: 'NOT_FOUND' } }]);
    }
  });
});

describe('who comes back', () => {
  test('is told what was missed, in order, and then what happens, without a gap or a repeat', async () => {
    const start = await headOf(platform, room, 'minji');
    const count = 60;
    let isOver = false;
    const talking = (async () => {
      for (let i = 0; i < count; i++) await say(platform, 'minji', room, `말 ${i}`);
      isOver = true;
    })();
    // Connections that break at any moment; each goes on from what it has.
    const seen: number[] = [];
    let stretches = 0;
    while (!isOver || (seen.at(-1) ?? start) < start + count) {
      const { socket, seqs } = await follower('junho', { afterSeq: seen.at(-1) ?? start });
      await sleep(30 + Math.random() * 120);
      socket.end();
      seen.push(...seqs());
      stretches += 1;
      expect(stretches, `only ${seen.length} of ${count} after ${stretches} connections`).toBeLessThan(300);
    }
    await talking;
    expect(seen).toEqual(Array.from({ length: count }, (_, i) => start + 1 + i));
    expect(stretches).toBeGreaterThan(2);
  }, 60_000);

  test('is told how messages stand that were changed meanwhile', async () => {
    const { id, seq } = await say(platform, 'minji', room, '이전');
    await edit('minji', id, '이후');
    await react('junho', id, '👀');
    const { events } = await follower('seoyeon', { afterSeq: seq });
    await soon(() => expect(events().map(({ __typename }) => __typename)).toContain('MessageEdited'));
    const edited = events().find(({ __typename }) => __typename === 'MessageEdited');
    expect(edited).toMatchObject({ message: { id, text: '이후' } });
    await soon(() => expect(events().some(({ message }) => message?.reactions?.[0]?.emoji === '👀')).toBe(true));
  });

  test('is told that it was too much, when it was, and goes on', async () => {
    const start = await headOf(platform, room, 'minji');
    const texts = Array.from({ length: 501 }, (_, i) => `많은 말 ${i}`);
    for (let i = 0; i < texts.length; i += 20) {
      await Promise.all(texts.slice(i, i + 20).map((text) => say(platform, 'minji', room, text)));
    }
    const { events } = await follower('junho', { afterSeq: start });
    await soon(() => expect(events()).toEqual([{ __typename: 'HistoryGap', lastSeq: start + 501 }]));
    await say(platform, 'minji', room, '그다음');
    await soon(() => expect(events().at(-1)?.message).toMatchObject({ seq: start + 502, text: '그다음' }));
  }, 60_000);
});

describe('signals', () => {
  const TYPING = 'mutation ($input: SetTypingInput!) { setTyping(input: $input) { ok userErrors { code } } }';
  const READ = 'mutation ($input: MarkRoomReadInput!) { markRoomRead(input: $input) { userErrors { code } } }';

  test('typing and reading marks come to the others', async () => {
    const { events, head } = await follower('junho');
    await sleep(300);
    await platform.ask(TYPING, { input: { roomId: room, isTyping: true } }, { as: 'minji' });
    await soon(() =>
      expect(events()).toContainEqual({
        __typename: 'TypingChanged',
        user: { id: demoId('usr', 'minji'), name: '김민지' },
        isTyping: true,
      }),
    );
    await platform.ask(READ, { input: { roomId: room, seq: head } }, { as: 'seoyeon' });
    await soon(() =>
      expect(events()).toContainEqual({
        __typename: 'ReadMarked',
        user: { id: demoId('usr', 'seoyeon') },
        lastReadSeq: head,
      }),
    );
  });

  test('who opens the app is online, and who closes it is not', async () => {
    const follower = await connect('minji');
    follower.subscribe('room', ROOM_EVENTS, { roomId: room });
    const seen = () =>
      follower
        .events('room')
        .flatMap(({ user, isOnline }) => (user?.id === demoId('usr', 'seoyeon') ? [isOnline] : []));
    // Who was there in the test before is gone after a moment.
    await sleep(3_000);
    const before = seen().length;
    const socket = await connect('seoyeon');
    await soon(() => expect(seen().slice(before)).toEqual([true]));
    const again = await connect('seoyeon');
    socket.end();
    await sleep(2_500);
    expect(seen().slice(before)).toEqual([true]);
    again.end();
    await soon(() => expect(seen().slice(before)).toEqual([true, false]));
  });
});

describe('what concerns somebody', () => {
  test('a notification, and what is not read, on all of their devices and nobody else’s', async () => {
    const [phone, laptop, other] = [await connect('minji'), await connect('minji'), await connect('seoyeon')];
    for (const socket of [phone, laptop, other]) socket.subscribe('me', VIEWER_EVENTS);
    await sleep(500);
    await say(platform, 'junho', room, '민지 님?');
    for (const socket of [phone, laptop]) {
      await soon(() =>
        expect(socket.events('me')).toContainEqual({
          __typename: 'UnreadChanged',
          room: { id: room, unreadCount: expect.any(Number) },
          unreadMessageCount: expect.any(Number),
        }),
      );
    }
    const comment =
      'mutation ($input: AddCommentInput!) { addComment(input: $input) { comment { id } userErrors { code } } }';
    const posts = await platform.ask(
      'query ($id: ID!) { community(id: $id) { posts(first: 30) { edges { node { id author { id } } } } } }',
      { id: demoId('com', 'bukhansan') },
      { as: 'junho' },
    );
    const own = posts.data.community.posts.edges.find(
      ({ node }: { node: { author: { id: string } | null } }) => node.author?.id === demoId('usr', 'minji'),
    );
    await platform.ask(comment, { input: { postId: own.node.id, body: '좋은 글이에요' } }, { as: 'junho' });
    for (const socket of [phone, laptop]) {
      await soon(() =>
        expect(socket.events('me')).toContainEqual({
          __typename: 'NotificationReceived',
          notification: expect.objectContaining({
            kind: 'COMMENTED',
            actor: expect.objectContaining({ name: '이준호' }),
          }),
        }),
      );
    }
    expect(other.events('me').filter(({ __typename }) => __typename === 'NotificationReceived')).toEqual([]);
  });
});
