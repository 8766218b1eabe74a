import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { type Action, PERMISSIONS, REMOVABLE, type Standing } from '../src/domain/policy.ts';
import { databaseOf, testCommunity } from './start.ts';
import { person, storyOf } from './story.ts';

// Who may do what, cell by cell: what stands in the policy is what comes of it.
const community = await testCommunity();
const { found, attempt, act } = storyOf(community, databaseOf(community));

const STANDINGS: Standing[] = ['LEADER', 'STAFF', 'MEMBER', 'OUTSIDER'];
const cells = (Object.keys(PERMISSIONS) as Action[]).flatMap((action) =>
  STANDINGS.map((standing) => ({ action, standing })),
);
let clubs = 0;

/** A club, with somebody of each standing: its leader is somebody else each time, as nobody leads any number of clubs. */
async function club(visibility = 'PUBLIC') {
  const leader = `leader-${++clubs}`;
  const communityId = await found(leader, {
    visibility,
    joinPolicy: 'APPROVAL',
    staff: ['junho', 'person-21'],
    members: ['seoyeon', 'person-20'],
  });
  return { communityId, who: { LEADER: leader, STAFF: 'junho', MEMBER: 'seoyeon', OUTSIDER: 'harin' } };
}

const INPUTS: Record<Action, Record<string, unknown>> = {
  joinCommunity: {},
  leaveCommunity: {},
  approveJoinRequest: { userId: person('doyun') },
  rejectJoinRequest: { userId: person('doyun') },
  removeMember: { userId: person('person-20') },
  createInvite: {},
  updateCommunity: { name: '저녁 산책' },
  changeMemberRole: { userId: person('person-20'), role: 'STAFF' },
  transferLeadership: { userId: person('person-20') },
  unbanMember: { userId: person('person-22') },
  revokeInvite: { inviteId: demoId('inv', 'nobody gave it out') },
  claimLeadership: {},
  withdrawLeadershipClaim: {},
  rejectLeadershipClaim: {},
  closeCommunity: { name: '새벽 산책' },
  reopenCommunity: {},
};

/** What it takes besides the right to do it, which a club in this story has not. */
const ALLOWED_BUT: Partial<Record<Action, string>> = {
  revokeInvite: 'NOT_FOUND inviteId',
  // Nobody here knows when the leader was last seen: contract/test/leadership-claims.test.ts.
  claimLeadership: 'TRY_AGAIN',
};

describe('in a club that everybody sees', () => {
  test.each(cells)('$action by $standing', async ({ action, standing }) => {
    const { communityId, who } = await club();
    await act('joinCommunity', { communityId }, 'doyun');
    const allowed: readonly Standing[] = PERMISSIONS[action];
    const mustHandOver = action === 'leaveCommunity' && standing === 'LEADER';
    const expected = mustHandOver
      ? 'LEADER_MUST_HAND_OVER'
      : allowed.includes(standing)
        ? (ALLOWED_BUT[action] ?? 'OK')
        : 'FORBIDDEN';
    expect(await attempt(action, { communityId, ...INPUTS[action] }, who[standing])).toBe(expected);
  });

  test('the table itself', () => {
    expect(PERMISSIONS).toEqual({
      joinCommunity: STANDINGS,
      leaveCommunity: STANDINGS,
      approveJoinRequest: ['LEADER', 'STAFF'],
      rejectJoinRequest: ['LEADER', 'STAFF'],
      removeMember: ['LEADER', 'STAFF'],
      unbanMember: ['LEADER', 'STAFF'],
      createInvite: ['LEADER', 'STAFF'],
      revokeInvite: ['LEADER', 'STAFF'],
      updateCommunity: ['LEADER'],
      changeMemberRole: ['LEADER'],
      transferLeadership: ['LEADER'],
      claimLeadership: ['STAFF'],
      withdrawLeadershipClaim: ['STAFF'],
      rejectLeadershipClaim: ['LEADER'],
      closeCommunity: ['LEADER'],
      reopenCommunity: ['LEADER'],
    });
  });
});

describe.each(['removes', 'bans'])('who %s whom', (how) => {
  const pairs = (['LEADER', 'STAFF'] as const).flatMap((by) => STANDINGS.map((whom) => ({ by, whom })));
  test.each(pairs)('$by $whom', async ({ by, whom }) => {
    const { communityId, who } = await club();
    // Staff of the same standing is somebody else.
    const whomToRemove = { ...who, STAFF: 'person-21' }[whom];
    const input = { communityId, userId: person(whomToRemove), ban: how === 'bans' };
    expect(await attempt('removeMember', input, who[by])).toBe(REMOVABLE[by].includes(whom) ? 'OK' : 'FORBIDDEN');
  });

  test('nobody themselves, nobody above', () => {
    expect(REMOVABLE).toEqual({
      LEADER: ['STAFF', 'MEMBER', 'OUTSIDER'],
      STAFF: ['MEMBER', 'OUTSIDER'],
      MEMBER: [],
      OUTSIDER: [],
    });
  });
});

const everything = [...(Object.keys(PERMISSIONS) as Action[]), 'bookmarkCommunity', 'unbookmarkCommunity'] as const;
const inputOf = (action: (typeof everything)[number]) => (action in INPUTS ? INPUTS[action as Action] : {});

describe('what nobody outside knows of', async () => {
  const { communityId: secret } = await club('PRIVATE');
  test.each(everything)('%s by an outsider finds nothing, as for an id never given out', async (action) => {
    const input = { ...inputOf(action), communityId: secret };
    expect(await attempt(action, input, 'harin')).toBe('NOT_FOUND');
    const nothing = { ...input, communityId: secret.replace(/.{4}$/, '0000') };
    expect(await attempt(action, nothing, 'harin')).toBe('NOT_FOUND');
  });
});

describe('signed out', async () => {
  const { communityId } = await club();
  test.each([...everything, 'createCommunity'] as const)('%s takes a person', async (action) => {
    const input =
      action === 'createCommunity'
        ? { name: '이름', interestId: 'hiking', region: '서울' }
        : { ...inputOf(action), communityId };
    expect(await attempt(action, input, null)).toBe('UNAUTHENTICATED');
  });
});

test.each(everything)('%s takes an id of a club, and of a person', async (action) => {
  expect(await attempt(action, { ...inputOf(action), communityId: person('minji') }, 'minji')).toBe('BAD_USER_INPUT');
  if (!('userId' in inputOf(action))) return;
  const { communityId, who } = await club();
  const input = { ...inputOf(action), communityId, userId: "usr_'; drop table communities; --" };
  expect(await attempt(action, input, who.LEADER)).toBe('BAD_USER_INPUT');
});
