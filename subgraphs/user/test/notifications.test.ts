import { setTimeout as sleep } from 'node:timers/promises';
import type { Occurrence } from '@moim/event-bus';
import {
  communityClosed,
  communityJoinRequestSubmitted,
  communityLeadershipClaimOpened,
  communityLeadershipClaimSettled,
  communityMemberJoined,
  communityMemberLeft,
  contentCommentAdded,
  contentLiked,
  contentPostCreated,
  contentPostUpdated,
  contentReportFiled,
  contentReportResolved,
  type EventDefinition,
  scheduleCancelled,
  scheduleCreated,
  scheduleReminderDue,
  scheduleSeatGranted,
  scheduleUpdated,
} from '@moim/events';
import { newId } from '@moim/subgraph-kit';
import { applyEvent, demoDatabase } from '@moim/test-kit';
import { beforeEach, describe, expect, test } from 'vitest';
import { all, notify } from '../src/domain/notify.ts';
import { handlers } from '../src/events/index.ts';
import type { NotificationKind } from '../src/generated/prisma/enums.ts';
import { openDatabase } from './tools.ts';

const database = await demoDatabase('user');
const db = openDatabase({ database });

// The people of the catalogue's examples.
const { community, userId: bora, staffIds } = communityMemberJoined.example;
const [ara, sena] = staffIds as [string, string];
const names: Record<string, string> = { [ara]: '아라', [bora]: '보라', [sena]: '세나' };
const { post, commentId } = contentCommentAdded.example;
const { schedule } = scheduleCreated.example;
const HAPPENED = new Date('2026-11-20T08:30:00.123Z');

const wipe = () => db.user.deleteMany({ where: { id: { in: [ara, bora, sena] } } });
beforeEach(async () => {
  await wipe();
  await db.user.createMany({ data: [ara, bora, sena].map((id) => ({ id, name: names[id] as string })) });
});

/** The event takes effect, as a delivery of it makes it. */
const happen = <Data>(event: EventDefinition<Data>, data: Partial<Data> = {}, aggregateVersion = 7) =>
  applyEvent(db, handlers, event, { aggregateId: 'any', aggregateVersion, data, occurredAt: HAPPENED });

/** How many of this database's connections wait for a lock. */
async function waiting(): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return row?.count ?? 0;
}

interface Line {
  to: string;
  kind: NotificationKind;
  actor: string | null;
  link: string | null;
  params: unknown;
}

/** The feeds of the three. */
async function feeds(): Promise<Line[]> {
  const rows = await db.notification.findMany({ where: { userId: { in: [ara, bora, sena] } } });
  for (const row of rows) expect(row).toMatchObject({ createdAt: HAPPENED, readAt: null });
  return rows
    .map(({ userId, kind, actorId, link, params }) => ({
      to: names[userId] as string,
      kind,
      actor: actorId === null ? null : (names[actorId] as string),
      link,
      params,
    }))
    .toSorted((a, b) => a.to.localeCompare(b.to, 'ko'));
}
const told = async () => (await feeds()).map(({ to, kind }) => `${to} ${kind}`);

const inClub = { link: `/communities/${community.id}`, params: { community: '북한산 등산회' } };
const onPost = { link: `/posts/${post.id}`, params: { post: '이번 주 토요일 백운대 코스 안내' } };
const onSchedule = {
  actor: null,
  link: `/schedules/${schedule.id}`,
  params: { community: '북한산 등산회', schedule: '토요일 백운대 정기 산행' },
};

// biome-ignore lint/suspicious/noExplicitAny: the table is of events with different data; each row is checked by the catalogue
type Example = { event: EventDefinition<any>; change?: Record<string, unknown>; lines: Line[]; actor?: string };

