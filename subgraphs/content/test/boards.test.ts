import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { databaseOf, ofCommunity, PAGE, testContent, walk } from './start.ts';

const content = await testContent();
const db = databaseOf(content);
const bukhansan = demoId('com', 'bukhansan');
const notice = demoId('pst', 'bukhansan-1');

type Edges<Node> = { edges: { node: Node }[] };
const nodes = <Node>(connection: Edges<Node>): Node[] => connection.edges.map(({ node }) => node);

describe('the boards of 북한산 등산회', () => {
  test('are walked page by page, newest first, each post once', async () => {
    const ids = await walk(async (after) => {
      const args = after === null ? 'first: 7' : `first: 7, after: "${after}"`;
      return (await ofCommunity(content, bukhansan, `posts(${args}) { ${PAGE} }`)).posts;
    });
    const inOrder = await db.post.findMany({
      where: { communityId: bukhansan, deletedAt: null },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    });
    expect(ids.length).toBeGreaterThanOrEqual(40);
    expect(ids).toEqual(inOrder.map(({ id }) => id));
  });

  test('show three pinned notices, the course of this Saturday first', async () => {
    const { posts } = await ofCommunity(
      content,
      bukhansan,
      'posts(filter: { pinned: true }) { totalCount edges { node { title board isPinned } } }',
    );
    expect(posts.totalCount).toBe(3);
    expect(nodes(posts)[0]).toEqual({ title: '이번 주 토요일 백운대 코스 안내', board: 'NOTICE', isPinned: true });
    expect(nodes<{ isPinned: boolean }>(posts).every(({ isPinned }) => isPinned)).toBe(true);
  });

  test('are told apart, and make up the whole', async () => {
    const boards = ['NOTICE', 'FREE', 'INTRODUCTION', 'REVIEW', 'QUESTION'];
    const fields = boards.map(
      (board) => `${board}: posts(filter: { board: ${board} }, first: 100) { totalCount edges { node { board } } }`,
    );
    const { all, ...byBoard } = await ofCommunity(content, bukhansan, `all: posts { totalCount } ${fields.join(' ')}`);
    let sum = 0;
    for (const board of boards) {
      const { totalCount, edges } = byBoard[board];
      expect(totalCount).toBeGreaterThan(0);
      expect(edges.map(({ node }: { node: { board: string } }) => node.board)).toEqual(Array(totalCount).fill(board));
      sum += totalCount;
    }
    expect(all.totalCount).toBe(sum);
  });

  test('leave out what is pinned when asked to', async () => {
    const { all, loose } = await ofCommunity(
      content,
      bukhansan,
      'all: posts { totalCount } loose: posts(filter: { pinned: false }) { totalCount }',
    );
    expect(loose.totalCount).toBe(all.totalCount - 3);
  });
});

