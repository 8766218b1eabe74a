import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { databaseOf, testContent } from './start.ts';
import { addMember, bukhansan, denied, done, newPost, published, secretReading, send, wrong } from './writing.ts';

const content = await testContent();
const db = databaseOf(content);
const [minji, junho, seoyeon] = [demoId('usr', 'minji'), demoId('usr', 'junho'), demoId('usr', 'seoyeon')];
const add = async (postId: string, as: string, own: object = {}): Promise<string> =>
  (await done(content, 'addComment', { postId, body: '좋아요', ...own }, { as })).comment.id;

/** The thread as the post's screen shows it. */
async function thread(postId: string) {
  const { data } = await content.ask(
    `query ($id: ID!) { post(id: $id) { commentCount comments { edges { node { id body isDeleted author { name }
      replies { totalCount edges { node { id } } } } } } } }`,
    { id: postId },
  );
  const { commentCount, comments } = data.post;
  type Edge = { node: { id: string; replies: { totalCount: number; edges: { node: { id: string } }[] } } };
  return {
    commentCount,
    comments: comments.edges.map(({ node }: Edge) => ({
      ...node,
      replies: node.replies.edges.map((reply) => reply.node.id),
    })),
  };
}

describe('a comment', () => {
  test('stands under the post at once, and is published', async () => {
    const postId = await newPost(content);
    const answer = await done(content, 'addComment', { postId, body: ' @김민지 님, 좋아요\u200b ' }, { as: 'junho' });
    expect(answer).toMatchObject({
      comment: { body: '@김민지 님, 좋아요', author: { name: '이준호' } },
      post: { id: postId, commentCount: 1 },
    });
    expect((await published(db, postId)).slice(1)).toEqual([
      {
        name: 'content.comment.added',
        version: 2,
        data: {
          post: { id: postId, communityId: bukhansan, title: '제목' },
          commentId: answer.comment.id,
          authorId: junho,
          postAuthorId: seoyeon,
          tellsPostAuthor: true,
          replyToAuthorId: null,
          mentionedIds: [minji],
        },
      },
    ]);
    expect(await db.commentMention.findMany()).toContainEqual({ commentId: answer.comment.id, userId: minji });
  });

  test('answers another, and an answer to a reply stands beside it', async () => {
    const postId = await newPost(content);
    const first = await add(postId, 'minji');
    const reply = await add(postId, 'junho', { replyToId: first });
    const second = await add(postId, 'seoyeon', { replyToId: reply });
    expect(await thread(postId)).toMatchObject({
      commentCount: 3,
      comments: [{ id: first, replies: [reply, second] }],
    });
    const events = await published(db, postId);
    expect(events.map(({ data }) => (data as { replyToAuthorId?: string | null }).replyToAuthorId)).toEqual([
      undefined,
      null,
      minji,
      junho,
    ]);
  });

  test.each([
    ['nothing', ' \n '],
    ['too much', '가'.repeat(2_001)],
  ])('of %s is refused', async (_what, body) => {
    const postId = await newPost(content);
    expect(await wrong(content, 'addComment', { postId, body }, { as: 'minji' })).toEqual(['body INVALID']);
    expect(await published(db, postId)).toHaveLength(1);
  });

  test('answers nothing that is not there: unknown, of another post, deleted', async () => {
    const [postId, other] = [await newPost(content), await newPost(content)];
    const elsewhere = await add(other, 'minji');
    const deleted = await add(postId, 'minji');
    await done(content, 'deleteComment', { id: deleted }, { as: 'minji' });
    const before = await published(db, postId);
    for (const replyToId of [demoId('cmt', 'nothing'), elsewhere, deleted]) {
      const input = { postId, body: '네', replyToId };
      expect(await wrong(content, 'addComment', input, { as: 'minji' })).toEqual(['replyToId NOT_FOUND']);
    }
    expect(await published(db, postId)).toEqual(before);
    expect(await denied(content, 'addComment', { postId, body: '네', replyToId: postId }, { as: 'minji' })).toBe(
      'BAD_USER_INPUT',
    );
  });

  test('is for members, on posts that they may see', async () => {
    const postId = await newPost(content);
    expect(await denied(content, 'addComment', { postId, body: '네' })).toBe('UNAUTHENTICATED');
    expect(await denied(content, 'addComment', { postId, body: '네' }, { as: 'doyun' })).toBe('FORBIDDEN');
    const secret = await newPost(content, { communityId: secretReading }, 'harin');
    for (const id of [secret, demoId('pst', 'nothing'), demoId('pst', 'bukhansan-deleted')])
      expect(await denied(content, 'addComment', { postId: id, body: '네' }, { as: 'minji' })).toBe('NOT_FOUND');
    expect((await published(db, postId)).concat(await published(db, secret))).toHaveLength(2);
  });
});