/** What each event of the catalogue does, as its example has it; `actor`: whose block is respected. */
const examples: Example[] = [
  {
    event: communityMemberJoined,
    actor: bora,
    lines: [
      { to: '세나', kind: 'MEMBER_JOINED', actor: '보라', ...inClub },
      { to: '아라', kind: 'MEMBER_JOINED', actor: '보라', ...inClub },
    ],
  },
  {
    event: communityMemberJoined,
    change: { via: 'APPROVAL' },
    lines: [{ to: '보라', kind: 'JOIN_APPROVED', actor: null, ...inClub }],
  },
  {
    event: communityJoinRequestSubmitted,
    actor: bora,
    lines: [{ to: '아라', kind: 'JOIN_REQUESTED', actor: '보라', ...inClub }],
  },
  { event: communityMemberLeft, lines: [{ to: '보라', kind: 'MEMBER_REMOVED', actor: null, ...inClub }] },
  {
    event: communityLeadershipClaimOpened,
    lines: ['보라', '아라'].map((to) => ({
      to,
      kind: 'LEADERSHIP_CLAIMED',
      actor: '세나',
      link: inClub.link,
      params: { ...inClub.params, takesEffectAt: '2026-11-28T11:00:00.000Z' },
    })),
  },
  {
    event: communityLeadershipClaimSettled,
    lines: ['보라', '아라'].map((to) => ({ to, kind: 'LEADERSHIP_SUCCEEDED', actor: '세나', ...inClub })),
  },
  {
    event: communityLeadershipClaimSettled,
    change: { outcome: 'REFUSED' },
    lines: ['보라', '세나'].map((to) => ({ to, kind: 'LEADERSHIP_CLAIM_REFUSED', actor: '아라', ...inClub })),
  },
  {
    event: communityClosed,
    lines: [{ to: '보라', kind: 'COMMUNITY_CLOSED', actor: null, link: null, params: inClub.params }],
  },
  {
    event: contentPostCreated,
    actor: ara,
    lines: [{ to: '보라', kind: 'MENTIONED', actor: '아라', ...onPost }],
  },
  {
    event: contentPostUpdated,
    change: { mentionedIds: [bora, ara] },
    actor: ara,
    lines: [{ to: '보라', kind: 'MENTIONED', actor: '아라', ...onPost }],
  },
  { event: contentCommentAdded, actor: bora, lines: [{ to: '아라', kind: 'COMMENTED', actor: '보라', ...onPost }] },
  { event: contentLiked, actor: bora, lines: [{ to: '아라', kind: 'LIKED', actor: '보라', ...onPost }] },
  {
    event: contentReportFiled,
    lines: ['세나', '아라'].map((to) => ({ to, kind: 'REPORT_FILED', actor: null, ...inClub })),
  },
  {
    event: contentReportResolved,
    lines: [
      {
        ...{ to: '보라', kind: 'REPORT_RESOLVED', actor: null, link: inClub.link },
        params: { ...inClub.params, outcome: 'UPHELD' },
      },
    ],
  },
  {
    event: scheduleCreated,
    lines: [
      { to: '보라', kind: 'SCHEDULE_CREATED', ...onSchedule },
      { to: '세나', kind: 'SCHEDULE_CREATED', ...onSchedule },
    ],
  },
  { event: scheduleUpdated, lines: [{ to: '보라', kind: 'SCHEDULE_CHANGED', ...onSchedule }] },
  { event: scheduleCancelled, lines: [{ to: '보라', kind: 'SCHEDULE_CANCELLED', ...onSchedule }] },
  { event: scheduleSeatGranted, lines: [{ to: '보라', kind: 'SEAT_GRANTED', ...onSchedule }] },
  {
    event: scheduleReminderDue,
    change: { userIds: [bora] },
    lines: [
      {
        to: '보라',
        kind: 'SCHEDULE_REMINDER',
        ...onSchedule,
        params: { ...onSchedule.params, startsAt: '2026-11-28T00:00:00.000Z' },
      },
    ],
  },
];

