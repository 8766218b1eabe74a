import { outboxRow, type SqlClient } from '@moim/event-bus';
import { scheduleAttendanceChanged } from '@moim/events';
import type { ScheduleRow } from '../rows.ts';
import { scheduleColumns } from '../schedule-columns.ts';
import { scheduleCard } from './seats.ts';

/**
 * Gives a member who has no place a seat, or with `joinWaitlist` a place at the end of the line, and says so. Null, and nothing is
 * changed, when there is none to give, or the person has a place or is no member, or the meet-up's terms are not those of `schedule`.
 *
 * One statement, so that the meet-up's row is held for as long as Postgres alone needs, however many wait for it and however busy this
 * process is. What it reads besides the two rows that it locks may be as old as the statement: so all that counts is on those rows, and
 * whether the person has a place already is for the unique key to say.
 */
export async function takePlace(
  db: SqlClient,
  schedule: ScheduleRow,
  {
    communityName,
    userId,
    joinWaitlist,
    now,
  }: { communityName: string; userId: string; joinWaitlist: boolean; now: Date },
): Promise<ScheduleRow | null> {
  const { id, communityId, title, startsAt, registrationOpensAt, registrationClosesAt } = schedule;
  // One for each way it may go; the version is that of the row.
  const events = (['ATTENDING', 'WAITLISTED'] as const).map((status) => ({
    status,
    ...outboxRow(scheduleAttendanceChanged, {
      aggregateId: id,
      aggregateVersion: 1,
      data: { schedule: scheduleCard(schedule, communityName), userId, status },
    }),
  }));
  const [after] = await db.$queryRaw<ScheduleRow[]>`
    with member as (
      select from community_member_cards
      where community_id = ${communityId} and user_id = ${userId} and role is not null
      for share
    ), held as (
      select *, capacity is null or attendee_count < capacity as has_seat from schedules
      where id = ${id} and exists (select from member) and cancelled_at is null and title = ${title}
        and starts_at = ${startsAt}::timestamptz
        and registration_opens_at is not distinct from ${registrationOpensAt}::timestamptz
        and registration_closes_at is not distinct from ${registrationClosesAt}::timestamptz
      for no key update
    ), place as (
      insert into attendances (schedule_id, user_id, status, line_number, joined_at)
      select id, ${userId}, case when has_seat then 'ATTENDING' else 'WAITLISTED' end::attendance_status, last_line_number + 1,
        ${now}::timestamptz
      from held where has_seat or ${joinWaitlist}
      on conflict (schedule_id, user_id) do update
        set status = excluded.status, line_number = excluded.line_number, joined_at = excluded.joined_at, checked_in_at = null,
          withdrawn_at = null
        where attendances.status = 'WITHDRAWN'
      returning status
    ), changed as (
      -- Every column that a check compares comes from the held row: Postgres checks the row that the statement saw first, before it
      -- goes on to the one that it holds.
      update schedules set capacity = held.capacity, attendee_count = held.attendee_count + (place.status = 'ATTENDING')::int,
        waitlist_count = held.waitlist_count + (place.status = 'WAITLISTED')::int, last_line_number = held.last_line_number + 1,
        version = held.version + 1, updated_at = now()
      from held, place where schedules.id = held.id
      returning schedules.*, place.status as given
    ), events as (
      insert into outbox_events (id, subject, aggregate_id, aggregate_version, payload)
      select e.id, e.subject, e.aggregate_id, changed.version, e.payload
      from changed join jsonb_to_recordset(${JSON.stringify(events)}::jsonb)
        as e(status attendance_status, id text, subject text, aggregate_id text, payload jsonb) on e.status = changed.given
    )
    select ${scheduleColumns} from changed s`;
  return after ?? null;
}
