import { describe, expect, test } from 'vitest';
import { MAX_LED } from '../src/domain/leaderships.ts';
import { databaseOf, testCommunity } from './start.ts';
import { person, storyOf } from './story.ts';

// Undoing: a ban, an invitation, and a whole club.
const community = await testCommunity();
const db = databaseOf(community);
const { found, act, attempt, toldBy, told, standing, expectCounts } = storyOf(community, db);
const doyun = person('doyun');

describe('unbanMember', () => {
  test('lets somebody come back, and says so once', async () => {
    const communityId = await found('minji', { staff: ['junho'], members: ['doyun'] });
    await act('removeMember', { communityId, userId: doyun, ban: true }, 'minji');
    expect(await attempt('joinCommunity', { communityId }, 'doyun')).toBe('BANNED');
    const events = await toldBy(communityId, async () => {
      for (const by of ['junho', 'minji']) await act('unbanMember', { communityId, userId: doyun }, by);
    });
    expect(events).toMatchObject([
      { name: 'community.ban.changed', data: { userId: doyun, isBanned: false, actorId: person('junho') } },
    ]);
    expect(await standing(communityId, 'doyun')).toBeNull();
    expect(await attempt('joinCommunity', { communityId }, 'doyun')).toBe('OK');
  });
});

describe('revokeInvite', () => {
  test('ends a code, once; who came in with it stays', async () => {
    const communityId = await found('minji', { joinPolicy: 'INVITE', staff: ['junho'] });
    const { id, code } = (await act('createInvite', { communityId }, 'minji')).invite;
    await act('joinCommunity', { communityId, inviteCode: code }, 'seoyeon');
    await act('revokeInvite', { communityId, inviteId: id }, 'junho');
    const { revokedAt } = await db.invite.findUniqueOrThrow({ where: { id } });
    await act('revokeInvite', { communityId, inviteId: id }, 'minji');
    expect((await db.invite.findUniqueOrThrow({ where: { id } })).revokedAt).toEqual(revokedAt);
    expect(await attempt('joinCommunity', { communityId, inviteCode: code }, 'doyun')).toBe(
      'INVITE_NOT_USABLE inviteCode',
    );
    expect(await standing(communityId, 'seoyeon')).toBe('MEMBER');
  });

  test('takes an invitation of that very club', async () => {
    const [mine, theirs] = [await found('minji'), await found('harin')];
    const { id } = (await act('createInvite', { communityId: theirs }, 'harin')).invite;
    expect(await attempt('revokeInvite', { communityId: mine, inviteId: id }, 'minji')).toBe('NOT_FOUND inviteId');
    expect(await attempt('revokeInvite', { communityId: theirs, inviteId: id }, 'minji')).toBe('FORBIDDEN');
    expect((await db.invite.findUniqueOrThrow({ where: { id } })).revokedAt).toBeNull();
  });

  test('happens to the codes of who is removed: nobody lets themselves in again', async () => {
    const communityId = await found('harin', { visibility: 'PRIVATE', joinPolicy: 'INVITE', staff: ['doyun'] });
    const own = (await act('createInvite', { communityId }, 'doyun')).invite.code;
    const leaders = (await act('createInvite', { communityId }, 'harin')).invite.id;
    await act('removeMember', { communityId, userId: doyun }, 'harin');
    expect(await attempt('joinCommunity', { communityId, inviteCode: own }, 'doyun')).toBe('NOT_FOUND');
    expect((await db.invite.findUniqueOrThrow({ where: { id: leaders } })).revokedAt).toBeNull();
  });
});

describe('closeCommunity and reopenCommunity', () => {
  const club = () =>
    found('minji', { joinPolicy: 'APPROVAL', staff: ['junho'], members: ['seoyeon'] }).then(async (communityId) => {
      await act('joinCommunity', { communityId }, 'doyun');
      await act('bookmarkCommunity', { communityId }, 'doyun');
      return communityId;
    });
  const close = (communityId: string, name = '새벽 산책') => attempt('closeCommunity', { communityId, name }, 'minji');

  test('takes the name of the club', async () => {
    const communityId = await club();
    const events = await toldBy(communityId, async () => {
      for (const name of ['', '저녁 산책', '새벽']) expect(await close(communityId, name)).toBe('INVALID name');
    });
    expect(events).toEqual([]);
  });

  test('closes for everybody, tells who was in it, and says how long there is a way back', async () => {
    const communityId = await club();
    const { version } = await db.community.findUniqueOrThrow({ where: { id: communityId } });
    const { closedCommunity } = await act('closeCommunity', { communityId, name: ' 새벽  산책 ' }, 'minji');
    expect(closedCommunity).toMatchObject({ id: communityId, name: '새벽 산책' });
    expect(Date.parse(closedCommunity.reopenableUntil) - Date.parse(closedCommunity.closedAt)).toBe(7 * 24 * 3600_000);
    const [closed, ...more] = await told(communityId, version);
    expect(more).toEqual([]);
    expect(closed).toMatchObject({ name: 'community.closed', version: version + 1 });
    expect(closed?.data.memberIds).toEqual([person('junho'), person('seoyeon')]);
    // Again: nothing.
    expect(await act('closeCommunity', { communityId, name: '새벽 산책' }, 'minji')).toEqual({
      closedCommunity,
      userErrors: [],
    });
    expect(await told(communityId, version + 1)).toEqual([]);
    for (const who of ['junho', 'seoyeon', 'doyun', 'minji']) {
      expect(await attempt('joinCommunity', { communityId }, who)).toBe('NOT_FOUND');
      const { data } = await community.ask(
        'query ($id: ID!) { community(id: $id) { id } }',
        { id: communityId },
        { as: who },
      );
      expect(data.community).toBeNull();
    }
    for (const who of ['junho', 'seoyeon', 'doyun']) {
      expect(await attempt('reopenCommunity', { communityId }, who)).toBe('NOT_FOUND');
    }
    const { data } = await community.ask('{ me { closedCommunities { id name } } }', {}, { as: 'minji' });
    expect(data.me.closedCommunities).toContainEqual({ id: communityId, name: '새벽 산책' });
  });

  test('opens again with all that it had', async () => {
    const communityId = await club();
    const before = await db.community.findUniqueOrThrow({ where: { id: communityId } });
    await close(communityId);
    const { community: open } = await act('reopenCommunity', { communityId }, 'minji');
    expect(open).toMatchObject({ memberCount: 3, bookmarkCount: 1, viewerMembership: { role: 'LEADER' } });
    expect(await told(communityId, before.version)).toMatchObject([
      { name: 'community.closed' },
      { name: 'community.updated', data: { community: { id: communityId, name: '새벽 산책' } } },
    ]);
    await expectCounts(communityId);
    expect(await attempt('approveJoinRequest', { communityId, userId: doyun }, 'junho')).toBe('OK');
    const events = await toldBy(communityId, () => act('reopenCommunity', { communityId }, 'minji'));
    expect(events).toEqual([]);
    const { data } = await community.ask('{ me { closedCommunities { id } } }', {}, { as: 'minji' });
    expect(JSON.stringify(data)).not.toContain(communityId);
  });

  test('not after a week, and not for one who leads as many as one may', async () => {
    const [late, another] = [await club(), await found('busy')];
    await close(late);
    await db.$executeRaw`
      update communities set created_at = now() - interval '9 days', closed_at = now() - interval '7 days 1 minute' where id = ${late}`;
    expect(await attempt('reopenCommunity', { communityId: late }, 'minji')).toBe('NOT_FOUND');
    await act('closeCommunity', { communityId: another, name: '새벽 산책' }, 'busy');
    for (let i = 0; i < MAX_LED; i++) await found('busy');
    expect(await attempt('reopenCommunity', { communityId: another }, 'busy')).toBe('LIMIT_REACHED');
  });
});