describe.each(examples.map((example) => ({ name: `${example.event.name}: ${example.lines[0]?.kind}`, ...example })))(
  '$name',
  ({ event, change, lines, actor }) => {
    test('is told once, however often it comes', async () => {
      await happen(event, change);
      expect(await feeds()).toEqual(lines);
      await happen(event, change);
      expect(await feeds()).toEqual(lines);
    });

    test('is not told to who has switched it off', async () => {
      const kind = lines[0]?.kind as NotificationKind;
      await db.notificationPreference.createMany({
        data: [
          { userId: ara, kind, enabled: false },
          { userId: bora, kind, enabled: false },
          { userId: sena, kind, enabled: true },
        ],
      });
      await happen(event, change);
      expect(await feeds()).toEqual(lines.filter(({ to }) => to === '세나'));
    });

    test('is not told to deleted and unknown people', async () => {
      await db.user.updateMany({ where: { id: bora }, data: { name: '-', deletedAt: new Date() } });
      await db.user.deleteMany({ where: { id: sena } });
      await happen(event, change);
      const left = lines.filter(({ to }) => to === '아라');
      expect(await feeds()).toEqual(
        left.map((line) => ({ ...line, actor: line.actor === '아라' ? line.actor : null })),
      );
    });

    test(`is ${actor ? 'not ' : ''}told where one has blocked the other`, async () => {
      const others = [ara, bora, sena].filter((id) => id !== (actor ?? ara));
      const [first, second] = others as [string, string];
      // One in each direction.
      await db.block.createMany({
        data: [
          { id: newId('blk'), blockerId: first, blockedId: actor ?? ara },
          { id: newId('blk'), blockerId: actor ?? ara, blockedId: second },
        ],
      });
      await happen(event, change);
      expect(await feeds()).toEqual(actor ? [] : lines);
    });
  },
);

describe('what is no news', () => {
  test('a claim to a leadership that is taken back', async () => {
    await happen(communityLeadershipClaimSettled, { outcome: 'WITHDRAWN' });
    expect(await feeds()).toEqual([]);
  });

  test.each(['LEFT', 'DELETED'] as const)('a member who %s', async (how) => {
    await happen(communityMemberLeft, { how, actorId: null });
    expect(await feeds()).toEqual([]);
  });

  test('a meet-up with another title, and more seats', async () => {
    await happen(scheduleUpdated, { changed: ['title', 'description', 'capacity', 'registrationClosesAt'] });
    expect(await feeds()).toEqual([]);
  });

  test.each(['startsAt', 'endsAt', 'place', 'fee'] as const)('but another %s is', async (field) => {
    await happen(scheduleUpdated, { changed: ['title', field] });
    expect(await told()).toEqual(['보라 SCHEDULE_CHANGED']);
  });

  test('a like for a photo of an album, or for what nobody has written any more', async () => {
    await happen(contentLiked, { post: null });
    await happen(contentLiked, { authorId: null });
    expect(await feeds()).toEqual([]);
  });

  test('what people do to themselves', async () => {
    await happen(contentLiked, { userId: ara, authorId: ara });
    await happen(contentPostCreated, { authorId: ara, mentionedIds: [ara] });
    await happen(contentCommentAdded, { authorId: ara, postAuthorId: ara, replyToAuthorId: ara, mentionedIds: [ara] });
    await happen(scheduleCreated, { hostId: bora, memberIds: [bora] });
    await happen(scheduleUpdated, { actorId: bora, attendeeIds: [bora] });
    await happen(scheduleCancelled, { actorId: bora, attendeeIds: [bora] });
    await happen(communityMemberJoined, { userId: ara, staffIds: [ara] });
    expect(await feeds()).toEqual([]);
  });
});

describe('what is told once', () => {
  test('likes of one person for one post, taken back and given again, for its comments too', async () => {
    await happen(contentLiked, {}, 1);
    await happen(contentLiked, {}, 3);
    await happen(contentLiked, { subjectId: commentId }, 1);
    await happen(contentLiked, { userId: sena }, 4);
    expect(await feeds()).toMatchObject([
      { kind: 'LIKED', actor: '보라' },
      { kind: 'LIKED', actor: '세나' },
    ]);
  });

  test('a name in a post, written again and again', async () => {
    await happen(contentPostCreated, {}, 1);
    await happen(contentPostUpdated, { mentionedIds: [bora] }, 2);
    expect(await told()).toEqual(['보라 MENTIONED']);
  });

  test('who comes back; but each request, approval and removal is news', async () => {
    for (const version of [7, 9]) {
      await happen(communityMemberJoined, {}, version);
      await happen(communityMemberJoined, { via: 'APPROVAL' }, version);
      await happen(communityJoinRequestSubmitted, {}, version);
      await happen(communityMemberLeft, {}, version);
    }
    const counts = Object.entries(Object.groupBy(await told(), (line) => line)).map(([line, of]) => [line, of?.length]);
    expect(Object.fromEntries(counts)).toEqual({
      '보라 JOIN_APPROVED': 2,
      '보라 MEMBER_REMOVED': 2,
      '세나 MEMBER_JOINED': 1,
      '아라 JOIN_REQUESTED': 2,
      '아라 MEMBER_JOINED': 1,
    });
  });

  test('but every change of a meet-up, and every seat', async () => {
    for (const version of [2, 3]) {
      await happen(scheduleUpdated, {}, version);
      await happen(scheduleSeatGranted, {}, version);
    }
    expect((await told()).toSorted()).toEqual([
      ...Array(2).fill('보라 SCHEDULE_CHANGED'),
      ...Array(2).fill('보라 SEAT_GRANTED'),
    ]);
  });
});

