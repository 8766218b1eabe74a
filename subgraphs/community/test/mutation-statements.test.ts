import { describe, expect, test } from 'vitest';
import { databaseOf, testCommunity } from './start.ts';
import { person, storyOf } from './story.ts';

// The SQL statements that mutations cost: the same in a club of a few and of hundreds. With begin and commit, the check at the commit
// that the club has a leader, and the answer's three (the club, the viewer's bookmark, the leader's card).
// Without NATS, so that the relay, which works at its own times, adds none.
const away = { NATS_URL: 'nats://127.0.0.1:1' };
const community = await testCommunity(1, away);
const db = databaseOf(community);
const { act, found } = storyOf(community, db);

const club = async (members: number, rest: Record<string, unknown> = {}) => {
  const leader = `leader-${crypto.randomUUID()}`;
  const communityId = await found(leader, { staff: ['junho'], members: ['seoyeon'], ...rest });
  await db.$executeRaw`
    insert into memberships (community_id, user_id)
    select ${communityId}, 'usr_' || lpad(i::text, 26, '0') from generate_series(1, ${members}) i`;
  await db.community.update({ where: { id: communityId }, data: { memberCount: { increment: members } } });
  return { communityId, leader };
};

const mutations = {
  createCommunity: { statements: 11 },
  updateCommunity: { statements: 10, input: { name: '저녁 산책' } },
  'joinCommunity at once': { statements: 10, as: 'doyun' },
  'joinCommunity to wait': { statements: 10, as: 'doyun', joinPolicy: 'APPROVAL' },
  leaveCommunity: { statements: 10, as: 'seoyeon' },
  approveJoinRequest: { statements: 10, input: { userId: person('doyun') }, joinPolicy: 'APPROVAL', waits: true },
  rejectJoinRequest: { statements: 10, input: { userId: person('doyun') }, joinPolicy: 'APPROVAL', waits: true },
  removeMember: { statements: 10, input: { userId: person('seoyeon') } },
  changeMemberRole: { statements: 10, input: { userId: person('seoyeon'), role: 'STAFF' } },
  transferLeadership: { statements: 14, input: { userId: person('seoyeon') } },
  createInvite: { statements: 6 },
  unbanMember: { statements: 8, input: { userId: person('doyun') } },
  closeCommunity: { statements: 9, input: { name: '새벽 산책' } },
  reopenCommunity: { statements: 7 },
  rejectLeadershipClaim: { statements: 7 },
  bookmarkCommunity: { statements: 4, as: 'doyun' },
  unbookmarkCommunity: { statements: 4, as: 'doyun' },
};

describe.each(Object.entries(mutations))('%s', (name, { statements, ...how }) => {
  const {
    as,
    input = {},
    joinPolicy = 'OPEN',
    waits = false,
  } = { as: null, ...how } as {
    as?: string | null;
    input?: Record<string, unknown>;
    joinPolicy?: string;
    waits?: boolean;
  };
  test.each([0, 300])('in a club of %i more', async (members) => {
    const { communityId, leader } = await club(members, { joinPolicy });
    if (waits) await act('joinCommunity', { communityId }, 'doyun');
    const [mutation] = name.split(' ') as [string];
    const asked =
      mutation === 'createCommunity'
        ? { name: '한 번 더', interestId: 'hiking', region: '서울' }
        : { communityId, ...input };
    expect(await community.database.countStatements(() => act(mutation, asked, as ?? leader))).toBe(statements);
  });
});
