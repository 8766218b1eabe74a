import type { Asker } from '@moim/event-bus';
import { byId, byParentAndArgs, memberCardLoader, visibleCommunityLoader } from '@moim/subgraph-kit';
import DataLoader from 'dataloader';
import type { CalendarFeedRow } from './domain/calendar-feed.ts';
import { scheduleVisibleTo } from './domain/policy.ts';
import type { ScheduleRange } from './domain/schedule-range.ts';
import { Prisma, type PrismaClient } from './generated/prisma/client.ts';
import type { AttendanceRow, AttendeeRow, ScheduleRow, UpcomingScheduleRow } from './rows.ts';
import { scheduleColumns } from './schedule-columns.ts';

/** A page of meet-ups to read, by start: one row more than `limit`. */
export interface SchedulePage {
  limit: number;
  after: [startsAt: string, id: string] | null;
}

/** A page of a meet-up's attendees or of its waiting line: one row more than `limit`, in the order of the line. */
export interface AttendeePage {
  scheduleId: string;
  status: 'ATTENDING' | 'WAITLISTED';
  limit: number;
  /** The last place in line that the client has; `0` for the first page. */
  afterLine: string;
}

export type Loaders = ReturnType<typeof createLoaders>;

/** The part of `schedules s` after a page's key. */
const afterKey = (after: SchedulePage['after']) =>
  after === null ? Prisma.sql`true` : Prisma.sql`(s.starts_at, s.id) > (${after[0]}::timestamptz, ${after[1]}::text)`;

const inRange = ({ endsAfter, startsBefore, withCancelled }: ScheduleRange) => Prisma.sql`
  s.ends_at > ${endsAfter}::timestamptz and s.starts_at < ${startsBefore}::timestamptz
  and ${withCancelled ? Prisma.sql`true` : Prisma.sql`s.cancelled_at is null`}`;

/**
 * The meet-ups that somebody (`person.id`) attends or waits for, as far as that person may see them: `attendances a` with
 * `schedules s`. `limit 1` keeps the planner from reading all meet-ups there are to join them with the few of one person.
 */
const agenda = (endsAfter: string) => Prisma.sql`
  attendances a cross join lateral (
    select * from schedules where id = a.schedule_id and ends_at > ${endsAfter}::timestamptz and cancelled_at is null limit 1
  ) s
  where a.user_id = person.id and a.status <> 'WITHDRAWN' and ${scheduleVisibleTo(Prisma.sql`person.id`)}`;