describe('a comment', () => {
  const everything = { authorId: bora, postAuthorId: ara, replyToAuthorId: ara, mentionedIds: [ara, sena] };
  const off = (...kinds: NotificationKind[]) =>
    db.notificationPreference.createMany({ data: kinds.map((kind) => ({ userId: ara, kind, enabled: false })) });

  test('is one line for each person: named, else replied to, else commented', async () => {
    await happen(contentCommentAdded, everything);
    expect(await told()).toEqual(['세나 MENTIONED', '아라 MENTIONED']);
    await happen(contentCommentAdded, { ...everything, commentId: newId('cmt'), mentionedIds: [] });
    expect((await told()).toSorted()).toEqual(['세나 MENTIONED', '아라 MENTIONED', '아라 REPLIED']);
  });

  test('is told as what the person wants to be told of', async () => {
    await off('MENTIONED');
    await happen(contentCommentAdded, everything);
    expect(await told()).toEqual(['세나 MENTIONED', '아라 REPLIED']);
  });

  test('is not told to who has blocked whoever wrote the post, or is blocked by them: its title would be', async () => {
    await db.block.create({ data: { id: newId('blk'), blockerId: sena, blockedId: ara } });
    await happen(contentCommentAdded, everything);
    expect(await told()).toEqual(['아라 MENTIONED']);
    await happen(contentLiked, { authorId: sena, postAuthorId: ara });
    expect(await told()).toEqual(['아라 MENTIONED']);
  });

  test('is not told to who wants none of it', async () => {
    await off('MENTIONED', 'REPLIED', 'COMMENTED');
    await happen(contentCommentAdded, everything);
    expect(await told()).toEqual(['세나 MENTIONED']);
  });
});

test('a ban from a private club leads nowhere', async () => {
  await happen(communityMemberLeft, { how: 'BANNED', community: { ...community, isPrivate: true } });
  expect(await feeds()).toMatchObject([{ to: '보라', kind: 'MEMBER_REMOVED', link: null }]);
});

test('an account that is being deleted meanwhile is told nothing, and not named', async () => {
  let deleted = Promise.resolve();
  await db.user.updateMany({ where: { id: bora }, data: { email: 'bora@moim.test' } });
  await new Promise<void>((begun) => {
    deleted = db.$transaction(async (tx) => {
      await tx.user.update({ where: { id: bora }, data: { name: '-', email: null, deletedAt: new Date() } });
      begun();
      // Until both wait for this one.
      while ((await waiting()) < 2) await sleep(10);
    });
  });
  await Promise.all([deleted, happen(contentPostCreated), happen(contentLiked)]);
  expect(await feeds()).toMatchObject([{ to: '아라', kind: 'LIKED', actor: null }]);
});

test('a thousand people are told in one statement', async () => {
  const crowd = Array.from({ length: 1_000 }, () => newId('usr'));
  await db.user.createMany({ data: crowd.map((id, i) => ({ id, name: `사람 ${i}` })) });
  const emitted: Occurrence<unknown>[] = [];
  const news = (dedupeKey: string) =>
    notify(
      { tx: db, emit: (_definition, occurrence) => void emitted.push(occurrence) },
      {
        recipients: all('SCHEDULE_CREATED', [...crowd, ara]),
        actorId: ara,
        params: { community: '북한산 등산회', schedule: '송년 산행' },
        link: '/schedules/x',
        dedupeKey,
        at: HAPPENED,
      },
    );
  await news('first');
  emitted.length = 0;
  expect(await database.countStatements(() => news('second'))).toBe(1);
  expect(emitted).toHaveLength(1);
  expect(await db.notification.count({ where: { userId: { in: crowd }, dedupeKey: 'second' } })).toBe(1_000);
});
