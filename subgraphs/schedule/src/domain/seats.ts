import type { Emit, SqlClient } from '@moim/event-bus';
import { type EventData, scheduleAttendanceChanged, type scheduleCreated, scheduleSeatGranted } from '@moim/events';
import { Prisma } from '../generated/prisma/client.ts';
import type { AttendanceStatus } from '../generated/prisma/enums.ts';
import type { ScheduleRow } from '../rows.ts';
import { scheduleColumns } from '../schedule-columns.ts';

// Seats and places in line change only while the meet-up's row is held: `lockSchedule` comes first (`takePlaces` does it in its
// one statement), and each change raises the version by one.

/** A meet-up whose row this transaction holds. */
export type LockedSchedule = ScheduleRow & { version: number };

/** The meet-up, held until the transaction ends: everybody who wants to change something about it queues here. */
export async function lockSchedule(tx: SqlClient, scheduleId: string): Promise<LockedSchedule> {
  return only(
    await tx.$queryRaw<LockedSchedule[]>`
      select ${scheduleColumns}, s.version from schedules s where s.id = ${scheduleId} for no key update`,
  );
}

/** How somebody stands to a meet-up. */
export interface Place {
  /** Null when the person was never on its lists. */
  status: AttendanceStatus | null;
  isCheckedIn: boolean;
  /** What the person is in the club; null: no member. */
  role: string | null;
}

/** Somebody's place as it is at the moment; after the meet-up was locked, nobody else changes it. */
export async function readPlace(db: SqlClient, schedule: ScheduleRow, userId: string): Promise<Place> {
  return only(
    await db.$queryRaw<Place[]>`
      select a.status::text, a.checked_in_at is not null as "isCheckedIn", m.role::text
      from (select ${schedule.id}::text as schedule_id, ${schedule.communityId}::text as community_id, ${userId}::text as user_id) person
      left join attendances a using (schedule_id, user_id)
      left join community_member_cards m using (community_id, user_id)`,
  );
}

/** A meet-up as events show it. */
export function scheduleCard(
  { id, communityId, title, startsAt }: ScheduleRow,
  communityName: string,
): EventData<typeof scheduleCreated>['schedule'] {
  return { id, communityId, communityName, title, startsAt: startsAt.toISOString() };
}

/** SQL: gives seats to the first `count` in line, `returning user_id, line_number`. */
export function moveUp(scheduleId: string, count: number): Prisma.Sql {
  return Prisma.sql`
    update attendances set status = 'ATTENDING'
    where schedule_id = ${scheduleId} and user_id in (
      select user_id from attendances where schedule_id = ${scheduleId} and status = 'WAITLISTED' order by line_number limit ${count}
    )
    returning user_id, line_number`;
}

/** Takes somebody off the meet-up's lists, who is on one of them; a seat goes to the first in line. */
export async function givePlaceUp(
  tx: SqlClient,
  emit: Emit,
  schedule: LockedSchedule,
  {
    communityName,
    userId,
    now,
    status,
  }: { communityName: string; userId: string; now: Date; status: 'ATTENDING' | 'WAITLISTED' },
): Promise<ScheduleRow> {
  const seats = status === 'ATTENDING' ? 1 : 0;
  const granted = Math.min(seats, schedule.waitlistCount);
  const { movedUp, ...after } = only(
    await tx.$queryRaw<(ScheduleRow & { movedUp: string[] })[]>`
      with gone as (
        update attendances set status = 'WITHDRAWN', withdrawn_at = ${now}::timestamptz, checked_in_at = null
        where schedule_id = ${schedule.id} and user_id = ${userId}
      ), moved as (${moveUp(schedule.id, granted)}), changed as (
        update schedules set attendee_count = attendee_count - ${seats - granted},
          waitlist_count = waitlist_count - ${1 - seats + granted}, version = version + 1, updated_at = now()
        where id = ${schedule.id} returning *
      )
      select ${scheduleColumns}, array(select user_id from moved order by line_number) as "movedUp" from changed s`,
  );
  const event = { aggregateId: schedule.id, aggregateVersion: schedule.version + 1 };
  const card = scheduleCard(schedule, communityName);
  emit(scheduleAttendanceChanged, { ...event, data: { schedule: card, userId, status: 'WITHDRAWN' } });
  if (movedUp.length > 0) emit(scheduleSeatGranted, { ...event, data: { schedule: card, userIds: movedUp } });
  return after;
}

/** The row of a statement that has exactly one. */
export function only<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined || rows.length > 1) throw new Error(`${rows.length} rows where there is always one`);
  return row;
}
