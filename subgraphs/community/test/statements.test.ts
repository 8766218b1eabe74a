import { demoId } from '@moim/stack/demo';
import { expect, test } from 'vitest';
import { testCommunity } from './start.ts';

// The fetches that screens need of this subgraph, with the SQL statements they may cost: the same for ten times the lists.
const once = await testCommunity();
const tenfold = await testCommunity(10);

const id = demoId('com', 'bukhansan');
const screens = {
  home: {
    statements: 5,
    query: `{
      me { id name avatarUrl memberships(first: 20) { totalCount edges { role joinedAt node { id name coverUrl memberCount } } } }
      recommendedCommunities(first: 10) { id name introduction coverUrl region memberCount interest { id name } viewerHasBookmarked } }`,
  },
  explore: {
    statements: 6,
    query: `{
      interests { id name communityCount }
      communities(first: 20) { totalCount edges { cursor node { id name introduction coverUrl region joinPolicy memberCount
        memberLimit interest { id name } leader { id name avatarUrl } viewerHasBookmarked } } pageInfo { hasNextPage endCursor } } }`,
  },
  community: {
    as: 'seoyeon',
    statements: 6,
    query: `query ($id: ID!) { me { id } community(id: $id) { id name introduction coverUrl region visibility joinPolicy
      memberCount memberLimit createdAt interest { id name } leader { id name avatarUrl } viewerHasBookmarked bookmarkCount
      viewerMembership { role status joinedAt }
      members(first: 12) { totalCount edges { role joinedAt node { id name avatarUrl } } } } }`,
  },
  'community admin': {
    statements: 9,
    query: `query ($id: ID!) { me { id } community(id: $id) { id name visibility joinPolicy memberLimit memberCount
      viewerMembership { role status }
      joinRequests(first: 50) { totalCount edges { requestedAt message node { id name avatarUrl } } }
      members(first: 100) { totalCount edges { role status joinedAt node { id name avatarUrl } } }
      bannedMembers(first: 50) { edges { bannedAt reason node { id name avatarUrl } } }
      invites { id code expiresAt maxUses useCount } } }`,
  },
  'my page': {
    statements: 5,
    query: `{ me { id
      bookmarks(first: 20) { totalCount edges { bookmarkedAt node { id name coverUrl memberCount interest { id name } } } }
      memberships(first: 50) { totalCount edges { role status joinedAt node { id name coverUrl } } } } }`,
  },
};

test.each(Object.entries(screens))('%s', async (_screen, { query, statements, ...viewer }) => {
  const count = async (community: typeof once) => {
    const ask = async () => {
      const { errors } = await community.ask(query, { id }, { as: 'minji', ...viewer });
      expect(errors).toBeUndefined();
    };
    // The first request opens connections.
    await ask();
    return community.database.countStatements(ask);
  };
  expect([await count(once), await count(tenfold)]).toEqual([statements, statements]);
});

test('entities cost the same, however many', async () => {
  const clubs = ['bukhansan', 'hangang', 'secret-reading', 'film-seoul', 'coffee-notes', 'night-cinema'];
  const people = ['minji', 'junho', 'seoyeon', 'doyun', 'harin', 'person-1', 'person-2'];
  const selections = {
    Community:
      '... on Community { name leader { name } interest { name } viewerMembership { status } viewerHasBookmarked members(first: 3) { edges { node { name } } } }',
    User: '... on User { name memberships(first: 5) { totalCount edges { node { name memberCount viewerMembership { status } } } } }',
  };
  const count = async (type: 'Community' | 'User', ids: string[]) => {
    const representations = ids.map((of) => ({ __typename: type, id: of }));
    const ask = () => once.entities(representations, selections[type], { as: 'minji' });
    await ask();
    return once.database.countStatements(ask);
  };
  const idsOf = (kind: 'com' | 'usr', keys: string[]) => keys.map((key) => demoId(kind, key));
  expect(await count('Community', idsOf('com', clubs))).toBe(
    await count('Community', idsOf('com', ['film-seoul', 'night-cinema'])),
  );
  expect(await count('User', idsOf('usr', people))).toBe(await count('User', idsOf('usr', ['person-1'])));
});
