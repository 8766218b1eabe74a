import { type Chore, IDLE } from '@moim/event-bus';
import { scheduleReminderDue } from '@moim/events';
import { typeid } from 'typeid-js';
import { MAX_RECIPIENTS } from './recipients.ts';

/** By one statement: it holds the meet-ups that it reminds of. */
const BATCH = 50;

/**
 * Reminds of the meet-ups that begin in a day or an hour, by Postgres' clock: event, version and `sent_at` in one statement, so that
 * whatever is killed when, each is said once. A meet-up that somebody is just changing is left for the next time. What an outage has
 * delayed is said as long as it is of use: of the day before until the hour before, of the hour before until the start; then never.
 */
export const sendReminders: Chore = {
  name: 'send reminders',
  everyMs: 1_000,
  async run(client) {
    let taken: number;
    do {
      const { rows } = await client.query<{ taken: number }>(STATEMENT, [
        Array.from({ length: BATCH }, () => typeid('evt').toString()),
        scheduleReminderDue.type,
      ]);
      taken = rows[0]?.taken ?? 0;
    } while (taken === BATCH);
  },
};

const STATEMENT = `
  with due as ${IDLE} (
    select r.schedule_id, r.kind, s.community_id, s.title, s.starts_at, s.version,
      s.cancelled_at is null and now() < s.starts_at - case r.kind when 'DAY_BEFORE' then interval '1 hour' else interval '0' end as is_useful
    from reminders r join schedules s on s.id = r.schedule_id
    where r.sent_at is null and r.due_at <= now()
    order by r.due_at limit ${BATCH}
    for no key update of s skip locked for update of r skip locked
  ), dropped as (
    delete from reminders r using due where r.schedule_id = due.schedule_id and r.kind = due.kind and not is_useful
  ), sent as (
    update reminders r set sent_at = now() from due where r.schedule_id = due.schedule_id and r.kind = due.kind and is_useful
  ), told as (
    select due.*, c.name as community_name, people.ids, row_number() over (order by due.schedule_id) as n
    from due join community_cards c using (community_id), lateral (
      select array(
        select user_id from attendances a where a.schedule_id = due.schedule_id and status = 'ATTENDING'
        order by line_number limit ${MAX_RECIPIENTS}) as ids
    ) people
    where is_useful and cardinality(people.ids) > 0
  ), changed as (
    update schedules s set version = told.version + 1, updated_at = now() from told where s.id = told.schedule_id returning s.id, s.version
  ), events as (
    insert into outbox_events (id, subject, aggregate_id, aggregate_version, payload)
    select ($1::text[])[n], $2, schedule_id, changed.version, jsonb_build_object(
      'schedule', jsonb_build_object('id', schedule_id, 'communityId', community_id, 'communityName', community_name, 'title', title,
        'startsAt', to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
      'kind', kind, 'userIds', to_jsonb(ids))
    from told join changed on changed.id = told.schedule_id
  )
  select count(*)::int as taken from due`;
