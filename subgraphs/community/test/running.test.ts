import { describe, expect, test } from 'vitest';
import { MAX_STAFF } from '../src/domain/change-member-role.ts';
import { databaseOf, testCommunity } from './start.ts';
import { person, storyOf } from './story.ts';

// What leader and staff do with people.
const community = await testCommunity();
const db = databaseOf(community);
const { act, attempt, found, toldBy, standing, expectCounts } = storyOf(community, db);
const doyun = person('doyun');

/** A club by approval for whose leader somebody waits. */
async function waitingFor(leader: string, rest: Record<string, unknown> = {}) {
  const communityId = await found(leader, { joinPolicy: 'APPROVAL', staff: ['junho'], ...rest });
  await act('joinCommunity', { communityId }, 'doyun');
  return communityId;
}
const settled = (communityId: string) => db.joinRequest.findMany({ where: { communityId } });

describe('approveJoinRequest', () => {
  test('makes a member, and tells those who did not do it', async () => {
    const communityId = await waitingFor('minji');
    const input = { communityId, userId: doyun };
    const events = await toldBy(communityId, async () => {
      expect((await act('approveJoinRequest', input, 'junho')).community.memberCount).toBe(3);
    });
    expect(events).toMatchObject([
      {
        name: 'community.member.joined',
        data: { userId: doyun, role: 'MEMBER', via: 'APPROVAL', staffIds: [person('minji')] },
      },
    ]);
    expect(await settled(communityId)).toMatchObject([{ status: 'APPROVED', decidedBy: person('junho') }]);
    await expectCounts(communityId);
    expect(await toldBy(communityId, () => act('approveJoinRequest', input, 'minji'))).toEqual([]);
  });

  test('takes somebody who waits, and a place', async () => {
    const communityId = await waitingFor('minji', { memberLimit: 3, members: [] });
    const approve = (who: string) => attempt('approveJoinRequest', { communityId, userId: person(who) }, 'minji');
    expect(await approve('harin')).toBe('NOT_FOUND userId');
    await act('joinCommunity', { communityId }, 'harin');
    expect(await approve('harin')).toBe('OK');
    expect(await approve('doyun')).toBe('FULL');
    await act('leaveCommunity', { communityId }, 'doyun');
    await act('leaveCommunity', { communityId }, 'harin');
    expect(await approve('doyun')).toBe('NOT_FOUND userId');
  });
});

describe('rejectJoinRequest', () => {
  test('turns away, once; they may ask again', async () => {
    const communityId = await waitingFor('minji');
    const input = { communityId, userId: doyun };
    const events = await toldBy(communityId, () => act('rejectJoinRequest', input, 'junho'));
    expect(events).toMatchObject([
      {
        name: 'community.join_request.settled',
        data: { userId: doyun, outcome: 'REJECTED', actorId: person('junho') },
      },
    ]);
    expect(await toldBy(communityId, () => act('rejectJoinRequest', input, 'minji'))).toEqual([]);
    expect(await attempt('approveJoinRequest', input, 'minji')).toBe('NOT_FOUND userId');
    expect((await act('joinCommunity', { communityId }, 'doyun')).community.viewerMembership.status).toBe('PENDING');
  });

  test('takes somebody who waits', async () => {
    const communityId = await found('minji', { members: ['doyun'] });
    for (const who of ['doyun', 'harin']) {
      expect(await attempt('rejectJoinRequest', { communityId, userId: person(who) }, 'minji')).toBe(
        'NOT_FOUND userId',
      );
    }
  });
});

