import { demoId } from '@moim/stack/demo';
import { visibleCommunityLoader } from '@moim/subgraph-kit';
import { describe, expect, test } from 'vitest';
import { canEditPost, canSeeReports, visibleCommunities } from '../src/domain/policy.ts';
import { databaseOf, testContent } from './start.ts';

/** The cards are all there: nobody has to be asked. */
const asker = {
  async ask(): Promise<never> {
    throw new Error('the cards were not enough');
  },
};

const db = databaseOf(await testContent());
const [minji, junho] = [demoId('usr', 'minji'), demoId('usr', 'junho')];
const community = (viewerRole: 'LEADER' | 'STAFF' | 'MEMBER' | null) => ({
  id: demoId('com', 'bukhansan'),
  name: '북한산 등산회',
  coverUrl: null,
  isPrivate: false,
  viewerRole,
});

describe('who changes a post', () => {
  test.each([
    ['its author, a member', minji, 'MEMBER', true],
    ['its author who has left', minji, null, false],
    ['the leader', junho, 'LEADER', false],
    ['somebody signed out', null, null, false],
  ] as const)('%s', (_who, viewerId, role, may) => {
    expect(canEditPost(viewerId, { authorId: minji, community: community(role) })).toBe(may);
  });
});

test.each([
  ['LEADER', true],
  ['STAFF', true],
  ['MEMBER', false],
  [null, false],
] as const)('who sees reports: %s %s', (role, may) => {
  expect(canSeeReports(community(role))).toBe(may);
});

test('the clubs that statements join are those that the kit shows, for everybody', async () => {
  await db.communityCard.update({
    where: { communityId: demoId('com', 'night-cinema') },
    data: { closedAt: new Date() },
  });
  const ids = (await db.communityCard.findMany()).map(({ communityId }) => communityId);
  for (const viewerId of [...['minji', 'junho', 'harin', 'doyun'].map((key) => demoId('usr', key)), null]) {
    const joined = await db.$queryRaw<
      { card: unknown }[]
    >`select club.card from ${visibleCommunities(viewerId)} club order by club.id`;
    const shown = await visibleCommunityLoader({ db, asker }, viewerId).loadMany(ids.toSorted());
    expect(joined.map(({ card }) => card)).toEqual(shown.filter((card) => card !== null));
    expect(joined.length).toBe(viewerId === demoId('usr', 'harin') || viewerId === junho ? 11 : 10);
  }
});
