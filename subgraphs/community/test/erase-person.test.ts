import {
  communityClosed,
  communityErasureCompleted,
  communityJoinRequestSettled,
  communityMemberLeft,
  communityMemberRoleChanged,
  type EventDefinition,
  readData,
  userDeletionRequested,
} from '@moim/events';
import { demoId } from '@moim/stack/demo';
import { newId, prismaOptions } from '@moim/subgraph-kit';
import { applyEvent, demoDatabase, fingerprints } from '@moim/test-kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handlers } from '../src/events/index.ts';
import { PrismaClient } from '../src/generated/prisma/client.ts';

const database = await demoDatabase('community');
const db = new PrismaClient(prismaOptions(database.url));
afterAll(() => db.$disconnect());

const minji = demoId('usr', 'minji');
const bukhansan = demoId('com', 'bukhansan');

async function deleteAccount(userId: string, version = 1_000): Promise<string> {
  const deletionId = newId('del');
  const event = { aggregateId: userId, aggregateVersion: version, data: { userId, deletionId } };
  await applyEvent(db, handlers, userDeletionRequested, event);
  return deletionId;
}

async function published<Data>(definition: EventDefinition<Data>, aggregateId?: string) {
  const rows = await db.outboxEvent.findMany({
    where: { subject: definition.type, ...(aggregateId === undefined ? {} : { aggregateId }) },
    orderBy: { seq: 'asc' },
  });
  return rows.map(({ aggregateVersion, payload }) => ({
    version: aggregateVersion,
    data: readData(definition, definition.version, payload),
  }));
}

/** Fails unless the counts of all clubs are those of their rows. */
async function expectExactCounts(): Promise<void> {
  const wrong = await db.$queryRaw<unknown[]>`
    select id from communities c
    where member_count <> (select count(*) from memberships m where m.community_id = c.id)
      or bookmark_count <> (select count(*) from bookmarks b where b.community_id = c.id)`;
  expect(wrong).toEqual([]);
}

describe('the account of somebody who is deleted while leading a club', () => {
  let clubs: { communityId: string; version: number }[];
  let deletionId: string;

  beforeAll(async () => {
    clubs = await db.$queryRaw`
      select c.id as "communityId", c.version from memberships m join communities c on c.id = m.community_id
      where m.user_id = ${minji} order by c.id`;
    // A request to a club that minji is not in, and one that was decided long ago.
    await db.joinRequest.createMany({
      data: [
        { communityId: demoId('com', 'climb-songpa'), userId: minji, message: '같이 올라요' },
        {
          communityId: demoId('com', 'secret-reading'),
          userId: minji,
          message: '책도 좋아해요',
          status: 'REJECTED',
          requestedAt: new Date('2026-01-01'),
          decidedAt: new Date('2026-01-02'),
        },
      ],
    });
    await db.bookmark.findFirstOrThrow({ where: { userId: minji } });
    await db.invite.findFirstOrThrow({ where: { createdBy: minji, revokedAt: null } });
    deletionId = await deleteAccount(minji);
  });

  test('leaves no club that counts them, and all counts exact', async () => {
    expect(clubs.length).toBeGreaterThan(3);
    expect(await db.membership.count({ where: { userId: minji } })).toBe(0);
    expect(await db.bookmark.count({ where: { userId: minji } })).toBe(0);
    expect(await db.joinRequest.count({ where: { userId: minji, status: 'PENDING' } })).toBe(0);
    expect(await db.joinRequest.count({ where: { userId: minji, message: { not: null } } })).toBe(0);
    expect(await db.invite.count({ where: { createdBy: minji, revokedAt: null } })).toBe(0);
    expect(await db.memberCard.findUniqueOrThrow({ where: { userId: minji } })).toMatchObject({
      name: '',
      avatarUrl: null,
      region: null,
      interestIds: [],
    });
    await expectExactCounts();
  });

  test('is told club by club, with the version after it', async () => {
    for (const { communityId, version } of clubs) {
      expect(await published(communityMemberLeft, communityId)).toMatchObject([
        {
          version: version + 1,
          data: { userId: minji, how: 'DELETED', actorId: null, community: { id: communityId } },
        },
      ]);
    }
    expect(await published(communityJoinRequestSettled)).toMatchObject([
      { data: { userId: minji, outcome: 'WITHDRAWN', community: { id: demoId('com', 'climb-songpa') } } },
    ]);
  });

  test('hands the club to the staff who is in it longest', async () => {
    const version = (clubs.find(({ communityId }) => communityId === bukhansan)?.version ?? 0) + 2;
    expect(await db.membership.findMany({ where: { communityId: bukhansan, role: 'LEADER' } })).toMatchObject([
      { userId: demoId('usr', 'junho') },
    ]);
    expect(await published(communityMemberRoleChanged)).toMatchObject([
      { version, data: { userId: demoId('usr', 'junho'), role: 'LEADER', actorId: null } },
    ]);
    expect(await db.community.findUniqueOrThrow({ where: { id: bukhansan } })).toMatchObject({
      version,
      closedAt: null,
    });
    expect(await published(communityClosed)).toEqual([]);
  });

  test('is confirmed with what was removed', async () => {
    expect(await published(communityErasureCompleted, deletionId)).toMatchObject([
      { version: 1, data: { userId: minji, deletionId, counts: { memberships: clubs.length, joinRequests: 2 } } },
    ]);
  });

  test('done again changes nothing', async () => {
    const before = await fingerprints(db);
    const again = await deleteAccount(minji);
    expect(await fingerprints(db)).toEqual(before);
    const [confirmed] = await published(communityErasureCompleted, again);
    expect(new Set(Object.values(confirmed?.data.counts ?? {}))).toEqual(new Set([0]));
  });
});

test('a club whose leader was its only member is closed', async () => {
  const { communityId, userId } = await db.membership.findFirstOrThrow({
    where: { role: 'LEADER', communityId: demoId('com', 'secret-reading') },
  });
  await db.$transaction([
    db.membership.deleteMany({ where: { communityId, userId: { not: userId } } }),
    db.community.update({ where: { id: communityId }, data: { memberCount: 1 } }),
  ]);
  const { version } = await db.community.findUniqueOrThrow({ where: { id: communityId } });
  await deleteAccount(userId);
  expect(await db.community.findUniqueOrThrow({ where: { id: communityId } })).toMatchObject({
    version: version + 2,
    memberCount: 0,
    closedAt: expect.any(Date),
  });
  expect(await published(communityMemberLeft, communityId)).toMatchObject([{ version: version + 1, data: { userId } }]);
  expect(await published(communityClosed, communityId)).toMatchObject([{ version: version + 2 }]);
  await expectExactCounts();
});

test('what happens in a closed club is told to nobody', async () => {
  const communityId = demoId('com', 'hangang');
  const { userId } = await db.membership.findFirstOrThrow({ where: { communityId, role: 'STAFF' } });
  const { version } = await db.community.update({ where: { id: communityId }, data: { closedAt: new Date() } });
  const told = await published(communityMemberLeft, communityId);
  await deleteAccount(userId);
  expect(await db.community.findUniqueOrThrow({ where: { id: communityId } })).toMatchObject({ version });
  expect(await published(communityMemberLeft, communityId)).toEqual(told);
  await expectExactCounts();
});
