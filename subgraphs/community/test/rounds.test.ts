import { describe, expect, test } from 'vitest';
import { databaseOf, testCommunity } from './start.ts';
import { person, storyOf } from './story.ts';

// The same races again and again, by crowds: whatever order Postgres gives them, what is told is so and what is counted is there.
const community = await testCommunity();
const db = databaseOf(community);
const { found, attempt, act, told, expectCounts } = storyOf(community, db);

const CROWD = 100;
const ROUNDS = 6;
const crowd = (count: number, kind = 'runner') => Array.from({ length: count }, (_, i) => `${kind}-${i + 1}`);
const tally = (outcomes: string[]) =>
  Object.fromEntries([...Map.groupBy(outcomes, (outcome) => outcome)].map(([outcome, all]) => [outcome, all.length]));
const rounds = Array.from({ length: ROUNDS }, (_, i) => i);
/** A leader for each: nobody leads any number of clubs. */
const leaderOf = (round: number) => `leader-${round % 3}`;

test.each(rounds)('round %i: a crowd joins for 5 places while the 5 who are in leave', async (round) => {
  const leaving = crowd(5, 'leaving');
  const communityId = await found(leaderOf(round), { memberLimit: 6, members: leaving });
  const runners = crowd(CROWD);
  const [joins, leaves] = await Promise.all([
    Promise.all(runners.map((who) => attempt('joinCommunity', { communityId }, who))),
    Promise.all(leaving.map((who) => attempt('leaveCommunity', { communityId }, who))),
  ]);
  expect(tally(leaves)).toEqual({ OK: 5 });
  const { OK = 0, FULL = 0 } = tally(joins);
  expect(OK + FULL).toBe(CROWD);
  expect(OK).toBeLessThanOrEqual(5);
  // Whoever was told that they are in is in, and nobody else.
  const inside = await db.membership.findMany({ where: { communityId, role: 'MEMBER' } });
  const winners = runners.filter((_who, i) => joins[i] === 'OK').map(person);
  expect(inside.map(({ userId }) => userId).toSorted()).toEqual(winners.toSorted());
  await expectCounts(communityId);
  const joined = (await told(communityId)).filter(
    ({ name, data }) => name === 'community.member.joined' && data.via === 'OPEN',
  );
  expect(joined.map(({ data }) => data.userId).toSorted()).toEqual(winners.toSorted());
});

test.each(rounds)('round %i: a crowd uses a code for 7, which is revoked for all others', async (round) => {
  const communityId = await found(leaderOf(round), { visibility: 'PRIVATE', joinPolicy: 'INVITE' });
  const { id, code } = (await act('createInvite', { communityId, maxUses: 7 }, leaderOf(round))).invite;
  const [joins, revoked] = await Promise.all([
    Promise.all(crowd(CROWD).map((who) => attempt('joinCommunity', { communityId, inviteCode: code }, who))),
    round % 2 === 0 ? 'OK' : attempt('revokeInvite', { communityId, inviteId: id }, leaderOf(round)),
  ]);
  expect(revoked).toBe('OK');
  const { OK = 0, NOT_FOUND = 0 } = tally(joins);
  expect(OK + NOT_FOUND).toBe(CROWD);
  if (round % 2 === 0) expect(OK).toBe(7);
  expect(OK).toBeLessThanOrEqual(7);
  const { useCount } = await db.invite.findUniqueOrThrow({ where: { id } });
  expect([useCount, await db.membership.count({ where: { communityId, role: 'MEMBER' } })]).toEqual([OK, OK]);
  await expectCounts(communityId);
});

test.each(rounds)(
  'round %i: the leader hands over to many, who leave, are promoted and removed meanwhile',
  async (round) => {
    const heirs = crowd(10, 'heir');
    const leader = leaderOf(round);
    const communityId = await found(leader, { members: heirs });
    const outcomes = await Promise.all(
      heirs.flatMap((who) => [
        attempt('transferLeadership', { communityId, userId: person(who) }, leader),
        attempt('changeMemberRole', { communityId, userId: person(who), role: 'STAFF' }, leader),
        attempt('leaveCommunity', { communityId }, who),
        attempt('removeMember', { communityId, userId: person(who) }, leader),
        attempt('transferLeadership', { communityId, userId: person(leader) }, who),
      ]),
    );
    expect(outcomes.filter((outcome) => outcome === 'INTERNAL_SERVER_ERROR')).toEqual([]);
    expect(await db.membership.count({ where: { communityId, role: 'LEADER' } })).toBe(1);
    await expectCounts(communityId);
    // The roles that were told, one after the other, are the roles that there are.
    const roles = new Map<string, string>();
    for (const { name, data } of await told(communityId)) {
      if (name === 'community.created') roles.set(data.leaderId, 'LEADER');
      if (name === 'community.member.joined' || name === 'community.member.role_changed')
        roles.set(data.userId, data.role);
      if (name === 'community.member.left') roles.delete(data.userId);
      expect([...roles.values()].filter((role) => role === 'LEADER').length).toBeLessThanOrEqual(1);
    }
    const rows = await db.membership.findMany({ where: { communityId } });
    expect(Object.fromEntries(roles)).toEqual(Object.fromEntries(rows.map(({ userId, role }) => [userId, role])));
  },
);

