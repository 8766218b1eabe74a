import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { MAX_LED } from '../src/domain/leaderships.ts';
import { databaseOf, testCommunity } from './start.ts';
import { person, storyOf } from './story.ts';

// Many want the same thing at the same time: Postgres decides, and nobody is told what is not so.
const community = await testCommunity();
const db = databaseOf(community);
const { found, attempt, act, told, toldBy, standing, expectCounts } = storyOf(community, db);

const crowd = (count: number) => Array.from({ length: count }, (_, i) => `runner-${i + 1}`);
const tally = (outcomes: string[]) =>
  Object.fromEntries([...Map.groupBy(outcomes, (outcome) => outcome)].map(([outcome, all]) => [outcome, all.length]));

describe('places', () => {
  test('50 join for 5 places: 5 come in', async () => {
    const communityId = await found('minji', { memberLimit: 6 });
    const events = await toldBy(communityId, async () => {
      const outcomes = await Promise.all(crowd(50).map((who) => attempt('joinCommunity', { communityId }, who)));
      expect(tally(outcomes)).toEqual({ OK: 5, FULL: 45 });
    });
    expect(events.map(({ name }) => name)).toEqual(Array(5).fill('community.member.joined'));
    expect(await db.membership.count({ where: { communityId } })).toBe(6);
    await expectCounts(communityId);
  });

  test('10 are approved for 3 places by two who run the club: 3 come in', async () => {
    const communityId = await found('minji', { memberLimit: 5, joinPolicy: 'APPROVAL', staff: ['junho'] });
    for (const who of crowd(10)) await act('joinCommunity', { communityId }, who);
    const outcomes = await Promise.all(
      crowd(10).flatMap((who) =>
        ['minji', 'junho'].map((by) => attempt('approveJoinRequest', { communityId, userId: person(who) }, by)),
      ),
    );
    // Each was asked for twice, and what is so already is no fault.
    expect(tally(outcomes)).toEqual({ OK: 6, FULL: 14 });
    const joined = (await told(communityId)).filter(
      ({ name, data }) => name === 'community.member.joined' && data.via === 'APPROVAL',
    );
    expect(new Set(joined.map(({ data }) => data.userId)).size).toBe(3);
    expect(joined).toHaveLength(3);
    await expectCounts(communityId);
  });

  test('20 use a code for 3: 3 come in', async () => {
    const communityId = await found('harin', { visibility: 'PRIVATE', joinPolicy: 'INVITE' });
    const { id, code } = (await act('createInvite', { communityId, maxUses: 3 }, 'harin')).invite;
    const outcomes = await Promise.all(
      crowd(20).map((who) => attempt('joinCommunity', { communityId, inviteCode: code }, who)),
    );
    expect(tally(outcomes)).toEqual({ OK: 3, NOT_FOUND: 17 });
    expect(await db.invite.findUniqueOrThrow({ where: { id } })).toMatchObject({ useCount: 3 });
    expect(await told(communityId)).toHaveLength(4);
    await expectCounts(communityId);
  });
});

test('a request that is taken back while it is approved lets nobody in', async () => {
  const communityId = await found('minji', { joinPolicy: 'APPROVAL' });
  await act('joinCommunity', { communityId }, 'doyun');
  const events = await toldBy(communityId, async () => {
    // As the deletion of an account does, which does not wait for the club.
    const approval = await db.$transaction(async (tx) => {
      await tx.joinRequest.updateMany({ where: { communityId }, data: { status: 'WITHDRAWN', decidedAt: new Date() } });
      const outcome = attempt('approveJoinRequest', { communityId, userId: person('doyun') }, 'minji');
      await waitingForALock();
      return { outcome };
    });
    expect(await approval.outcome).toBe('NOT_FOUND userId');
  });
  expect(events).toEqual([]);
  expect(await standing(communityId, 'doyun')).toBeNull();
});

/** Resolves when a statement of this database waits for another transaction. */
async function waitingForALock(): Promise<void> {
  for (let i = 0; i < 500; i++) {
    const [row] = await db.$queryRaw<{ waits: boolean }[]>`
      select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as waits`;
    if (row?.waits) return;
    await sleep(10);
  }
  throw new Error('nothing waits');
}

