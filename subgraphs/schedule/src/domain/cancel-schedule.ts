import type { Emit, SqlClient } from '@moim/event-bus';
import { scheduleCancelled } from '@moim/events';
import type { Context } from '../context.ts';
import { messages } from '../messages.ts';
import type { ScheduleRow } from '../rows.ts';
import { scheduleColumns } from '../schedule-columns.ts';
import { orTellBusy } from './busy.ts';
import { type Outcome, refused } from './outcome.ts';
import { findScheduleToManage } from './policy.ts';
import { peopleOnLists } from './recipients.ts';
import { writeReminders } from './reminders.ts';
import { type LockedSchedule, lockSchedule, only, scheduleCard } from './seats.ts';

/** Calls a meet-up off that is not over; who has called it off already has. Throws NOT_FOUND, FORBIDDEN. */
export async function cancelSchedule(
  context: Pick<Context, 'db' | 'asker' | 'loaders' | 'outbox' | 'now' | 'locale'>,
  userId: string,
  { id }: { id: string },
): Promise<Outcome> {
  const { db, outbox, now } = context;
  const { community } = await findScheduleToManage(context, id, userId);
  const cancel = async (tx: SqlClient, emit: Emit): Promise<Outcome> => {
    const schedule = await lockSchedule(tx, id);
    if (schedule.cancelledAt !== null) return { ok: true, schedule };
    if (now >= schedule.endsAt) return refused('CLOSED', messages(context.locale).over);
    const after = await callOff(tx, emit, schedule, { communityName: community.name, actorId: userId, now });
    return { ok: true, schedule: after };
  };
  return await orTellBusy(context.locale, () => outbox.transaction(db, cancel));
}

/** Calls a meet-up off whose row this transaction holds, and tells all on its lists; `actorId` is null when its club was closed. */
export async function callOff(
  tx: SqlClient,
  emit: Emit,
  schedule: LockedSchedule,
  { communityName, actorId, now }: { communityName: string; actorId: string | null; now: Date },
): Promise<ScheduleRow> {
  const after = only(
    await tx.$queryRaw<ScheduleRow[]>`
      with changed as (
        update schedules set cancelled_at = ${now}::timestamptz, version = version + 1, updated_at = now()
        where id = ${schedule.id} returning *
      )
      select ${scheduleColumns} from changed s`,
  );
  await writeReminders(tx, after, now);
  emit(scheduleCancelled, {
    aggregateId: schedule.id,
    aggregateVersion: schedule.version + 1,
    data: {
      schedule: scheduleCard(schedule, communityName),
      actorId,
      attendeeIds: await peopleOnLists(tx, schedule.id, actorId),
    },
  });
  return after;
}
