import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { databaseOf, PAGE, testContent, walk } from './start.ts';

const content = await testContent();
const db = databaseOf(content);
const postId = demoId('pst', 'bukhansan-1');
const comment = (n: number | string) => demoId('cmt', `bukhansan-1 ${n}`);

interface Shown {
  id: string;
  body: string;
  isDeleted: boolean;
  likeCount: number;
  viewerHasLiked: boolean;
  author: { name: string } | null;
  replies: { totalCount: number; edges: { node: { id: string } }[] };
}

async function discussion(
  as: string | null = null,
): Promise<{ commentCount: number; totalCount: number; nodes: Shown[] }> {
  const { data, errors } = await content.ask(
    `query ($id: ID!) { post(id: $id) { commentCount comments(first: 100) { totalCount edges { node {
      id body isDeleted likeCount viewerHasLiked author { name } replies(first: 100) { totalCount edges { node { id } } } } } } } }`,
    { id: postId },
    { as },
  );
  expect(errors).toBeUndefined();
  const { commentCount, comments } = data.post;
  return {
    commentCount,
    totalCount: comments.totalCount,
    nodes: comments.edges.map(({ node }: { node: Shown }) => node),
  };
}

describe('the comments under the notice', () => {
  test('are walked oldest first, each once; replies are not among them', async () => {
    const ids = await walk(
      async (after) =>
        (
          await content.ask(
            `query ($id: ID!, $after: String) { post(id: $id) { comments(first: 5, after: $after) { ${PAGE} } } }`,
            { id: postId, after },
          )
        ).data.post.comments,
    );
    const rows = await db.comment.findMany({
      where: { postId, parentId: null, OR: [{ deletedAt: null }, { replyCount: { gt: 0 } }] },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    });
    expect(ids.length).toBeGreaterThan(20);
    expect(ids).toEqual(rows.map(({ id }) => id));
  });

  test('are as many as the list shows; commentCount counts what is not deleted, replies too', async () => {
    const { commentCount, totalCount, nodes } = await discussion();
    expect(totalCount).toBe(nodes.length);
    expect(commentCount).toBe(await db.comment.count({ where: { postId, deletedAt: null } }));
  });

  test('keep the place of a deleted one that has replies, without its words and author', async () => {
    const { nodes } = await discussion();
    const deleted = nodes.find(({ id }) => id === comment(5));
    expect(deleted).toMatchObject({ body: '', isDeleted: true, author: null, viewerHasLiked: false });
    expect(deleted?.replies.totalCount).toBe(2);
    expect((await db.comment.findUnique({ where: { id: comment(5) } }))?.body).not.toBe('');
  });

  test('leave out a deleted one that has none', async () => {
    expect((await db.comment.findUnique({ where: { id: comment(12) } }))?.deletedAt).not.toBeNull();
    expect((await discussion()).nodes.map(({ id }) => id)).not.toContain(comment(12));
  });

  test('let a deleted one go with its last reply', async () => {
    await db.comment.updateMany({ where: { parentId: comment(5) }, data: { deletedAt: new Date() } });
    await db.comment.update({ where: { id: comment(5) }, data: { replyCount: 0 } });
    const { nodes, totalCount } = await discussion();
    expect(nodes.map(({ id }) => id)).not.toContain(comment(5));
    expect(totalCount).toBe(nodes.length);
  });

  test('say whether the viewer likes each of them', async () => {
    const likes = await db.commentLike.findMany({ where: { userId: demoId('usr', 'junho') } });
    const { nodes } = await discussion('junho');
    for (const { id, viewerHasLiked } of nodes)
      expect(viewerHasLiked).toBe(likes.some((like) => like.commentId === id));
    expect(nodes.some(({ viewerHasLiked }) => viewerHasLiked)).toBe(true);
    expect((await discussion()).nodes.some(({ viewerHasLiked }) => viewerHasLiked)).toBe(false);
  });
});

describe('replies', () => {
  const replies = async (first: number, after: string | null, commentAt = 0) => {
    const { data, errors } = await content.ask(
      `query ($id: ID!, $first: Int!, $after: String) { post(id: $id) { comments(first: 100) { edges { node { id replies(first: $first, after: $after) { ${PAGE} } } } } } }`,
      { id: postId, first, after },
    );
    expect(errors).toBeUndefined();
    return data.post.comments.edges[commentAt].node.replies;
  };

  test('are walked oldest first, each once', async () => {
    const rows = await db.comment.findMany({
      where: { parentId: comment(0), deletedAt: null },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    });
    expect(rows).toHaveLength(5);
    expect(await walk((after) => replies(2, after))).toEqual(rows.map(({ id }) => id));
    expect((await replies(2, null)).totalCount).toBe(5);
  });

  test('have none themselves', async () => {
    const { data } = await content.ask(
      `query ($id: ID!) { post(id: $id) { comments(first: 1) { edges { node { replies { edges { node { isDeleted replies { ${PAGE} } } } } } } } } }`,
      { id: postId },
    );
    const [first] = data.post.comments.edges[0].node.replies.edges;
    expect(first.node.replies).toEqual({
      totalCount: 0,
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  test.each([{ first: 0 }, { first: 101 }, { after: 'nonsense' }])('refuse %o', async (args) => {
    const { data, errors } = await content.ask(
      'query ($id: ID!, $first: Int! = 3, $after: String) { post(id: $id) { comments(first: 1) { edges { node { replies(first: $first, after: $after) { totalCount } } } } } }',
      { id: postId, ...args },
    );
    expect(data.post).toBeNull();
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });
});
