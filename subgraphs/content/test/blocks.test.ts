import { demoId } from '@moim/stack/demo';
import { newId } from '@moim/subgraph-kit';
import { blockEvents, describeBlockEvents } from '@moim/test-kit';
import { beforeEach, describe, expect, test } from 'vitest';
import { handlers } from '../src/events/index.ts';
import { databaseOf, testContent } from './start.ts';

// 박서연 and 최도윤 are members of 북한산 등산회, 정하린 is another one, 김민지 leads it. docs/blocking.md says what is tested here.
const content = await testContent();
const db = databaseOf(content);
const bukhansan = demoId('com', 'bukhansan');
const [seoyeon, doyun, harin, minji] = ['seoyeon', 'doyun', 'harin', 'minji'].map((key) => demoId('usr', key)) as [
  string,
  string,
  string,
  string,
];
for (const userId of [doyun, harin]) {
  await db.communityMemberCard.upsert({
    where: { communityId_userId: { communityId: bukhansan, userId } },
    create: { communityId: bukhansan, userId, role: 'MEMBER', version: 2 },
    update: { role: 'MEMBER' },
  });
}

async function act(as: string, field: string, input: Record<string, unknown>, selection: string) {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input!`;
  const { data, errors } = await content.ask(
    `mutation ($input: ${type}) { ${field}(input: $input) { ${selection} userErrors { code } } }`,
    { input },
    { as },
  );
  return errors === undefined ? data[field] : errors[0]?.extensions.code;
}

/** A post with a photo and a poll, each of whose texts holds `word`. */
async function write(as: string, word: string, board = 'FREE') {
  const photo = newId('pho');
  await db.photo.create({
    data: {
      id: photo,
      communityId: bukhansan,
      uploaderId: demoId('usr', as),
      status: 'READY',
      storageKey: `blocks/${word.toLowerCase()}`,
      width: 10,
      height: 10,
      caption: `caption ${word}`,
    },
  });
  const { post } = await act(
    as,
    'createPost',
    {
      communityId: bukhansan,
      board,
      title: `title ${word}`,
      body: `body ${word}`,
      photoIds: [photo],
      poll: { question: `question ${word}`, options: [`yes ${word}`, `no ${word}`] },
    },
    'post { id poll { id options { id } } }',
  );
  return { id: post.id as string, photo, poll: post.poll.id as string, option: post.poll.options[0].id as string };
}
const comment = async (as: string, postId: string, body: string, replyToId?: string) =>
  (await act(as, 'addComment', { postId, body, replyToId }, 'comment { id }')).comment.id as string;

const posts = {
  doyun: await write('doyun', 'BYDOYUN'),
  seoyeon: await write('seoyeon', 'BYSEOYEON'),
  harin: await write('harin', 'BYHARIN'),
  leader: await write('minji', 'BYLEADER'),
  notice: await write('minji', 'BYNOTICE', 'NOTICE'),
};
// Under 정하린's post: a comment of each of the two with a reply of the other, and one of 최도윤's that nobody has answered.
const thread = await comment('doyun', posts.harin.id, 'comment BYDOYUN');
const alone = await comment('doyun', posts.harin.id, 'alone BYDOYUN');
const reply = await comment('seoyeon', posts.harin.id, 'reply BYSEOYEON', thread);
const thirdReply = await comment('harin', posts.harin.id, 'reply BYHARIN', thread);
const otherThread = await comment('seoyeon', posts.harin.id, 'comment BYSEOYEON');
await comment('doyun', posts.harin.id, 'reply BYDOYUN', otherThread);

const block = blockEvents(db, handlers);
beforeEach(() => db.userBlock.deleteMany());

const POST = `id title body excerpt photos { id caption } poll { question options { text } } commentCount
  comments(first: 100) { totalCount edges { node { id body isDeleted author { id } replies(first: 100) { edges { node { id body isDeleted author { id } } } } } } }`;

/** All that somebody reads, by every way there is to posts, comments and photos. */
async function everything(as: string | null) {
  const { data, errors } = await content.ask(
    `query { posts(first: 100, filter: { text: "BY" }) { totalCount edges { node { ${POST} } } } }`,
    {},
    { as },
  );
  expect(errors).toBeUndefined();
  const byId = Object.fromEntries(
    await Promise.all(
      Object.entries(posts).map(
        async ([key, { id }]) =>
          [
            key,
            (await content.ask(`query ($id: ID!) { post(id: $id) { ${POST} } }`, { id }, { as })).data.post,
          ] as const,
      ),
    ),
  );
  const [club, ...people] = await content.entities(
    [
      { __typename: 'Community', id: bukhansan },
      ...[seoyeon, doyun, harin, minji].map((id) => ({ __typename: 'User', id })),
    ],
    `... on Community {
       posts(first: 100) { totalCount edges { node { ${POST} } } }
       free: posts(first: 100, filter: { board: FREE }) { edges { node { id title } } }
       photos(first: 100) { totalCount edges { node { id caption } } }
     }
     ... on User { posts(first: 100) { totalCount edges { node { ${POST} } } } }`,
    { as },
  );
  const entities = await content.entities(
    Object.values(posts).flatMap(({ id, photo }) => [
      { __typename: 'Post', id },
      { __typename: 'Photo', id: photo },
    ]),
    `... on Post { ${POST} } ... on Photo { id caption }`,
    { as },
  );
  return { found: data.posts, byId, club, people, entities };
}
const wordsOf = (answer: unknown) => [...new Set(JSON.stringify(answer).match(/BY[A-Z]+/g))].sort();
const ALL = ['BYDOYUN', 'BYHARIN', 'BYLEADER', 'BYNOTICE', 'BYSEOYEON'];

test('before, everybody reads all', async () => {
  for (const as of ['seoyeon', 'doyun', 'harin', 'minji', null]) expect(wordsOf(await everything(as))).toEqual(ALL);
});

describe.each([
  ['who has blocked', seoyeon, doyun],
  ['who is blocked', doyun, seoyeon],
])('박서연, %s', (_, blocker, blocked) => {
  const events = block(blocker, blocked);

  test('reads nothing of 최도윤 by any way, nor 최도윤 of hers, and all again after it', async () => {
    await events.blocked();
    expect(wordsOf(await everything('seoyeon'))).toEqual(ALL.filter((word) => word !== 'BYDOYUN'));
    expect(wordsOf(await everything('doyun'))).toEqual(ALL.filter((word) => word !== 'BYSEOYEON'));
    for (const as of ['harin', 'minji', null]) expect(wordsOf(await everything(as))).toEqual(ALL);
    await events.unblocked();
    for (const as of ['seoyeon', 'doyun']) expect(wordsOf(await everything(as))).toEqual(ALL);
  });

  test('finds a hidden post as little as one that was never there, also by its words and in numbers', async () => {
    const before = await everything('seoyeon');
    await events.blocked();
    const after = await everything('seoyeon');
    expect(after.byId.doyun).toBeNull();
    expect(after.entities.slice(0, 2)).toEqual([null, null]);
    expect(after.found.totalCount).toBe(before.found.totalCount - 1);
    expect(after.people[1]).toMatchObject({ posts: { edges: [] } });
    const count = (club: unknown, list: 'posts' | 'photos') =>
      (club as Record<string, { totalCount: number }>)[list]?.totalCount as number;
    expect(count(after.club, 'posts')).toBeLessThan(count(before.club, 'posts'));
    const oracle = await content.ask(
      '{ posts(filter: { text: "BYDOYUN" }) { totalCount edges { cursor } } }',
      {},
      { as: 'seoyeon' },
    );
    expect(oracle.data.posts).toEqual({ totalCount: 0, edges: [] });
  });

  test('reads a thread on: a hidden comment that has replies is as a deleted one', async () => {
    const { comments: before } = (await everything('harin')).byId.harin;
    await events.blocked();
    const { commentCount, comments } = (await everything('seoyeon')).byId.harin;
    const nodes = comments.edges.map(({ node }: { node: Record<string, unknown> }) => node);
    expect(nodes).toMatchObject([
      { id: thread, body: '', isDeleted: true, author: null },
      { id: otherThread, body: 'comment BYSEOYEON', isDeleted: false },
    ]);
    const replies = nodes.map(({ replies: of }: { replies: { edges: { node: { id: string } }[] } }) =>
      of.edges.map(({ node }) => node.id),
    );
    expect(replies).toEqual([[reply, thirdReply], []]);
    expect(comments.totalCount).toBe(2);
    // The number beside the post is the club's.
    expect(commentCount).toBe(6);
    expect((await everything('harin')).byId.harin.comments).toEqual(before);
  });

  test('can do nothing with what is hidden; with the rest as ever', async () => {
    await events.blocked();
    const NOT_FOUND = 'NOT_FOUND';
    for (const subjectId of [posts.doyun.id, thread, posts.doyun.photo]) {
      expect(await act('seoyeon', 'like', { subjectId }, 'subject { __typename }')).toBe(NOT_FOUND);
      expect(await act('seoyeon', 'unlike', { subjectId }, 'subject { __typename }')).toBe(NOT_FOUND);
    }
    const id = posts.doyun.id;
    expect(await act('seoyeon', 'addComment', { postId: id, body: '?' }, 'comment { id }')).toBe(NOT_FOUND);
    expect(await act('seoyeon', 'updatePost', { id, title: '?' }, 'post { id }')).toBe(NOT_FOUND);
    expect(await act('seoyeon', 'deletePost', { id }, 'deletedPostId')).toBe(NOT_FOUND);
    expect(await act('seoyeon', 'pinPost', { id }, 'post { id }')).toBe(NOT_FOUND);
    expect(await act('seoyeon', 'deleteComment', { id: alone }, 'comment { id }')).toBe(NOT_FOUND);
    const { poll: pollId, option } = posts.doyun;
    expect(await act('seoyeon', 'votePoll', { pollId, optionIds: [option] }, 'poll { id }')).toBe(NOT_FOUND);
    const answered = { postId: posts.harin.id, body: '?', replyToId: alone };
    expect(await act('seoyeon', 'addComment', answered, 'comment { id }')).toEqual({
      comment: null,
      userErrors: [{ code: NOT_FOUND }],
    });
    for (const subjectId of [posts.harin.id, thirdReply, posts.harin.photo]) {
      const answer = await act('seoyeon', 'like', { subjectId }, 'subject { __typename }');
      expect(answer.userErrors).toEqual([]);
    }
  });
});

test('what leader and staff have pinned is what the club says, whoever wrote it', async () => {
  await block(seoyeon, doyun).blocked();
  expect(wordsOf(await everything('seoyeon'))).not.toContain('BYDOYUN');
  const { id } = posts.doyun;
  await act('minji', 'pinPost', { id }, 'post { id }');
  const { byId, club } = await everything('seoyeon');
  expect(byId.doyun).toMatchObject({ title: 'title BYDOYUN', photos: [{ caption: 'caption BYDOYUN' }] });
  expect(JSON.stringify((club as { photos: unknown }).photos)).toContain('caption BYDOYUN');
  // Comments are their authors', there as elsewhere.
  expect(JSON.stringify(byId.harin.comments)).not.toContain('BYDOYUN');
  await act('minji', 'pinPost', { id, isPinned: false }, 'post { id }');
  expect(wordsOf(await everything('seoyeon'))).not.toContain('BYDOYUN');
});

describe('a club’s leader', () => {
  test('is heard in notices, with all that stands in them, and in nothing else', async () => {
    await block(seoyeon, minji).blocked();
    expect(wordsOf(await everything('seoyeon'))).toEqual(ALL.filter((word) => word !== 'BYLEADER'));
    const { notice, leader } = (await everything('seoyeon')).byId;
    expect(notice.poll.question).toBe('question BYNOTICE');
    expect(notice.photos).toEqual([{ id: posts.notice.photo, caption: 'caption BYNOTICE' }]);
    expect(leader).toBeNull();
    const like = await act('seoyeon', 'like', { subjectId: posts.notice.photo }, 'subject { __typename }');
    expect(like.userErrors).toEqual([]);
  });

  test.each([
    ['blocked', doyun, minji],
    ['blocking', minji, doyun],
  ])('%s, reads what there is to answer for, and can take it away', async (_, blocker, blocked) => {
    await block(blocker, blocked).blocked();
    expect(wordsOf(await everything('minji'))).toEqual(ALL);
    const id = await comment('doyun', posts.harin.id, 'to go');
    const { comment: gone } = await act('minji', 'deleteComment', { id }, 'comment { isDeleted }');
    expect(gone).toEqual({ isDeleted: true });
  });
});

describeBlockEvents({
  ...{ db, handlers, blockerId: seoyeon, blockedId: doyun },
  isBlocked: async () => (await everything('seoyeon')).byId.doyun === null,
});
