import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { MATRIX } from './matrix.ts';
import { databaseOf, testCommunity } from './start.ts';
import { person, storyOf } from './story.ts';

// What of the policy has no cell in the matrix: who removes whom, and ids that are none.
const community = await testCommunity();
const { found, attempt } = storyOf(community, databaseOf(community));

describe.each([
  { how: 'removes', ban: false },
  { how: 'bans', ban: true },
])('who $how whom', ({ ban, how }) => {
  test.each([
    { by: 'LEADER', outcomes: { LEADER: 'FORBIDDEN', STAFF: 'OK', MEMBER: 'OK', OUTSIDER: 'OK' } },
    { by: 'STAFF', outcomes: { LEADER: 'FORBIDDEN', STAFF: 'FORBIDDEN', MEMBER: 'OK', OUTSIDER: 'OK' } },
  ] as const)('$by: nobody themselves, nobody beside or above', async ({ by, outcomes }) => {
    const leader = `leader who ${how} or whose staff does: ${by}`;
    const communityId = await found(leader, { staff: ['junho', 'person-21'], members: ['seoyeon'] });
    const remove = (whom: string, as: string) =>
      attempt('removeMember', { communityId, userId: person(whom), ban }, as);
    const as = by === 'LEADER' ? leader : 'junho';
    expect({
      LEADER: await remove(leader, as),
      STAFF: await remove('person-21', as),
      MEMBER: await remove('seoyeon', as),
      OUTSIDER: await remove('harin', as),
    }).toEqual(outcomes);
    if (by === 'STAFF') expect(await remove('junho', as)).toBe('FORBIDDEN');
  });
});

const INPUTS: Record<string, Record<string, unknown>> = {
  approveJoinRequest: { userId: person('doyun') },
  rejectJoinRequest: { userId: person('doyun') },
  removeMember: { userId: person('person-20') },
  updateCommunity: { name: '저녁 산책' },
  changeMemberRole: { userId: person('person-20'), role: 'STAFF' },
  transferLeadership: { userId: person('person-20') },
  unbanMember: { userId: person('person-22') },
  revokeInvite: { inviteId: demoId('inv', 'nobody gave it out') },
  closeCommunity: { name: '새벽 산책' },
};
const ofAClub = Object.keys(MATRIX.mutations).filter((mutation) => mutation !== 'createCommunity');

describe('an id of a club', async () => {
  const communityId = await found('leader of a club');

  test.each(ofAClub)('%s finds nothing for one never given out', async (action) => {
    const nothing = { ...INPUTS[action], communityId: demoId('com', 'never given out') };
    expect(await attempt(action, nothing, 'harin')).toBe('NOT_FOUND');
  });

  test.each(ofAClub)('%s takes one, and ids of people where it names them', async (action) => {
    const input = INPUTS[action] ?? {};
    expect(await attempt(action, { ...input, communityId: person('minji') }, 'minji')).toBe('BAD_USER_INPUT');
    if (!('userId' in input)) return;
    const nobody = { ...input, communityId, userId: "usr_'; drop table communities; --" };
    expect(await attempt(action, nobody, 'leader of a club')).toBe('BAD_USER_INPUT');
  });
});