describe('a post', () => {
  const query = `query ($id: ID!) { post(id: $id) { title body excerpt editedAt likeCount viewerHasLiked viewerCanEdit author { name }
    community { name } photos { url thumbnailUrl width height } poll { id } } }`;

  test('is shown to somebody signed out, without what is about the viewer', async () => {
    const { data, errors } = await content.ask(query, { id: notice });
    expect(errors).toBeUndefined();
    expect(data.post).toMatchObject({
      title: '이번 주 토요일 백운대 코스 안내',
      viewerHasLiked: false,
      viewerCanEdit: false,
      author: { name: '김민지' },
      community: { name: '북한산 등산회' },
      poll: null,
    });
    expect(data.post.body).toContain('■ 모이는 곳: 우이역 2번 출구');
    expect(data.post.excerpt).toHaveLength(140);
    expect(data.post.editedAt).not.toBeNull();
    expect(data.post.photos).toHaveLength(3);
    for (const photo of data.post.photos) {
      expect(photo.url).toMatch(/^\/media\/demo\/photo-\d+\.webp$/);
      expect(photo.thumbnailUrl).toBe(photo.url.replace('.webp', '-thumb.webp'));
      expect(photo.width).toBeGreaterThan(500);
      expect(photo.height).toBeGreaterThan(500);
    }
  });

  test('is changed by its author alone, as long as she is a member', async () => {
    const canEdit = async (as: string) => (await content.ask(query, { id: notice }, { as })).data.post.viewerCanEdit;
    expect(await canEdit('minji')).toBe(true);
    expect(await canEdit('junho')).toBe(false);
    const membership = { communityId: bukhansan, userId: demoId('usr', 'minji') };
    await db.communityMemberCard.delete({ where: { communityId_userId: membership } });
    expect(await canEdit('minji')).toBe(false);
    await db.communityMemberCard.create({ data: { ...membership, role: 'LEADER' } });
  });

  test('says whom it pleases: as many as like it, and whether the viewer does', async () => {
    const likes = await db.postLike.findMany({ where: { postId: notice } });
    for (const as of ['minji', 'junho', 'seoyeon', 'doyun']) {
      const { data } = await content.ask(query, { id: notice }, { as });
      expect(data.post.likeCount).toBe(likes.length);
      expect(data.post.viewerHasLiked).toBe(likes.some(({ userId }) => userId === demoId('usr', as)));
    }
    await db.postLike.create({ data: { postId: notice, userId: demoId('usr', 'doyun') } });
    expect((await content.ask(query, { id: notice }, { as: 'doyun' })).data.post.viewerHasLiked).toBe(true);
    await db.postLike.delete({ where: { postId_userId: { postId: notice, userId: demoId('usr', 'doyun') } } });
  });

  test('has no author when the account is gone, and stays', async () => {
    const card = { where: { userId: demoId('usr', 'minji') } };
    await db.memberCard.update({ ...card, data: { deletedAt: new Date() } });
    expect((await content.ask(query, { id: notice })).data.post).toMatchObject({
      author: null,
      community: { name: '북한산 등산회' },
    });
    expect((await content.ask('{ me { id } }', {}, { as: 'minji' })).data).toEqual({ me: null });
    await db.memberCard.update({ ...card, data: { deletedAt: null } });
  });

  test('is gone when deleted: by id, as an entity, in lists and counts', async () => {
    const id = demoId('pst', 'bukhansan-deleted');
    expect(await db.post.findUnique({ where: { id } })).not.toBeNull();
    expect((await content.ask(query, { id })).data).toEqual({ post: null });
    expect(await content.entities([{ __typename: 'Post', id }], '... on Post { title }')).toEqual([null]);
    const { posts } = await ofCommunity(content, bukhansan, 'posts(first: 100) { totalCount edges { node { id } } }');
    expect(posts.totalCount).toBe(posts.edges.length);
    expect(nodes<{ id: string }>(posts).map((post) => post.id)).not.toContain(id);
    const { data } = await content.ask(
      '{ posts(filter: { text: "잘못 올린 글" }) { totalCount } }',
      {},
      { as: 'seoyeon' },
    );
    expect(data.posts.totalCount).toBe(0);
  });

  test('is null for an id never given out, BAD_USER_INPUT for another kind of id', async () => {
    expect(await content.ask(query, { id: demoId('pst', 'nothing') })).toEqual({ data: { post: null } });
    for (const id of [bukhansan, 'pst_', "pst_'; drop table posts; --", '', 'pst_\u0000']) {
      const { data, errors } = await content.ask(query, { id });
      expect(data).toEqual({ post: null });
      expect(errors).toMatchObject([{ path: ['post'], extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  });

  test('in a list has its body too', async () => {
    const { posts } = await ofCommunity(content, bukhansan, 'posts(first: 5) { edges { node { id body } } }');
    const rows = await db.post.findMany({ where: { communityId: bukhansan } });
    for (const { id, body } of nodes<{ id: string; body: string }>(posts))
      expect(body).toBe(rows.find((row) => row.id === id)?.body);
  });
});

describe('the words of a search', () => {
  const find = async (text: string, as: string | null = null) => {
    const answer = await content.ask(
      'query ($text: String!) { posts(filter: { text: $text }, first: 100) { totalCount edges { node { title body } } } }',
      { text },
      { as },
    );
    expect(answer.errors).toBeUndefined();
    const found = nodes<{ title: string; body: string }>(answer.data.posts);
    expect(answer.data.posts.totalCount).toBe(found.length);
    return found;
  };

  test.each(['백운대', '북한산', 'NICE TO MEET', 'nice to meet'])(
    '%s stand in the title or the body of what is found',
    async (text) => {
      const found = await find(text);
      expect(found.length).toBeGreaterThan(0);
      for (const { title, body } of found) expect(`${title} ${body}`.toLowerCase()).toContain(text.toLowerCase());
    },
  );

  test('must all be there, in any order', async () => {
    const found = await find(' 후기  숨은벽 ');
    expect(found.map(({ title }) => title)).toEqual(['숨은벽 능선 후기: 왜 숨겨 놓았는지 알겠습니다']);
    expect(await find('숨은벽 없는낱말')).toEqual([]);
  });

  test('may end within a syllable: 커피 finds 커핑 after all that has 커피, however it is typed', async () => {
    expect(await find('커핑')).toHaveLength(1);
    const wholes = (await find('커피')).map(({ title, body }) => `${title} ${body}`.includes('커피'));
    expect(wholes.at(-1)).toBe(false);
    expect(wholes).toEqual([...wholes].sort().reverse());
    expect(await find('커피'.normalize('NFD'))).toEqual(await find('커피'));
  });

  test.each(['%', '_', '\\', '%산%', "' or true --"])('%s is only what it says', async (text) => {
    for (const { title, body } of await find(text)) expect(`${title} ${body}`).toContain(text);
  });

  test('of nothing do not filter', async () => {
    const { data } = await content.ask(
      '{ blank: posts(filter: { text: "  " }) { totalCount } all: posts { totalCount } }',
    );
    expect(data.blank.totalCount).toBe(data.all.totalCount);
  });

  test('are at most 100 characters, and no null character', async () => {
    const query = 'query ($text: String!) { posts(filter: { text: $text }) { totalCount } }';
    expect((await content.ask(query, { text: '산'.repeat(100) })).errors).toBeUndefined();
    for (const text of ['산'.repeat(101), '산\u0000']) {
      const { data, errors } = await content.ask(query, { text });
      expect(data.posts).toBeNull();
      expect(errors).toMatchObject([{ path: ['posts'], extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  });

  test('are found in the title and in the body, and stay in the club', async () => {
    const { posts } = await ofCommunity(content, bukhansan, 'posts(filter: { text: "커피" }) { totalCount }');
    expect((await find('커피')).length).toBeGreaterThan(posts.totalCount);
  });
});

describe('the posts of all clubs', () => {
  test('are walked newest first, each once', async () => {
    const ids = await walk(
      async (after) =>
        (await content.ask(`query ($after: String) { posts(first: 30, after: $after) { ${PAGE} } }`, { after })).data
          .posts,
    );
    const visible = await db.post.findMany({
      where: { deletedAt: null, community: { isPrivate: false } },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    });
    expect(ids).toEqual(visible.map(({ id }) => id));
  });
});

describe('what somebody has written', () => {
  test('is on the profile, newest first, over all clubs', async () => {
    const read = async (after: string | null) => {
      const args = after === null ? 'first: 4' : `first: 4, after: "${after}"`;
      const [user] = await content.entities(
        [{ __typename: 'User', id: demoId('usr', 'minji') }],
        `... on User { posts(${args}) { ${PAGE} } }`,
      );
      return (user as { posts: Awaited<ReturnType<Parameters<typeof walk>[0]>> }).posts;
    };
    const written = await db.post.findMany({
      where: { authorId: demoId('usr', 'minji'), deletedAt: null },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    });
    expect(written.length).toBeGreaterThan(4);
    expect(await walk(read)).toEqual(written.map(({ id }) => id));
    expect((await read(null)).totalCount).toBe(written.length);
  });
});

describe('pages out of bounds', () => {
  const cursorOf = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');
  const now = new Date().toISOString();

  test.each([
    { first: 0 },
    { first: 101 },
    { first: -1 },
    { after: 'nonsense' },
    { after: '' },
    { after: cursorOf(['2026-13-45T00:00:00.000Z', notice]) },
    { after: cursorOf(['0000-01-01T00:00:00.000Z', notice]) },
    { after: cursorOf([now, `${notice}\u0000`]) },
    { after: cursorOf([now, demoId('cmt', 'a comment')]) },
    { after: cursorOf([now, notice, 1]) },
  ])('are refused: %o', async (args) => {
    const all = await content.ask(
      'query ($first: Int! = 20, $after: String) { posts(first: $first, after: $after) { totalCount } }',
      args,
    );
    expect(all.data.posts).toBeNull();
    expect(all.errors).toMatchObject([{ path: ['posts'], extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

test('entities come in order, duplicates alike, unknown ones null', async () => {
  const ids = ['bukhansan-2', 'nothing', 'bukhansan-1', 'bukhansan-2'].map((key) => demoId('pst', key));
  const posts = await content.entities(
    ids.map((id) => ({ __typename: 'Post', id })),
    '... on Post { id }',
  );
  expect(posts).toEqual([{ id: ids[0] }, null, { id: ids[2] }, { id: ids[3] }]);
});
