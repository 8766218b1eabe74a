import type { SqlClient } from '@moim/event-bus';
import { scheduleAttendanceChanged, writeData } from '@moim/events';
import { currentTraceparent } from '@moim/telemetry';
import { typeid } from 'typeid-js';
import type { ScheduleRow } from '../rows.ts';
import { scheduleColumns } from '../schedule-columns.ts';
import { scheduleCard } from './seats.ts';

/** Somebody who wants a seat of a meet-up that they have looked at. */
export interface Wish {
  userId: string;
  /** Whether a place in line will do. */
  joinWaitlist: boolean;
  /** When they asked. */
  now: Date;
  schedule: ScheduleRow;
  communityName: string;
}

/**
 * Gives members who have no place seats, in this order, or with `joinWaitlist` places at the end of the line, and says so. The meet-up as
 * it is then; null for whom nothing is changed: there is none to give, or the person has a place or is no member, or is named twice, or the
 * meet-up's terms are not those that the person has looked at.
 *
 * One statement, so that the meet-up's row is held for as long as Postgres alone needs, however many wait for it and however busy this
 * process is. What it reads besides the rows that it locks may be as old as the statement. So all that counts is on those rows. Whether
 * somebody has a place already is for the unique key to say: who has got one since the statement began makes it fail as a whole
 * (`isOutdated`), and it is to be done again.
 */
export async function takePlaces(db: SqlClient, wishes: readonly Wish[]): Promise<(ScheduleRow | null)[]> {
  const latest = wishes.at(-1);
  if (latest === undefined) return [];
  const { schedule, communityName } = latest;
  const { id, communityId, title, startsAt, registrationOpensAt, registrationClosesAt } = schedule;
  const served = new Map<string, Wish>();
  for (const wish of wishes) {
    if (sameTerms(wish.schedule, schedule) && !served.has(wish.userId)) served.set(wish.userId, wish);
  }
  const people = [...served.values()];
  const card = scheduleCard(schedule, communityName);
  // What the statement puts together is held to the catalogue here, once for all.
  writeData(scheduleAttendanceChanged, { schedule: card, userId: latest.userId, status: 'ATTENDING' });

  const [after] = await db.$queryRaw<(ScheduleRow & { takers: string[] })[]>`
    with asked as (
      select * from unnest(
        ${people.map(({ userId }) => userId)}::text[], ${people.map(({ joinWaitlist }) => joinWaitlist)}::boolean[],
        ${people.map(({ now }) => now.toISOString())}::text[]::timestamptz[], ${people.map(() => typeid('evt').toString())}::text[]
      ) with ordinality as person(user_id, waits, asked_at, event_id, n)
    ), member as (
      select user_id from community_member_cards
      where community_id = ${communityId} and user_id in (select user_id from asked) and role is not null
      order by user_id for share
    ), held as (
      -- All memberships are held before the meet-up is: the end of a membership takes them in that order, too.
      select * from schedules
      where id = ${id} and (select count(*) from member) > 0 and cancelled_at is null and title = ${title}
        and starts_at = ${startsAt}::timestamptz
        and registration_opens_at is not distinct from ${registrationOpensAt}::timestamptz
        and registration_closes_at is not distinct from ${registrationClosesAt}::timestamptz
      for no key update
    ), ranked as (
      select asked.*, capacity is null or attendee_count + row_number() over (order by n) <= capacity as has_seat
      from held, asked join member using (user_id)
      where not exists (
        select from attendances a where a.schedule_id = ${id} and a.user_id = asked.user_id and a.status <> 'WITHDRAWN')
    ), given as (
      select user_id, asked_at, event_id, row_number() over (order by n) as nth,
        case when has_seat then 'ATTENDING' else 'WAITLISTED' end::attendance_status as status
      from ranked where has_seat or waits
    ), place as (
      insert into attendances (schedule_id, user_id, status, line_number, joined_at)
      select held.id, user_id, given.status, last_line_number + nth, asked_at from held, given
      on conflict (schedule_id, user_id) do update
        -- No status, and the table refuses it, for who is not withdrawn any more.
        set status = case when attendances.status = 'WITHDRAWN' then excluded.status end, line_number = excluded.line_number,
          joined_at = excluded.joined_at, checked_in_at = null, withdrawn_at = null
    ), changed as (
      -- Every column that a check compares comes from the held row: Postgres checks the row that the statement saw first, before it
      -- goes on to the one that it holds.
      update schedules set capacity = held.capacity, attendee_count = held.attendee_count + seats,
        waitlist_count = held.waitlist_count + places - seats, last_line_number = held.last_line_number + places,
        version = held.version + places, updated_at = now()
      from held, (
        select count(*)::int as places, (count(*) filter (where status = 'ATTENDING'))::int as seats from given
      ) counted
      where schedules.id = held.id and places > 0
      returning schedules.*
    ), events as (
      insert into outbox_events (id, subject, aggregate_id, aggregate_version, payload, traceparent)
      select event_id, ${scheduleAttendanceChanged.type}, held.id, held.version + nth,
        jsonb_build_object('schedule', ${JSON.stringify(card)}::jsonb, 'userId', user_id, 'status', status),
        ${currentTraceparent()}::text
      from held, given order by nth
    )
    select ${scheduleColumns}, array(select user_id from given) as takers from changed s`;
  if (after === undefined) return wishes.map(() => null);
  const { takers, ...row } = after;
  const given = new Set(takers);
  return wishes.map((wish) => (given.has(wish.userId) && served.get(wish.userId) === wish ? row : null));
}

function sameTerms(one: ScheduleRow, other: ScheduleRow): boolean {
  const terms = ({ title, startsAt, registrationOpensAt, registrationClosesAt }: ScheduleRow) =>
    [title, ...[startsAt, registrationOpensAt, registrationClosesAt].map((at) => at?.getTime() ?? null)].join('\n');
  return one === other || terms(one) === terms(other);
}