describe('one person', () => {
  test('joins ten times at once: one membership, told once', async () => {
    const communityId = await found('minji');
    const outcomes = await Promise.all(crowd(10).map(() => attempt('joinCommunity', { communityId }, 'doyun')));
    expect(tally(outcomes)).toEqual({ OK: 10 });
    expect(await told(communityId, 1)).toMatchObject([{ name: 'community.member.joined', version: 2 }]);
  });

  test('asks ten times at once: one request, told once', async () => {
    const communityId = await found('minji', { joinPolicy: 'APPROVAL' });
    await Promise.all(crowd(10).map(() => act('joinCommunity', { communityId }, 'doyun')));
    expect(await told(communityId, 1)).toMatchObject([{ name: 'community.join_request.submitted', version: 2 }]);
    expect(await db.joinRequest.count({ where: { communityId } })).toBe(1);
  });

  test('bookmarks ten times at once: one more', async () => {
    const communityId = await found('minji');
    await Promise.all(crowd(10).map(() => act('bookmarkCommunity', { communityId }, 'doyun')));
    await Promise.all(crowd(5).map((who) => act('bookmarkCommunity', { communityId }, who)));
    await Promise.all(crowd(10).map(() => act('unbookmarkCommunity', { communityId }, 'doyun')));
    await expectCounts(communityId);
    expect(await db.bookmark.count({ where: { communityId } })).toBe(5);
  });

  test('founds as many clubs as one may, however many at once', async () => {
    const input = { name: '또 하나', interestId: 'coffee', region: '서울' };
    const outcomes = await Promise.all(crowd(MAX_LED + 5).map(() => attempt('createCommunity', input, 'founder')));
    expect(tally(outcomes)).toEqual({ OK: MAX_LED, LIMIT_REACHED: 5 });
  });

  test('is removed and leaves at once: told once', async () => {
    const communityId = await found('minji', { members: ['doyun'] });
    const events = await toldBy(communityId, () =>
      Promise.all([
        act('leaveCommunity', { communityId }, 'doyun'),
        act('removeMember', { communityId, userId: person('doyun') }, 'minji'),
      ]),
    );
    expect(events).toMatchObject([{ name: 'community.member.left', data: { userId: person('doyun') } }]);
    await expectCounts(communityId);
  });
});

describe('leadership', () => {
  test('is handed to two at once: one has it', async () => {
    const heirs = ['junho', 'seoyeon'];
    const communityId = await found('minji', { members: heirs });
    const events = await toldBy(communityId, async () => {
      const outcomes = await Promise.all(
        heirs.map((heir) => attempt('transferLeadership', { communityId, userId: person(heir) }, 'minji')),
      );
      expect(outcomes.toSorted()).toEqual(['FORBIDDEN', 'OK']);
    });
    const roles = await Promise.all([...heirs, 'minji'].map((who) => standing(communityId, who)));
    expect(roles.toSorted()).toEqual(['LEADER', 'MEMBER', 'STAFF']);
    expect(roles[2]).toBe('STAFF');
    expect(events).toMatchObject([{ data: { userId: person('minji'), role: 'STAFF' } }, { data: { role: 'LEADER' } }]);
  });

  test('is handed to somebody who leaves at that moment: the club has a leader', async () => {
    for (let round = 0; round < 5; round++) {
      const communityId = await found('minji', { members: ['junho'] });
      const [handedOver, left] = await Promise.all([
        attempt('transferLeadership', { communityId, userId: person('junho') }, 'minji'),
        attempt('leaveCommunity', { communityId }, 'junho'),
      ]);
      expect([
        ['OK', 'LEADER_MUST_HAND_OVER'],
        ['NOT_FOUND userId', 'OK'],
      ]).toContainEqual([handedOver, left]);
      expect(await db.membership.count({ where: { communityId, role: 'LEADER' } })).toBe(1);
      await db.community.update({ where: { id: communityId }, data: { closedAt: new Date() } });
    }
  });

  test('comes from two clubs to one who may lead one more: one of them', async () => {
    const heir = 'junho';
    const { led } = (
      await db.$queryRaw<{ led: number }[]>`
      select count(*)::int as led from memberships m join communities c on c.id = m.community_id
      where user_id = ${person(heir)} and role = 'LEADER' and closed_at is null`
    )[0] as { led: number };
    for (let i = led; i < MAX_LED - 1; i++) await found(heir);
    const clubs = [await found('seoyeon', { members: [heir] }), await found('harin', { members: [heir] })] as const;
    const outcomes = await Promise.all([
      attempt('transferLeadership', { communityId: clubs[0], userId: person(heir) }, 'seoyeon'),
      attempt('transferLeadership', { communityId: clubs[1], userId: person(heir) }, 'harin'),
    ]);
    expect(outcomes.toSorted()).toEqual(['LIMIT_REACHED userId', 'OK']);
  });
});

test('invitations are made until there are as many as there may be, however many at once', async () => {
  const communityId = await found('minji');
  for (let i = 0; i < 97; i++) await act('createInvite', { communityId }, 'minji');
  const outcomes = await Promise.all(crowd(8).map(() => attempt('createInvite', { communityId }, 'minji')));
  expect(tally(outcomes)).toEqual({ OK: 3, LIMIT_REACHED: 5 });
});

test('the limit is lowered while people join: never fewer places than members', async () => {
  const communityId = await found('minji', { memberLimit: 20 });
  await Promise.all([
    ...crowd(12).map((who) => attempt('joinCommunity', { communityId }, who)),
    attempt('updateCommunity', { communityId, memberLimit: 5 }, 'minji'),
  ]);
  const { memberCount, memberLimit } = await db.community.findUniqueOrThrow({ where: { id: communityId } });
  expect(memberCount).toBeLessThanOrEqual(memberLimit as number);
  await expectCounts(communityId);
  expect((await told(communityId)).length).toBeGreaterThan(1);
});
