import { contractVariables, demoId } from '@moim/stack/demo';
import pg from 'pg';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { contractOperations, readDocument } from '../src/index.ts';
import { testPlatform } from './platform.ts';

// 박서연 and 최도윤 are members of 북한산 등산회, and both have written everywhere. When one blocks the other, no screen shows either of them a word of
// the other one; nothing changes for anybody else; and after it all is there again. docs/blocking.md has the rules.
const platform = await testPlatform();
const bukhansan = demoId('com', 'bukhansan');
const room = demoId('rom', 'bukhansan');
const idOf = (key: string) => demoId('usr', key);
const screens = contractOperations().filter(({ file }) => file.startsWith('screens/'));

/** Events are here within moments; a test run may keep the machine busy. */
const SOON = { timeout: 10_000, interval: 20 };

async function act(as: string, field: string, input: Record<string, unknown>, selection = '') {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input!`;
  const { data, errors } = await platform.ask(
    `mutation ($input: ${type}) { ${field}(input: $input) { ${selection} userErrors { field code } } }`,
    { input },
    { as },
  );
  expect(errors, field).toBeUndefined();
  expect(data[field].userErrors, field).toEqual([]);
  return data[field];
}

/** What there is to hide, or not: every text that these two write holds one of these words. */
const WORDS = { seoyeon: '서연이쓴말', doyun: '도윤이쓴말' };
type Writer = keyof typeof WORDS;
const WRITERS = ['seoyeon', 'doyun'] as const;
const otherOf = (writer: Writer): Writer => (writer === 'seoyeon' ? 'doyun' : 'seoyeon');

let direct = '';
/** By whom they were written. */
const posts: Record<string, string> = {};
/** What screens are asked with besides what the contract's tests ask. */
const asked: Record<string, Record<string, unknown>[]> = {};

beforeAll(async () => {
  await act('doyun', 'joinCommunity', { communityId: bukhansan });
  const openRoom = await act('seoyeon', 'openDirectRoom', { userId: idOf('doyun') }, 'room { id }');
  direct = openRoom.room.id;
  for (const as of ['harin', 'minji', ...WRITERS] as const) {
    const word = as in WORDS ? WORDS[as as Writer] : '다른사람말';
    if (as === 'harin') await act(as, 'joinCommunity', { communityId: bukhansan });
    const { post } = await act(
      as,
      'createPost',
      {
        communityId: bukhansan,
        board: 'FREE',
        title: `제목 ${word}`,
        body: `본문 ${word} @박서연 @최도윤`,
        poll: { question: `질문 ${word}`, options: [`가요 ${word}`, `못 가요 ${word}`] },
      },
      'post { id }',
    );
    posts[as] = post.id;
  }
  for (const writer of WRITERS) {
    const word = WORDS[writer];
    const other = otherOf(writer);
    await act(writer, 'updateProfile', { bio: `소개 ${word}` });
    for (const postId of [posts.harin, posts.minji, posts[other]]) {
      const { comment } = await act(
        writer,
        'addComment',
        { postId, body: `댓글 ${word} @박서연 @최도윤` },
        'comment { id }',
      );
      await act(other, 'addComment', { postId, replyToId: comment.id, body: `답글 ${WORDS[other]}` });
      // 김민지 tells of what stands under their posts: with their titles.
      await act('minji', 'like', { subjectId: comment.id });
      await act('minji', 'addComment', { postId, replyToId: comment.id, body: '저도요' });
    }
    await act(writer, 'like', { subjectId: posts[other] });
    for (const roomId of [room, direct]) {
      const { message } = await act(writer, 'sendMessage', { roomId, text: `말 ${word}` }, 'message { id }');
      const reply = { roomId, text: `대답 ${WORDS[other]}`, replyToId: message.id };
      await act(other, 'sendMessage', { ...reply, clientMessageId: `이름 ${WORDS[other]} ${roomId}` });
    }
  }
  // The newest message in the club's room is 박서연's, in the room of the two 최도윤's.
  await act('doyun', 'sendMessage', { roomId: direct, text: `또 ${WORDS.doyun}` });
  const content = new pg.Client({ connectionString: platform.subgraphs.content.database.url });
  await content.connect();
  for (const writer of WRITERS) {
    await content.query(
      `insert into photos (id, community_id, uploader_id, status, storage_key, width, height, caption)
       values ($1, $2, $3, 'READY', $4, 10, 10, $5)`,
      [demoId('pho', `by ${writer}`), bukhansan, idOf(writer), `demo/by-${writer}`, `사진 ${WORDS[writer]}`],
    );
  }
  await content.end();
  asked.PostScreen = Object.values(posts).map((id) => ({ id }));
  asked.ProfileScreen = WRITERS.map((writer) => ({ id: idOf(writer) }));
  asked.ChatRoomScreen = [{ id: direct }];
  asked.ExploreScreen = Object.values(WORDS).map((text) => ({ text, withPosts: true }));
  asked.BoardScreen = [{ board: 'FREE' }];
}, 60_000);

async function feed(as: string): Promise<string[]> {
  const { data } = await platform.ask('{ me { notifications(first: 100) { edges { node { text } } } } }', {}, { as });
  return data.me.notifications.edges.map(({ node }: { node: { text: string } }) => node.text);
}

/** Which of the words somebody reads on each screen, however it is asked. */
async function read(as: string | null): Promise<Record<string, string[]>> {
  const seen: Record<string, string[]> = {};
  for (const { file, name } of screens) {
    for (const [index, variables] of [{}, ...(asked[name] ?? [])].entries()) {
      const all = { ...contractVariables(inject('moim').now)[name], ...variables };
      const answer = await platform.ask(readDocument(file), all, { as });
      expect(answer.errors, `${name} ${JSON.stringify(all)}`).toBeUndefined();
      const raw = JSON.stringify(answer);
      seen[`${name} ${index}`] = Object.values(WORDS).filter((word) => raw.includes(word));
    }
  }
  return seen;
}
const screensWith = (seen: Record<string, string[]>, word: string) => [
  ...new Set(Object.entries(seen).flatMap(([key, words]) => (words.includes(word) ? [key.split(' ')[0]] : []))),
];

/** Until content and chat have heard of a block, or of its end. */
async function heard(isBlocked: boolean): Promise<void> {
  for (const writer of WRITERS) {
    const ask = () =>
      platform.ask(
        'query ($post: ID!, $room: ID!) { post(id: $post) { id } chatRoom(id: $room) { id } }',
        { post: posts[otherOf(writer)], room: direct },
        { as: writer },
      );
    const shown = (id: string | undefined) => (isBlocked ? null : { id });
    await expect
      .poll(async () => (await ask()).data, SOON)
      .toEqual({ post: shown(posts[otherOf(writer)]), chatRoom: shown(direct) });
  }
}

const before: Record<string, Record<string, string[]>> = {};

describe.each(WRITERS)('when %s blocks the other one', (blocker) => {
  test('no screen shows either of them a word of the other, and all is there again after it', async () => {
    for (const writer of WRITERS) {
      const told = async () => (await feed(writer)).join().includes(WORDS[otherOf(writer)]);
      await expect.poll(told, SOON).toBe(true);
    }
    for (const as of [...WRITERS, 'harin']) before[as] ??= await read(as);
    // There is something to hide, on every screen that shows what people write.
    for (const writer of WRITERS) {
      expect(screensWith(before[writer] ?? {}, WORDS[otherOf(writer)]).toSorted()).toEqual([
        'AlbumScreen',
        'BoardScreen',
        'ChatListScreen',
        'ChatRoomScreen',
        'CommunityScreen',
        'ExploreScreen',
        'NotificationsScreen',
        'PostScreen',
        'ProfileScreen',
      ]);
    }

    await act(blocker, 'blockUser', { userId: idOf(otherOf(blocker)) });
    await heard(true);
    for (const writer of WRITERS) {
      const during = await read(writer);
      expect(screensWith(during, WORDS[otherOf(writer)]), writer).toEqual([]);
      // One's own is there as ever, but in the room of the two, which is gone from the list.
      const own = (seen: Record<string, string[]> = {}) =>
        screensWith(seen, WORDS[writer]).filter((name) => name !== 'ChatListScreen');
      expect(own(during)).toEqual(own(before[writer]));
    }
    expect(await read('harin')).toEqual(before.harin);

    await act(blocker, 'unblockUser', { userId: idOf(otherOf(blocker)) });
    await heard(false);
    for (const as of [...WRITERS, 'harin']) expect(await read(as), as).toEqual(before[as]);
  }, 120_000);
});

test('neither can tell by a direct room who of them has blocked the other', async () => {
  await act('seoyeon', 'blockUser', { userId: idOf('doyun') });
  await heard(true);
  const answers = [];
  for (const writer of WRITERS) {
    const open = await platform.ask(
      'mutation ($input: OpenDirectRoomInput!) { openDirectRoom(input: $input) { room { id } userErrors { field message code } } }',
      { input: { userId: idOf(otherOf(writer)) } },
      { as: writer },
    );
    const send = await platform.ask(
      'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } userErrors { code } } }',
      { input: { roomId: direct, text: '?' } },
      { as: writer },
    );
    expect(open.data.openDirectRoom).toMatchObject({ room: null, userErrors: [{ code: 'NOT_FOUND' }] });
    expect(send.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    answers.push({ open, send });
  }
  expect(answers[1]).toEqual(answers[0]);
  await act('seoyeon', 'unblockUser', { userId: idOf('doyun') });
  await heard(false);
});

test('a leader whom a member has blocked is heard in notices, and sees what there is to answer for', async () => {
  const notice = await act(
    'minji',
    'createPost',
    { communityId: bukhansan, board: 'NOTICE', title: '공지예요', body: '토요일 아침 8시, 구파발역' },
    'post { id }',
  );
  await act('seoyeon', 'blockUser', { userId: idOf('minji') });
  const post = async (id: string | undefined, as: string) =>
    (await platform.ask('query ($id: ID!) { post(id: $id) { title } }', { id }, { as })).data.post;
  await expect.poll(() => post(posts.minji, 'seoyeon'), SOON).toBeNull();
  expect(await post(notice.post.id, 'seoyeon')).toEqual({ title: '공지예요' });
  expect(await post(posts.seoyeon, 'minji')).toEqual({ title: `제목 ${WORDS.seoyeon}` });
});