describe('taking a comment away', () => {
  test('leaves its replies readable, and is published', async () => {
    const postId = await newPost(content);
    const first = await add(postId, 'minji');
    const reply = await add(postId, 'junho', { replyToId: first });
    const answer = await done(content, 'deleteComment', { id: first }, { as: 'minji' });
    expect(answer).toEqual({
      comment: { id: first, body: '', isDeleted: true, author: null },
      post: { id: postId, commentCount: 1 },
      userErrors: [],
    });
    expect(await thread(postId)).toEqual({
      commentCount: 1,
      comments: [{ id: first, body: '', isDeleted: true, author: null, replies: [reply] }],
    });
    expect((await published(db, postId)).at(-1)).toMatchObject({
      name: 'content.comment.deleted',
      version: 4,
      data: { commentId: first, authorId: minji, actorId: minji },
    });
    // With its last reply, its place goes too.
    await done(content, 'deleteComment', { id: reply }, { as: 'junho' });
    expect(await thread(postId)).toEqual({ commentCount: 0, comments: [] });
  });

  test('twice is as once', async () => {
    const postId = await newPost(content);
    const id = await add(postId, 'minji');
    const first = await done(content, 'deleteComment', { id }, { as: 'minji' });
    const events = await published(db, postId);
    expect(await done(content, 'deleteComment', { id }, { as: 'minji' })).toEqual(first);
    expect(await published(db, postId)).toEqual(events);
  });

  test('is for its author, leader and staff', async () => {
    const postId = await newPost(content);
    const id = await add(postId, 'seoyeon');
    const member = 'another-member';
    await addMember(db, member, '다른 멤버');
    expect(await denied(content, 'deleteComment', { id })).toBe('UNAUTHENTICATED');
    for (const as of ['doyun', member])
      expect(await denied(content, 'deleteComment', { id }, { as })).toBe('FORBIDDEN');
    for (const as of ['seoyeon', 'minji', 'junho']) {
      const own = await add(postId, 'seoyeon');
      await done(content, 'deleteComment', { id: own }, { as });
    }
    const actors = (await published(db, postId)).filter(({ name }) => name === 'content.comment.deleted');
    expect(actors.map(({ data }) => (data as { actorId: string }).actorId)).toEqual([seoyeon, minji, junho]);
  });

  test('in a club that one may not see is NOT_FOUND, as are unknown ones and those of a deleted post', async () => {
    const secret = await newPost(content, { communityId: secretReading }, 'harin');
    const hidden = await add(secret, 'junho');
    const postId = await newPost(content);
    const gone = await add(postId, 'minji');
    await done(content, 'deletePost', { id: postId }, { as: 'seoyeon' });
    for (const id of [hidden, gone, demoId('cmt', 'nothing')])
      expect(await denied(content, 'deleteComment', { id }, { as: 'minji' })).toBe('NOT_FOUND');
    expect(await denied(content, 'deleteComment', { id: secret }, { as: 'minji' })).toBe('BAD_USER_INPUT');
  });

  test('while others answer and take away: the numbers are those of the rows', async () => {
    const postId = await newPost(content);
    const first = await add(postId, 'minji');
    const replies = await Promise.all(Array.from({ length: 10 }, () => add(postId, 'junho', { replyToId: first })));
    const answers = await Promise.all([
      ...replies.flatMap((id) => ['junho', 'minji'].map((as) => send(content, 'deleteComment', { id }, { as }))),
      send(content, 'deleteComment', { id: first }, { as: 'minji' }),
      ...replies.map((replyToId) => send(content, 'addComment', { postId, replyToId, body: '네' }, { as: 'seoyeon' })),
    ]);
    expect(answers.filter(({ errors }) => errors !== undefined)).toEqual([]);
    const left = await db.comment.findMany({ where: { postId, deletedAt: null } });
    const [post, parent] = await Promise.all([
      db.post.findUniqueOrThrow({ where: { id: postId } }),
      db.comment.findUniqueOrThrow({ where: { id: first } }),
    ]);
    expect(parent.deletedAt).not.toBeNull();
    expect(post.commentCount).toBe(left.length);
    expect(parent.replyCount).toBe(left.length);
    const events = await published(db, postId);
    expect(events.filter(({ name }) => name === 'content.comment.deleted')).toHaveLength(11);
    expect(events.at(-1)?.version).toBe(post.version);
  });
});