describe('while people wait', () => {
  const waiting = async (rest: Record<string, unknown> = {}) => {
    const communityId = await found('harin', { joinPolicy: 'APPROVAL', ...rest });
    for (const who of ['doyun', 'minji']) await act('joinCommunity', { communityId }, who);
    return communityId;
  };
  const queue = async (communityId: string) =>
    (await db.joinRequest.findMany({ where: { communityId }, orderBy: { requestedAt: 'asc' } })).map(
      ({ status }) => status,
    );
  const approve = (communityId: string, who: string) =>
    attempt('approveJoinRequest', { communityId, userId: person(who) }, 'harin');

  test.each(['OPEN', 'INVITE'])(
    'a club becomes %s: they go on waiting, and can still be let in',
    async (joinPolicy) => {
      const communityId = await waiting();
      const events = await toldBy(communityId, () => act('updateCommunity', { communityId, joinPolicy }, 'harin'));
      expect(events.map(({ name }) => name)).toEqual(['community.updated']);
      expect(await queue(communityId)).toEqual(['PENDING', 'PENDING']);
      expect(await approve(communityId, 'doyun')).toBe('OK');
      // By themselves: in an open club without anybody's leave.
      const comesIn = joinPolicy === 'OPEN' ? 'OK' : 'INVITE_REQUIRED inviteCode';
      expect(await attempt('joinCommunity', { communityId }, 'minji')).toBe(comesIn);
      expect(await queue(communityId)).toEqual(['APPROVED', joinPolicy === 'OPEN' ? 'APPROVED' : 'PENDING']);
      await expectCounts(communityId);
    },
  );

  test('a club becomes private: they may be let in or go, and see nothing', async () => {
    const communityId = await waiting();
    await act('updateCommunity', { communityId, visibility: 'PRIVATE' }, 'harin');
    for (const mutation of ['joinCommunity', 'bookmarkCommunity']) {
      expect(await attempt(mutation, { communityId }, 'doyun')).toBe('NOT_FOUND');
    }
    expect(await act('leaveCommunity', { communityId }, 'minji')).toEqual({ community: null, userErrors: [] });
    expect(await approve(communityId, 'doyun')).toBe('OK');
    expect(await queue(communityId)).toEqual(['APPROVED', 'WITHDRAWN']);
  });

  test('places go and come: nobody moves up by themselves', async () => {
    const communityId = await waiting({ memberLimit: 5 });
    const limit = (memberLimit: number) => attempt('updateCommunity', { communityId, memberLimit }, 'harin');
    expect(await approve(communityId, 'doyun')).toBe('OK');
    expect(await limit(2)).toBe('OK');
    expect(await approve(communityId, 'minji')).toBe('FULL');
    expect(await queue(communityId)).toEqual(['APPROVED', 'PENDING']);
    expect(await limit(3)).toBe('OK');
    expect(await queue(communityId)).toEqual(['APPROVED', 'PENDING']);
    expect(await approve(communityId, 'minji')).toBe('OK');
    expect(await limit(2)).toBe('INVALID memberLimit');
  });

  test('the interest changes: to one there is', async () => {
    const communityId = await waiting();
    expect(await attempt('updateCommunity', { communityId, interestId: 'flying' }, 'harin')).toBe(
      'NOT_FOUND interestId',
    );
    expect(await attempt('updateCommunity', { communityId, interestId: null }, 'harin')).toBe('OK');
    const { community: club } = await act('updateCommunity', { communityId, interestId: 'coffee' }, 'harin');
    expect(club.interest).toEqual({ id: 'coffee' });
  });
});