describe('removeMember', () => {
  test('ends a membership with a reason, once', async () => {
    const communityId = await found('minji', { members: ['doyun'] });
    const input = { communityId, userId: doyun, reason: ' 연락 없이 세 번 불참 ' };
    const events = await toldBy(communityId, async () => {
      expect((await act('removeMember', input, 'minji')).community.memberCount).toBe(1);
    });
    const data = { userId: doyun, how: 'REMOVED', actorId: person('minji'), reason: '연락 없이 세 번 불참' };
    expect(events).toMatchObject([{ name: 'community.member.left', data }]);
    await expectCounts(communityId);
    expect(await toldBy(communityId, () => act('removeMember', input, 'minji'))).toEqual([]);
    expect(await attempt('joinCommunity', { communityId }, 'doyun')).toBe('OK');
    expect(await attempt('removeMember', { ...input, reason: '가'.repeat(501) }, 'minji')).toBe('INVALID reason');
    expect(await standing(communityId, 'doyun')).toBe('MEMBER');
  });

  test('with a ban, for good', async () => {
    const communityId = await found('minji', { members: ['doyun'] });
    const input = { communityId, userId: doyun, reason: '홍보 글', ban: true };
    const events = await toldBy(communityId, () => act('removeMember', input, 'minji'));
    expect(events).toMatchObject([
      { name: 'community.member.left', data: { userId: doyun, how: 'BANNED', reason: '홍보 글' } },
    ]);
    expect(await toldBy(communityId, () => act('removeMember', input, 'minji'))).toEqual([]);
    expect(await db.ban.findMany({ where: { communityId } })).toMatchObject([
      { userId: doyun, bannedBy: person('minji'), reason: '홍보 글' },
    ]);
    const { data } = await community.ask(
      'query ($id: ID!) { community(id: $id) { viewerMembership { status } } }',
      { id: communityId },
      { as: 'doyun' },
    );
    expect(data.community).toEqual({ viewerMembership: { status: 'BANNED' } });
  });

  test('bans who waits: the request is settled', async () => {
    const communityId = await waitingFor('seoyeon');
    const events = await toldBy(communityId, () =>
      act('removeMember', { communityId, userId: doyun, ban: true }, 'seoyeon'),
    );
    expect(events).toMatchObject([
      { name: 'community.join_request.settled', data: { outcome: 'REJECTED', actorId: person('seoyeon') } },
    ]);
    expect(await attempt('joinCommunity', { communityId }, 'doyun')).toBe('BANNED');
  });

  test('without a ban, who waits goes on waiting', async () => {
    const communityId = await waitingFor('seoyeon');
    expect(await toldBy(communityId, () => act('removeMember', { communityId, userId: doyun }, 'seoyeon'))).toEqual([]);
    expect(await settled(communityId)).toMatchObject([{ status: 'PENDING' }]);
  });

  test('bans who has left already, but nobody that nobody knows', async () => {
    const communityId = await found('seoyeon', { members: ['doyun'] });
    await act('leaveCommunity', { communityId }, 'doyun');
    const ban = (who: string) => attempt('removeMember', { communityId, userId: person(who), ban: true }, 'seoyeon');
    // Nobody leaves or is turned away by it: what they see of the club is another thing all the same.
    expect(await toldBy(communityId, async () => expect(await ban('doyun')).toBe('OK'))).toMatchObject([
      { name: 'community.ban.changed', data: { userId: doyun, isBanned: true, actorId: person('seoyeon') } },
    ]);
    expect(await toldBy(communityId, async () => expect(await ban('doyun')).toBe('OK'))).toEqual([]);
    expect(await attempt('joinCommunity', { communityId }, 'doyun')).toBe('BANNED');
    expect(await ban('nobody')).toBe('NOT_FOUND userId');
  });
});

describe('changeMemberRole', () => {
  test('makes staff and members, and tells each change once', async () => {
    const communityId = await found('minji', { members: ['doyun'] });
    for (const role of ['STAFF', 'MEMBER']) {
      const input = { communityId, userId: doyun, role };
      const events = await toldBy(communityId, () => act('changeMemberRole', input, 'minji'));
      expect(events).toMatchObject([
        { name: 'community.member.role_changed', data: { userId: doyun, role, actorId: person('minji') } },
      ]);
      expect(await toldBy(communityId, () => act('changeMemberRole', input, 'minji'))).toEqual([]);
      expect(await standing(communityId, 'doyun')).toBe(role);
    }
  });

  test('makes no leader, and does not unmake one', async () => {
    const communityId = await found('minji', { members: ['doyun'] });
    const change = (who: string, role: string) =>
      attempt('changeMemberRole', { communityId, userId: person(who), role }, 'minji');
    expect(await change('doyun', 'LEADER')).toBe('INVALID role');
    expect(await change('minji', 'STAFF')).toBe('LEADER_MUST_HAND_OVER userId');
    expect(await change('harin', 'STAFF')).toBe('NOT_FOUND userId');
    expect(await standing(communityId, 'minji')).toBe('LEADER');
  });

  test('up to a limit', async () => {
    const communityId = await found('minji', { members: ['doyun'] });
    await db.$executeRaw`
      insert into memberships (community_id, user_id, role)
      select ${communityId}, 'usr_' || lpad(i::text, 26, '0'), 'STAFF' from generate_series(1, ${MAX_STAFF}) i`;
    expect(await attempt('changeMemberRole', { communityId, userId: doyun, role: 'STAFF' }, 'minji')).toBe(
      'LIMIT_REACHED role',
    );
  });
});

describe('transferLeadership', () => {
  test('hands over to a member, and tells both changes', async () => {
    const communityId = await found('minji', { members: ['doyun'] });
    const events = await toldBy(communityId, async () => {
      const { community: club } = await act('transferLeadership', { communityId, userId: doyun }, 'minji');
      expect(club).toMatchObject({ leader: { id: doyun }, viewerMembership: { role: 'STAFF' } });
    });
    expect(events).toMatchObject([
      { name: 'community.member.role_changed', version: 3, data: { userId: person('minji'), role: 'STAFF' } },
      { name: 'community.member.role_changed', version: 4, data: { userId: doyun, role: 'LEADER' } },
    ]);
    expect(await attempt('updateCommunity', { communityId, name: '되찾기' }, 'minji')).toBe('FORBIDDEN');
    expect(await attempt('updateCommunity', { communityId, name: '새 출발' }, 'doyun')).toBe('OK');
  });

  test('to oneself changes nothing; to somebody outside it cannot be', async () => {
    const communityId = await found('minji', { members: ['doyun'] });
    const transfer = (who: string) => attempt('transferLeadership', { communityId, userId: person(who) }, 'minji');
    expect(await toldBy(communityId, async () => expect(await transfer('minji')).toBe('OK'))).toEqual([]);
    expect(await transfer('harin')).toBe('NOT_FOUND userId');
  });
});
