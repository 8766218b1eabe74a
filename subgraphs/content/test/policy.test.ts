import { DependencyUnavailableError } from '@moim/event-bus';
import { demoId } from '@moim/stack/demo';
import { visibleCommunityLoader } from '@moim/subgraph-kit';
import { describe, expect, test } from 'vitest';
import {
  canComment,
  canCreatePost,
  canDelete,
  canEditPost,
  canLike,
  canPinPost,
  canReport,
  canResolveReport,
  canSeeReport,
  canSeeReports,
  canVote,
  visibleCommunities,
} from '../src/domain/policy.ts';
import { databaseOf, testContent } from './start.ts';

/** The cards are all there. The kit asks the owner about private clubs all the same; here nobody answers. */
const asker = {
  async ask(): Promise<never> {
    throw new DependencyUnavailableError('nobody answers');
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

test.each([
  ['LEADER', { member: true, staff: true }],
  ['STAFF', { member: true, staff: true }],
  ['MEMBER', { member: true, staff: false }],
  [null, { member: false, staff: false }],
] as const)('what %s may write', (role, { member, staff }) => {
  const club = community(role);
  expect(canCreatePost(club, { board: 'FREE', isPinned: false })).toBe(member);
  expect(canCreatePost(club, { board: 'NOTICE', isPinned: false })).toBe(staff);
  expect(canCreatePost(club, { board: 'FREE', isPinned: true })).toBe(staff);
  expect(canPinPost(club)).toBe(staff);
  expect(canComment(club)).toBe(member);
  expect(canVote(club)).toBe(member);
  expect(canLike(club, 'like')).toBe(member);
  expect(canLike(club, 'unlike')).toBe(true);
  expect(canDelete(minji, minji, club)).toBe(true);
  expect(canDelete(junho, minji, club)).toBe(staff);
});

test('the clubs that statements join are those that the kit shows, for everybody', async () => {
  await db.communityCard.update({
    where: { communityId: demoId('com', 'night-cinema') },
    data: { closedAt: new Date() },
  });
  const ids = (await db.communityCard.findMany()).map(({ communityId }) => communityId);
  for (const viewerId of [...['minji', 'junho', 'harin', 'doyun'].map((key) => demoId('usr', key)), null]) {
    const joined = await db.$queryRaw<
      { card: object }[]
    >`select club.card from ${visibleCommunities(viewerId)} club order by club.id`;
    const shown = await visibleCommunityLoader({ db, asker }, viewerId).loadMany(ids.toSorted());
    expect(joined.map(({ card }) => card)).toEqual(shown.filter((card) => card !== null));
    expect(joined.length).toBe(viewerId === demoId('usr', 'harin') || viewerId === junho ? 11 : 10);
  }
});

describe('who settles a report', () => {
  test.each([
    ['the leader', 'LEADER', 'POST', 'MEMBER', true],
    ['staff', 'STAFF', 'POST', 'MEMBER', true],
    ['staff, of what the leader wrote', 'STAFF', 'POST', 'LEADER', true],
    ['staff, of another of the staff', 'STAFF', 'PERSON', 'STAFF', true],
    ['staff, of the leader as a person', 'STAFF', 'PERSON', 'LEADER', false],
    ['staff, of who has left', 'STAFF', 'PERSON', null, true],
    ['a member', 'MEMBER', 'POST', 'MEMBER', false],
    ['somebody from outside', null, 'POST', 'MEMBER', false],
  ] as const)('%s', (_who, role, subjectKind, subjectAuthorRole, may) => {
    const report = { subjectKind, subjectAuthorId: junho, subjectAuthorRole };
    expect(canResolveReport(minji, community(role), report)).toBe(may);
  });

  test.each(['LEADER', 'STAFF'] as const)('not whom it is about: %s', (role) => {
    const report = { subjectKind: 'POST', subjectAuthorId: minji, subjectAuthorRole: role } as const;
    expect(canSeeReport(minji, community(role), report)).toBe(false);
    expect(canResolveReport(minji, community(role), report)).toBe(false);
  });
});

test.each([
  ['a member reports a person', 'MEMBER', 'PERSON', true],
  ['somebody from outside reports no person', null, 'PERSON', false],
  ['whoever sees a thing reports it', null, 'PHOTO', true],
] as const)('%s', (_what, role, kind, may) => {
  expect(canReport(community(role), kind)).toBe(may);
});
