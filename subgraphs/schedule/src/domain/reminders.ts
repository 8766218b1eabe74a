import type { SqlClient } from '@moim/event-bus';
import type { ScheduleRow } from '../rows.ts';

/**
 * Plans the reminders of a meet-up, a day and an hour before it starts, as far as that is still to come: instead of those planned
 * before. A cancelled meet-up has none.
 */
export async function writeReminders(
  tx: SqlClient,
  { id, startsAt, cancelledAt }: ScheduleRow,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`delete from reminders where schedule_id = ${id}`;
  if (cancelledAt !== null) return;
  await tx.$executeRaw`
    insert into reminders (schedule_id, kind, due_at)
    select ${id}, kind::reminder_kind, ${startsAt}::timestamptz - before
    from (values ('DAY_BEFORE', interval '24 hours'), ('HOUR_BEFORE', interval '1 hour')) as planned(kind, before)
    where ${startsAt}::timestamptz - before > ${now}::timestamptz`;
}