/** A request's loaders: whatever is asked for many things in one tick becomes one statement. */
export function createLoaders({ db, asker }: { db: PrismaClient; asker: Asker }, viewerId: string | null) {
  const scheduleCounts = byParentAndArgs<ScheduleRange, { communityId: string; count: number }>(
    (communityIds, range) => db.$queryRaw`
      select s.community_id as "communityId", count(*)::int as count from schedules s
      where s.community_id = any(${communityIds}::text[]) and ${inRange(range)} group by s.community_id`,
    (row) => row.communityId,
  );
  const agendaCounts = byParentAndArgs<{ endsAfter: string }, { userId: string; count: number }>(
    (userIds, { endsAfter }) => db.$queryRaw`
      select person.id as "userId", n.count from unnest(${userIds}::text[]) as person(id)
      cross join lateral (select count(*)::int as count from ${agenda(endsAfter)}) n`,
    (row) => row.userId,
  );

  return {
    memberCard: memberCardLoader({ db, asker }),
    visibleCommunity: visibleCommunityLoader({ db, asker }, viewerId),

    /** Meet-ups by id, whoever may see them: the policy comes after. */
    schedule: byId<ScheduleRow>(
      (ids) => db.$queryRaw`select ${scheduleColumns} from schedules s where s.id = any(${ids}::text[])`,
      (schedule) => schedule.id,
    ),

    /** A page of a club's meet-ups, by start. */
    schedulesOfCommunity: byParentAndArgs<ScheduleRange & SchedulePage, ScheduleRow>(
      (communityIds, { limit, after, ...range }) => db.$queryRaw`
        select page.* from unnest(${communityIds}::text[]) as club(id) cross join lateral (
          select ${scheduleColumns} from schedules s
          where s.community_id = club.id and ${inRange(range)} and ${afterKey(after)}
          order by s.starts_at, s.id limit ${limit + 1}
        ) page`,
      (schedule) => schedule.communityId,
    ),

    /** How many meet-ups a club has in a range. */
    scheduleCountOfCommunity: async (communityId: string, range: ScheduleRange) =>
      (await scheduleCounts(communityId, range))[0]?.count ?? 0,

    /** A page of the meet-ups that somebody attends or waits for, by start, as far as that person may see them. */
    upcomingSchedules: byParentAndArgs<SchedulePage & { endsAfter: string }, UpcomingScheduleRow>(
      (userIds, { limit, after, endsAfter }) => db.$queryRaw`
        select page.* from unnest(${userIds}::text[]) as person(id) cross join lateral (
          select a.user_id as "userId", a.status::text, ${scheduleColumns}
          from ${agenda(endsAfter)} and ${afterKey(after)}
          order by s.starts_at, s.id limit ${limit + 1}
        ) page`,
      (row) => row.userId,
    ),

    /** How many meet-ups `upcomingSchedules` has in all. */
    upcomingScheduleCount: async (userId: string, endsAfter: string) =>
      (await agendaCounts(userId, { endsAfter }))[0]?.count ?? 0,

    /** The viewer's seat or place in the waiting line, by the meet-up's id; null when there is neither. */
    viewerAttendance: byId<AttendanceRow & { scheduleId: string }>(
      (scheduleIds) =>
        viewerId === null
          ? Promise.resolve([])
          : db.$queryRaw`
              select a.schedule_id as "scheduleId", a.status::text, a.joined_at as "joinedAt",
                case when a.status = 'WAITLISTED' then (
                  select count(*)::int + 1 from attendances ahead
                  where ahead.schedule_id = a.schedule_id and ahead.status = 'WAITLISTED' and ahead.line_number < a.line_number
                ) end as "waitlistPosition"
              from attendances a
              where a.user_id = ${viewerId} and a.schedule_id = any(${scheduleIds}::text[]) and a.status <> 'WITHDRAWN'`,
      (row) => row.scheduleId,
    ),

    /** The private address of somebody's calendar, as far as it is known here. */
    calendarFeed: byId<CalendarFeedRow & { userId: string }>(
      (userIds) => db.$queryRaw`
        select user_id as "userId", created_at as "createdAt", last_read_at as "lastReadAt" from calendar_feeds
        where user_id = any(${userIds}::text[]) and revoked_at is null`,
      (feed) => feed.userId,
    ),

    /** Pages of attendees and of waiting lines: one statement for all lists of all meet-ups. */
    attendees: new DataLoader<AttendeePage, AttendeeRow[], string>(
      async (pages) => {
        const rows = await db.$queryRaw<(AttendeeRow & { at: number })[]>`
          select list.at::int, member.* from unnest(
            ${pages.map((page) => page.scheduleId)}::text[],
            ${pages.map((page) => page.status)}::text[]::attendance_status[],
            ${pages.map((page) => page.afterLine)}::text[]::bigint[],
            ${pages.map((page) => page.limit + 1)}::int[]
          ) with ordinality as list(schedule_id, status, after_line, take, at)
          cross join lateral (
            select a.user_id as "userId", a.line_number::text as "lineNumber", a.joined_at as "joinedAt",
              a.checked_in_at as "checkedInAt"
            from attendances a
            where a.schedule_id = list.schedule_id and a.status = list.status and a.line_number > list.after_line
            order by a.line_number limit list.take
          ) member`;
        const lists = Map.groupBy(rows, (row) => row.at);
        return pages.map((_page, i) => lists.get(i + 1) ?? []);
      },
      { cacheKeyFn: (page) => JSON.stringify(page) },
    ),
  };
}
