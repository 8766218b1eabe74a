import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { Prisma } from '../src/generated/prisma/client.ts';
import { databaseOf, testCommunity } from './start.ts';

// Wrong states are refused by the database itself, whatever the code does.
const db = databaseOf(await testCommunity());
const communityId = demoId('com', 'bukhansan');
const minji = demoId('usr', 'minji');
const junho = demoId('usr', 'junho');
const doyun = demoId('usr', 'doyun');
const member = (userId: string) => ({ communityId_userId: { communityId, userId } });

describe('a club has exactly one leader', () => {
  test('not two', async () => {
    const promote = db.membership.update({ where: member(junho), data: { role: 'LEADER' } });
    await expect(promote).rejects.toThrow(/memberships_leader|Unique constraint/);
  });

  test.each([
    ['demoted', () => db.membership.update({ where: member(minji), data: { role: 'MEMBER' } })],
    ['gone', () => db.membership.delete({ where: member(minji) })],
    [
      'never there',
      () =>
        db.community.create({
          data: {
            id: demoId('com', 'leaderless'),
            name: '모임장 없는 모임',
            interestId: 'hiking',
            region: '서울 은평구',
          },
        }),
    ],
  ])('not none: %s', async (_how, change) => {
    await expect(change()).rejects.toThrow(/has no leader/);
  });

  test('leadership passes on within a transaction', async () => {
    const pass = (from: string, to: string) =>
      db.$transaction([
        db.membership.update({ where: member(from), data: { role: 'STAFF' } }),
        db.membership.update({ where: member(to), data: { role: 'LEADER' } }),
      ]);
    await pass(minji, junho);
    expect(await db.membership.findUnique({ where: member(junho) })).toMatchObject({ role: 'LEADER' });
    await pass(junho, minji);
  });

  test('a closed club needs none, but cannot open again without', async () => {
    const id = demoId('com', 'night-cinema');
    await db.community.update({ where: { id }, data: { closedAt: new Date() } });
    await db.membership.deleteMany({ where: { communityId: id } });
    await expect(db.community.update({ where: { id }, data: { closedAt: null } })).rejects.toThrow(/has no leader/);
  });
});

describe.each([
  ['more members than the limit', Prisma.sql`update communities set member_count = 501 where id = ${communityId}`],
  ['fewer members than none', Prisma.sql`update communities set member_count = -1 where id = ${communityId}`],
  ['a membership twice', Prisma.sql`insert into memberships (community_id, user_id) values (${communityId}, ${junho})`],
  [
    'a membership of no club',
    Prisma.sql`insert into memberships (community_id, user_id) values (${demoId('com', 'no')}, ${doyun})`,
  ],
  [
    'a ban by oneself',
    Prisma.sql`insert into bans (community_id, user_id, banned_by) values (${communityId}, ${doyun}, ${doyun})`,
  ],
  [
    'two requests that wait',
    Prisma.sql`insert into join_requests (community_id, user_id, requested_at)
      values (${communityId}, ${doyun}, now()), (${communityId}, ${doyun}, now() - interval '1 day')`,
  ],
  [
    'a decision without its time',
    Prisma.sql`insert into join_requests (community_id, user_id, status) values (${communityId}, ${doyun}, 'APPROVED')`,
  ],
  [
    'more uses of an invitation than it has',
    Prisma.sql`update invites set use_count = max_uses + 1 where community_id = ${communityId} and max_uses is not null`,
  ],
  [
    'a claim without a week of notice',
    Prisma.sql`insert into leadership_claims (community_id, claimant_id, leader_id, claimed_at, leader_last_seen_at, takes_effect_at)
      values (${communityId}, ${junho}, ${minji}, now(), now() - interval '100 days', now() + interval '6 days')`,
  ],
  ['a club id of another kind', Prisma.sql`update communities set id = ${minji} where id = ${communityId}`],
])('the database refuses', (what, statement) => {
  test(what, async () => {
    await expect(db.$executeRaw(statement)).rejects.toThrow(/violates|constraint/i);
  });
});

test('a claim can be made, one at a time', async () => {
  const claim = (claimant: string) => db.$executeRaw`
    insert into leadership_claims (community_id, claimant_id, leader_id, claimed_at, leader_last_seen_at, takes_effect_at)
    values (${communityId}, ${claimant}, ${minji}, now(), now() - interval '100 days', now() + interval '7 days')`;
  expect(await claim(junho)).toBe(1);
  await expect(claim(demoId('usr', 'person-2'))).rejects.toThrow(
    /leadership_claims_open|Unique constraint|community_id/,
  );
});
