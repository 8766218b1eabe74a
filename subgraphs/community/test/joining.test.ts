import { describe, expect, test } from 'vitest';
import { databaseOf, testCommunity } from './start.ts';
import { person, storyOf } from './story.ts';

const community = await testCommunity();
const db = databaseOf(community);
const { act, attempt, found, toldBy, standing, expectCounts } = storyOf(community, db);

describe('joinCommunity', () => {
  test('an open club: at once, and leader and staff are told', async () => {
    const communityId = await found('minji', { staff: ['junho'], members: ['seoyeon'] });
    const events = await toldBy(communityId, async () => {
      const { community: club } = await act('joinCommunity', { communityId, message: '안녕하세요' }, 'doyun');
      expect(club).toMatchObject({ memberCount: 4, viewerMembership: { role: 'MEMBER', status: 'ACTIVE' } });
    });
    expect(events).toMatchObject([
      {
        name: 'community.member.joined',
        data: {
          community: { id: communityId, name: '새벽 산책', isPrivate: false },
          userId: person('doyun'),
          role: 'MEMBER',
          via: 'OPEN',
          staffIds: [person('minji'), person('junho')],
        },
      },
    ]);
    await expectCounts(communityId);
    expect(await toldBy(communityId, () => act('joinCommunity', { communityId }, 'doyun'))).toEqual([]);
  });

  test('a club by approval: the viewer waits, with a message', async () => {
    const communityId = await found('minji', { joinPolicy: 'APPROVAL', staff: ['junho'] });
    const input = { communityId, message: ' 주 2회 달려요.\u0000 ' };
    const events = await toldBy(communityId, async () => {
      const { community: club } = await act('joinCommunity', input, 'doyun');
      expect(club).toMatchObject({ memberCount: 2, viewerMembership: { role: null, status: 'PENDING' } });
    });
    expect(events).toMatchObject([
      {
        name: 'community.join_request.submitted',
        data: { userId: person('doyun'), staffIds: [person('minji'), person('junho')] },
      },
    ]);
    expect(await db.joinRequest.findMany({ where: { communityId } })).toMatchObject([
      { userId: person('doyun'), message: '주 2회 달려요.', status: 'PENDING' },
    ]);
    // Again, in other words: the first request stays.
    expect(await toldBy(communityId, () => act('joinCommunity', { communityId, message: '다시' }, 'doyun'))).toEqual(
      [],
    );
    expect(await attempt('joinCommunity', { communityId, message: '가'.repeat(501) }, 'harin')).toBe('INVALID message');
  });

  test('a club by invitation: with a code that can be used, however it is typed', async () => {
    const communityId = await found('minji', { joinPolicy: 'INVITE' });
    const join = (who: string, inviteCode?: string) => attempt('joinCommunity', { communityId, inviteCode }, who);
    const { id, code } = (await act('createInvite', { communityId, maxUses: 2 }, 'minji')).invite;
    expect(await join('doyun')).toBe('INVITE_REQUIRED inviteCode');
    for (const wrong of ['ZZZZZZZZZZZZ', 'x', "'; drop table invites; --", '\u0000'.repeat(12)]) {
      expect(await join('doyun', wrong)).toBe('INVITE_NOT_USABLE inviteCode');
    }
    const typed = ` ${code
      .toLowerCase()
      .replaceAll('0', 'o')
      .replaceAll('1', 'l')
      .replace(/(.{4})/g, '$1-')} `;
    const events = await toldBy(communityId, async () => expect(await join('doyun', typed)).toBe('OK'));
    expect(events).toMatchObject([{ name: 'community.member.joined', data: { via: 'INVITE' } }]);
    // Who is in already uses nothing up.
    expect(await join('doyun', code)).toBe('OK');
    expect((await db.invite.findUniqueOrThrow({ where: { id } })).useCount).toBe(1);
    expect(await join('harin', code)).toBe('OK');
    expect(await join('seoyeon', code)).toBe('INVITE_NOT_USABLE inviteCode');
  });

  test.each([
    ['expired', { createdAt: new Date(Date.now() - 60_000), expiresAt: new Date(Date.now() - 1_000) }],
    ['revoked', { revokedAt: new Date(Date.now() + 3600_000) }],
    ['used up', { maxUses: 1, useCount: 1 }],
  ])('a code that is %s lets nobody in, nor tells of a private club', async (_what, change) => {
    const [open, secret] = [await found('minji'), await found('minji', { visibility: 'PRIVATE' })];
    for (const [communityId, expected] of [
      [open, 'INVITE_NOT_USABLE inviteCode'],
      [secret, 'NOT_FOUND'],
    ] as const) {
      const { id, code } = (await act('createInvite', { communityId }, 'minji')).invite;
      await db.invite.update({ where: { id }, data: change });
      expect(await attempt('joinCommunity', { communityId, inviteCode: code }, 'doyun')).toBe(expected);
    }
  });

  test.each(['OPEN', 'APPROVAL', 'INVITE'])('a private club, %s: by a code of its own alone', async (joinPolicy) => {
    const communityId = await found('harin', { visibility: 'PRIVATE', joinPolicy });
    const other = await found('harin', { visibility: 'PRIVATE' });
    const codeOf = async (id: string) => (await act('createInvite', { communityId: id }, 'harin')).invite.code;
    const join = (inviteCode?: string) => attempt('joinCommunity', { communityId, inviteCode }, 'doyun');
    expect(await join()).toBe('NOT_FOUND');
    expect(await join('ZZZZZZZZZZZZ')).toBe('NOT_FOUND');
    expect(await join(await codeOf(other))).toBe('NOT_FOUND');
    expect(await join(await codeOf(communityId))).toBe('OK');
    expect(await standing(communityId, 'doyun')).toBe('MEMBER');
  });

  test('who waits comes in by a code, and waits no more', async () => {
    const communityId = await found('minji', { joinPolicy: 'APPROVAL' });
    await act('joinCommunity', { communityId }, 'doyun');
    const { code } = (await act('createInvite', { communityId }, 'minji')).invite;
    const events = await toldBy(communityId, () => act('joinCommunity', { communityId, inviteCode: code }, 'doyun'));
    expect(events.map(({ name }) => name)).toEqual(['community.member.joined']);
    expect(await db.joinRequest.findMany({ where: { communityId } })).toMatchObject([
      { status: 'APPROVED', decidedBy: null },
    ]);
  });

  test('a full club takes nobody, nor anybody who would wait', async () => {
    const open = await found('minji', { memberLimit: 2, members: ['junho'] });
    const byApproval = await found('minji', { memberLimit: 2, members: ['junho'], joinPolicy: 'APPROVAL' });
    for (const communityId of [open, byApproval]) {
      expect(await attempt('joinCommunity', { communityId }, 'doyun')).toBe('FULL');
      expect(await attempt('joinCommunity', { communityId }, 'junho')).toBe('OK');
    }
  });

  test('nor does one of 10,000 that has set no limit', async () => {
    const communityId = await found('minji', {});
    await db.community.update({ where: { id: communityId }, data: { memberCount: 10_000 } });
    expect(await attempt('joinCommunity', { communityId }, 'doyun')).toBe('FULL');
    await db.community.update({ where: { id: communityId }, data: { memberCount: 1 } });
    expect(await attempt('joinCommunity', { communityId }, 'doyun')).toBe('OK');
  });

  test('who was banned does not come back, with a code neither', async () => {
    const communityId = await found('minji', { members: ['doyun'] });
    const { code } = (await act('createInvite', { communityId }, 'minji')).invite;
    await act('removeMember', { communityId, userId: person('doyun'), ban: true }, 'minji');
    for (const inviteCode of [undefined, code, 'ZZZZZZZZZZZZ']) {
      expect(await attempt('joinCommunity', { communityId, inviteCode }, 'doyun')).toBe('BANNED');
    }
  });

  test('is not for an account that is gone', async () => {
    const communityId = await found('minji');
    await db.memberCard.update({ where: { userId: person('person-31') }, data: { deletedAt: new Date() } });
    expect(await attempt('joinCommunity', { communityId }, 'person-31')).toBe('UNAUTHENTICATED');
  });
});