test.each(rounds)(
  'round %i: each of a crowd’s requests is approved, refused, banned and taken back at once',
  async (round) => {
    const waiting = crowd(20, 'waiting');
    const leader = leaderOf(round);
    const communityId = await found(leader, { joinPolicy: 'APPROVAL', memberLimit: 12, staff: ['junho'] });
    await Promise.all(waiting.map((who) => act('joinCommunity', { communityId }, who)));
    const outcomes = await Promise.all(
      waiting.flatMap((who, i) => {
        const input = { communityId, userId: person(who) };
        return [
          attempt('approveJoinRequest', input, leader),
          attempt('approveJoinRequest', input, 'junho'),
          i % 3 === 0 ? attempt('rejectJoinRequest', input, 'junho') : null,
          i % 3 === 1 ? attempt('removeMember', { ...input, ban: true }, leader) : null,
          i % 3 === 2 ? attempt('leaveCommunity', { communityId }, who) : null,
        ].filter((outcome) => outcome !== null);
      }),
    );
    expect(outcomes.filter((outcome) => outcome === 'INTERNAL_SERVER_ERROR')).toEqual([]);
    await expectCounts(communityId);
    const { memberCount, memberLimit } = await db.community.findUniqueOrThrow({ where: { id: communityId } });
    expect(memberCount).toBeLessThanOrEqual(memberLimit as number);
    // Each request ended once, or still waits; nobody came in by it twice.
    const joined = (await told(communityId))
      .filter(({ data }) => data.via === 'APPROVAL')
      .map(({ data }) => data.userId);
    expect(new Set(joined).size).toBe(joined.length);
    const banned = await db.ban.findMany({ where: { communityId } });
    for (const { userId } of banned) {
      expect(await db.membership.count({ where: { communityId, userId } })).toBe(0);
    }
    const approved = await db.joinRequest.findMany({ where: { communityId, status: 'APPROVED' } });
    expect(approved.map(({ userId }) => userId).toSorted()).toEqual(joined.toSorted());
  },
);

describe('a claim to the leadership', () => {
  /** A claim as if it had been made a week ago, of a leader who has not been seen for long. */
  const claim = (communityId: string, leader: string) => db.$executeRaw`
    insert into leadership_claims (community_id, claimant_id, claimed_at, leader_id, leader_last_seen_at, takes_effect_at)
    values (${communityId}, ${person('junho')}, now() - interval '8 days', ${person(leader)}, now() - interval '100 days', now())`;

  test.each(rounds)('round %i: meets hand-overs, a demotion and the claimant leaving', async (round) => {
    const leader = leaderOf(round);
    const communityId = await found(leader, { staff: ['junho', 'seoyeon'] });
    await claim(communityId, leader);
    const outcomes = await Promise.all([
      attempt('transferLeadership', { communityId, userId: person('seoyeon') }, leader),
      attempt('changeMemberRole', { communityId, userId: person('junho'), role: 'MEMBER' }, leader),
      attempt('leaveCommunity', { communityId }, 'junho'),
      attempt('withdrawLeadershipClaim', { communityId }, 'junho'),
      attempt('rejectLeadershipClaim', { communityId }, leader),
    ]);
    expect(outcomes.filter((outcome) => outcome === 'INTERNAL_SERVER_ERROR')).toEqual([]);
    expect(await db.membership.count({ where: { communityId, role: 'LEADER' } })).toBe(1);
    const [row, ...more] = await db.leadershipClaim.findMany({ where: { communityId } });
    expect([more, row?.status]).toEqual([[], expect.stringMatching('REFUSED|WITHDRAWN')]);
    const settled = (await told(communityId)).filter(({ name }) => name === 'community.leadership_claim.settled');
    expect(settled).toMatchObject([{ data: { outcome: row?.status } }]);
    await expectCounts(communityId);
  });
});
