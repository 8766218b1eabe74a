import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { databaseOf, ofCommunity, testContent } from './start.ts';

// 비밀 독서회 is private: for everybody but 정하린 and 이준호 it must not exist, whichever way they come.
const content = await testContent();
const db = databaseOf(content);
const club = demoId('com', 'secret-reading');
const posts = (await db.post.findMany({ where: { communityId: club } })).map(({ id }) => id);
const photos = (await db.photo.findMany({ where: { communityId: club } })).map(({ id }) => id);

const all = async (type: string, ids: string[], selection: string, as: string | null) =>
  content.entities(
    ids.map((id) => ({ __typename: type, id })),
    `... on ${type} { ${selection} }`,
    { as },
  );
const writtenBy = async (key: string, as: string | null) => {
  const [user] = await all(
    'User',
    [demoId('usr', key)],
    'posts(first: 100) { totalCount edges { node { id community { id } } } }',
    as,
  );
  return (user as { posts: { totalCount: number; edges: { node: { id: string; community: { id: string } } }[] } })
    .posts;
};
const found = async (text: string, as: string | null) =>
  (
    await content.ask(
      'query ($text: String) { posts(filter: { text: $text }, first: 100) { totalCount edges { node { id title community { id name } } } } }',
      { text },
      { as },
    )
  ).data.posts;

test('there is something to hide', () => {
  expect(posts).toHaveLength(5);
  expect(photos).toHaveLength(4);
});

describe.each(['minji', 'seoyeon', 'doyun', null])('to %s', (as) => {
  test('the club is null, among others that are not', async () => {
    expect(
      await all(
        'Community',
        [club, demoId('com', 'bukhansan'), club],
        'name posts { totalCount } photos { totalCount } reports { totalCount }',
        as,
      ),
    ).toEqual([null, expect.objectContaining({ name: '북한산 등산회' }), null]);
  });

  test('its posts are null, as for ids never given out', async () => {
    for (const id of posts)
      expect(
        await content.ask('query ($id: ID!) { post(id: $id) { id title comments { totalCount } } }', { id }, { as }),
      ).toEqual({
        data: { post: null },
      });
    expect(await all('Post', posts, 'title', as)).toEqual(posts.map(() => null));
  });

  test('its photos are null', async () => {
    expect(await all('Photo', photos, 'url', as)).toEqual(photos.map(() => null));
  });

  test('its members have written nothing there', async () => {
    expect(await writtenBy('harin', as)).toEqual({ totalCount: 0, edges: [] });
    const junho = await writtenBy('junho', as);
    expect(junho.totalCount).toBe(junho.edges.length);
    expect(junho.edges.every(({ node }) => node.community.id !== club)).toBe(true);
  });

  test.each(['양귀자', '비밀이라서', '밑줄', '책'])(
    'a search for %s does not find it, and does not count it',
    async (text) => {
      const result = await found(text, as);
      expect(JSON.stringify(result)).not.toContain(club);
      expect(result.totalCount).toBe(result.edges.length);
      const inPublic = await db.post.count({
        where: {
          deletedAt: null,
          community: { isPrivate: false },
          OR: [{ title: { contains: text } }, { body: { contains: text } }],
        },
      });
      expect(result.totalCount).toBe(inPublic);
    },
  );
});

describe.each(['harin', 'junho'])('%s', (as) => {
  test('sees all of it, by every door', async () => {
    const community = await ofCommunity(
      content,
      club,
      'name posts(first: 100) { totalCount edges { node { id } } } photos { totalCount }',
      as,
    );
    expect(community).toMatchObject({ name: '비밀 독서회', posts: { totalCount: 5 }, photos: { totalCount: 4 } });
    expect(await all('Post', posts, 'id', as)).toEqual(posts.map((id) => ({ id })));
    expect(await all('Photo', photos, 'id', as)).toEqual(photos.map((id) => ({ id })));
    const { data } = await content.ask(
      'query ($id: ID!) { post(id: $id) { community { name } } }',
      { id: posts[0] },
      { as },
    );
    expect(data.post.community.name).toBe('비밀 독서회');
    expect((await found('양귀자', as)).totalCount).toBe(1);
    expect((await writtenBy('harin', as)).totalCount).toBe(3);
  });
});

test('이준호 sees nothing of it any more once he is out', async () => {
  const membership = { communityId: club, userId: demoId('usr', 'junho') };
  const card = await db.communityMemberCard.delete({ where: { communityId_userId: membership } });
  expect(await ofCommunity(content, club, 'name', 'junho')).toBeNull();
  expect(await all('Post', posts, 'id', 'junho')).toEqual(posts.map(() => null));
  expect((await writtenBy('harin', 'junho')).totalCount).toBe(0);
  expect((await writtenBy('junho', 'junho')).edges.every(({ node }) => node.community.id !== club)).toBe(true);
  await db.communityMemberCard.create({ data: card });
});

test('a closed club is gone for everybody, its leader too', async () => {
  const hangang = demoId('com', 'hangang');
  const [post] = await db.post.findMany({ where: { communityId: hangang }, take: 1 });
  const [photo] = await db.photo.findMany({ where: { communityId: hangang }, take: 1 });
  await db.communityCard.update({ where: { communityId: hangang }, data: { closedAt: new Date() } });
  for (const as of ['junho', 'minji', null]) {
    expect(await ofCommunity(content, hangang, 'name', as)).toBeNull();
    expect(await all('Post', [post?.id ?? ''], 'title', as)).toEqual([null]);
    expect(await all('Photo', [photo?.id ?? ''], 'url', as)).toEqual([null]);
    expect(
      (await found('러닝', as)).edges.every(
        ({ node }: { node: { community: { id: string } } }) => node.community.id !== hangang,
      ),
    ).toBe(true);
  }
  await db.communityCard.update({ where: { communityId: hangang }, data: { closedAt: null } });
});
