import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { databaseOf, testCommunity } from './start.ts';

// 비밀 독서회 is private: 정하린 leads it, 이준호 is its only other member.
const community = await testCommunity();
const db = databaseOf(community);
const secret = demoId('com', 'secret-reading');
const outsiders = ['minji', 'seoyeon', 'doyun', null];
const insiders = ['harin', 'junho'];

const everything = `name introduction region coverUrl visibility joinPolicy memberCount memberLimit createdAt interest { id }
  leader { id } bookmarkCount viewerHasBookmarked viewerMembership { status } members { totalCount edges { node { id } } }
  joinRequests { totalCount } bannedMembers { totalCount } invites { code }`;

const names = (list: { edges: { node: { name: string } }[] }) => list.edges.map(({ node }) => node.name);

describe.each(outsiders)('for %s a private club does not exist', (as) => {
  test('by its id', async () => {
    const query = `query ($id: ID!) { community(id: $id) { ${everything} } }`;
    expect(await community.ask(query, { id: secret }, { as })).toEqual({ data: { community: null } });
  });

  test('as an entity, between others that do', async () => {
    const [bukhansan, nobodys] = [demoId('com', 'bukhansan'), demoId('com', 'nobody knows')];
    const representations = [secret, bukhansan, nobodys, secret, bukhansan].map((id) => ({
      __typename: 'Community',
      id,
    }));
    const answer = await community.entities(representations, '... on Community { id name }', { as });
    const visible = { id: bukhansan, name: '북한산 등산회' };
    expect(answer).toEqual([null, visible, null, null, visible]);
  });

  test('in lists, searches and their counts', async () => {
    const query = `query ($filter: CommunityFilter) { communities(filter: $filter, first: 100) { totalCount edges { node { name } } } }`;
    const all = await community.ask(query, {}, { as });
    expect(all.data.communities.totalCount).toBe(11);
    expect(names(all.data.communities)).toHaveLength(11);
    for (const filter of [{ text: '비밀' }, { text: '독서' }, { interestId: 'reading' }]) {
      const { data } = await community.ask(query, { filter }, { as });
      expect(data.communities).toEqual({ totalCount: 0, edges: [] });
    }
    const nearby = await community.ask(query, { filter: { region: '서울 종로구' } }, { as });
    expect(nearby.data.communities).toEqual({ totalCount: 1, edges: [{ node: { name: '밤의 영화관' } }] });
  });

  test('among the memberships of those who are in it', async () => {
    const people = insiders.map((key) => ({ __typename: 'User', id: demoId('usr', key) }));
    const selection = '... on User { memberships { totalCount edges { node { name } } } }';
    expect(await community.entities(people, selection, { as })).toEqual([
      { memberships: { totalCount: 0, edges: [] } },
      {
        memberships: {
          totalCount: 2,
          edges: [{ node: { name: '북한산 등산회' } }, { node: { name: '한강 러닝크루' } }],
        },
      },
    ]);
  });

  test('in recommendations and in what an interest counts', async () => {
    const query = '{ recommendedCommunities(first: 50) { name } interests { id communityCount } }';
    const { data } = await community.ask(query, {}, { as });
    expect(data.recommendedCommunities.map((club: { name: string }) => club.name)).not.toContain('비밀 독서회');
    expect(data.interests).toContainEqual({ id: 'reading', communityCount: 0 });
  });
});

describe.each(insiders)('for %s, who is in it, it is a club like others', (as) => {
  test('by its id and as an entity', async () => {
    const { data } = await community.ask(
      'query ($id: ID!) { community(id: $id) { name leader { name } } }',
      { id: secret },
      { as },
    );
    expect(data.community).toEqual({ name: '비밀 독서회', leader: { name: '정하린' } });
    const entity = await community.entities([{ __typename: 'Community', id: secret }], '... on Community { name }', {
      as,
    });
    expect(entity).toEqual([{ name: '비밀 독서회' }]);
  });

  test('in searches, their counts, and memberships', async () => {
    const query = `query { communities(filter: { text: "독서" }) { totalCount edges { node { name } } } me { memberships { edges { node { name } } } } }`;
    const { data } = await community.ask(query, {}, { as });
    expect(data.communities).toEqual({ totalCount: 1, edges: [{ node: { name: '비밀 독서회' } }] });
    expect(names(data.me.memberships)).toContain('비밀 독서회');
    const [harin] = await community.entities(
      [{ __typename: 'User', id: demoId('usr', 'harin') }],
      '... on User { memberships { totalCount edges { node { name } } } }',
      { as },
    );
    expect(harin).toEqual({ memberships: { totalCount: 1, edges: [{ node: { name: '비밀 독서회' } }] } });
  });

  test('but not in recommendations and in what an interest counts', async () => {
    const query = '{ recommendedCommunities(first: 50) { name } interests { id communityCount } }';
    const { data } = await community.ask(query, {}, { as });
    expect(data.recommendedCommunities.map((club: { name: string }) => club.name)).not.toContain('비밀 독서회');
    expect(data.interests).toContainEqual({ id: 'reading', communityCount: 0 });
  });
});

const doyunInIt = { communityId: secret, userId: demoId('usr', 'doyun') };
test.each([
  ['waits to be let in', () => db.joinRequest.create({ data: doyunInIt })],
  ['is banned', () => db.ban.create({ data: { ...doyunInIt, bannedBy: demoId('usr', 'harin') } })],
  ['has bookmarked it', () => db.bookmark.create({ data: doyunInIt })],
])('최도윤 does not see it when he %s', async (_how, arrange) => {
  await arrange();
  try {
    const { data } = await community.ask(
      `query ($id: ID!) { community(id: $id) { id } me { bookmarks { totalCount edges { node { name } } } } }`,
      { id: secret },
      { as: 'doyun' },
    );
    expect(data.community).toBeNull();
    expect(data.me.bookmarks.totalCount).toBe(3);
    expect(names(data.me.bookmarks)).toEqual(['북한산 등산회', '서울 필름 사진회', '송파 클라이밍']);
  } finally {
    await db.joinRequest.deleteMany({ where: doyunInIt });
    await db.ban.deleteMany({ where: doyunInIt });
    await db.bookmark.deleteMany({ where: doyunInIt });
  }
});

test('a closed club is gone for everybody, its leader too', async () => {
  const id = demoId('com', 'home-baking');
  await db.community.update({ where: { id }, data: { closedAt: new Date() } });
  try {
    for (const as of ['person-6', 'seoyeon', null]) {
      const { data } = await community.ask(
        `query ($id: ID!) { community(id: $id) { name } communities(filter: { text: "홈베이킹" }) { totalCount edges { cursor } }
          interests { id communityCount } recommendedCommunities(first: 50) { id }
          me { memberships(first: 100) { edges { node { id } } } bookmarks(first: 100) { totalCount edges { node { id } } } } }`,
        { id },
        { as },
      );
      expect(data.community).toBeNull();
      expect(data.communities).toEqual({ totalCount: 0, edges: [] });
      expect(data.interests).toContainEqual({ id: 'cooking', communityCount: 0 });
      expect(JSON.stringify([data.recommendedCommunities, data.me])).not.toContain(id);
    }
  } finally {
    await db.community.update({ where: { id }, data: { closedAt: null } });
  }
});