describe('leaveCommunity', () => {
  test.each(['STAFF', 'MEMBER'])('%s goes, and others are told', async (role) => {
    const communityId = await found('harin', { [role === 'STAFF' ? 'staff' : 'members']: ['doyun'] });
    const events = await toldBy(communityId, async () => {
      const { community: club } = await act('leaveCommunity', { communityId }, 'doyun');
      expect(club).toMatchObject({ memberCount: 1, viewerMembership: null });
    });
    expect(events).toMatchObject([
      { name: 'community.member.left', data: { userId: person('doyun'), how: 'LEFT', actorId: null, reason: null } },
    ]);
    await expectCounts(communityId);
    expect(await toldBy(communityId, () => act('leaveCommunity', { communityId }, 'doyun'))).toEqual([]);
  });

  test('the leader hands over first', async () => {
    const communityId = await found('harin', { members: ['doyun'] });
    expect(await attempt('leaveCommunity', { communityId }, 'harin')).toBe('LEADER_MUST_HAND_OVER');
    await act('transferLeadership', { communityId, userId: person('doyun') }, 'harin');
    expect(await attempt('leaveCommunity', { communityId }, 'harin')).toBe('OK');
  });

  test('who waits takes the request back, and may ask again', async () => {
    const communityId = await found('harin', { joinPolicy: 'APPROVAL' });
    await act('joinCommunity', { communityId }, 'doyun');
    const events = await toldBy(communityId, () => act('leaveCommunity', { communityId }, 'doyun'));
    expect(events).toMatchObject([
      {
        name: 'community.join_request.settled',
        data: { userId: person('doyun'), outcome: 'WITHDRAWN', actorId: null },
      },
    ]);
    const { community: club } = await act('joinCommunity', { communityId }, 'doyun');
    expect(club.viewerMembership.status).toBe('PENDING');
  });

  test('a private club is null afterwards, and then does not exist', async () => {
    const communityId = await found('harin', { visibility: 'PRIVATE', members: ['doyun'] });
    expect((await act('leaveCommunity', { communityId }, 'doyun')).community).toBeNull();
    expect(await attempt('leaveCommunity', { communityId }, 'doyun')).toBe('NOT_FOUND');
  });

  test('a request is taken back where the club has become private', async () => {
    const communityId = await found('harin', { joinPolicy: 'APPROVAL' });
    await act('joinCommunity', { communityId }, 'doyun');
    await act('updateCommunity', { communityId, visibility: 'PRIVATE' }, 'harin');
    expect((await act('leaveCommunity', { communityId }, 'doyun')).community).toBeNull();
  });
});

describe('createInvite', () => {
  test('makes a code that nobody guesses, and changes nothing else', async () => {
    const communityId = await found('seoyeon');
    const expiresAt = new Date(Date.now() + 3600_000).toISOString();
    const events = await toldBy(communityId, async () => {
      const { invite } = await act('createInvite', { communityId, expiresAt, maxUses: 5 }, 'seoyeon');
      const code = expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{12}$/);
      expect(invite).toEqual({ id: expect.stringMatching(/^inv_/), code, expiresAt, maxUses: 5, useCount: 0 });
    });
    expect(events).toEqual([]);
  });

  test.each([
    [{ maxUses: 0 }, 'INVALID maxUses'],
    [{ maxUses: 10_001 }, 'INVALID maxUses'],
    [{ expiresAt: new Date(Date.now() - 1_000).toISOString() }, 'INVALID expiresAt'],
    [{ expiresAt: new Date(Date.now() + 366 * 24 * 3600_000).toISOString() }, 'INVALID expiresAt'],
  ])('refuses %j', async (wrong, expected) => {
    const communityId = await found('seoyeon');
    expect(await attempt('createInvite', { communityId, ...wrong }, 'seoyeon')).toBe(expected);
  });
});
