import type { Emit, SqlClient } from '@moim/event-bus';
import { scheduleSeatGranted, scheduleUpdated } from '@moim/events';
import type { Context } from '../context.ts';
import { messages } from '../messages.ts';
import type { ScheduleRow } from '../rows.ts';
import { scheduleColumns } from '../schedule-columns.ts';
import { orTellBusy } from './busy.ts';
import { type Outcome, refused } from './outcome.ts';
import { findScheduleToManage } from './policy.ts';
import { MAX_RECIPIENTS, peopleOnLists } from './recipients.ts';
import { writeReminders } from './reminders.ts';
import { changedFields, checkSchedule, type ScheduleInput, type ScheduleTerms } from './schedule-input.ts';
import { type LockedSchedule, lockSchedule, moveUp, only, scheduleCard } from './seats.ts';

/**
 * Changes a meet-up that is neither cancelled nor over; what is said already changes nothing. More seats go to the first in line in the
 * same transaction. Throws NOT_FOUND, FORBIDDEN.
 */
export async function updateSchedule(
  context: Pick<Context, 'db' | 'asker' | 'loaders' | 'outbox' | 'now' | 'locale'>,
  userId: string,
  { id, ...input }: ScheduleInput & { id: string },
): Promise<Outcome> {
  const { db, outbox, now, locale } = context;
  const text = messages(locale);
  const { community } = await findScheduleToManage(context, id, userId);
  const update = async (tx: SqlClient, emit: Emit): Promise<Outcome> => {
    const before = await lockSchedule(tx, id);
    if (before.cancelledAt !== null) return refused('CANCELLED', text.cancelled);
    if (now >= before.endsAt) return refused('CLOSED', text.over);
    const { terms, userErrors } = checkSchedule(input, { before, now, locale });
    if (userErrors.length > 0) return { ok: false, userErrors };
    const changed = changedFields(before, terms);
    if (changed.length === 0) return { ok: true, schedule: before };

    const { movedUp, ...after } = await write(tx, before, terms);
    if (changed.includes('startsAt')) await writeReminders(tx, after, now);
    const event = { aggregateId: id, aggregateVersion: before.version + 1 };
    const schedule = scheduleCard(after, community.name);
    const attendeeIds = await peopleOnLists(tx, id, userId);
    emit(scheduleUpdated, { ...event, data: { schedule, actorId: userId, changed, attendeeIds } });
    const userIds = movedUp.slice(0, MAX_RECIPIENTS);
    if (userIds.length > 0) emit(scheduleSeatGranted, { ...event, data: { schedule, userIds } });
    return { ok: true, schedule: after };
  };
  return await orTellBusy(context.locale, () => outbox.transaction(db, update));
}

/** The meet-up with its new terms, and who got one of its new seats, in the order of the line. */
async function write(
  tx: SqlClient,
  { id, capacity, attendeeCount, waitlistCount }: LockedSchedule,
  terms: ScheduleTerms,
): Promise<ScheduleRow & { movedUp: string[] }> {
  const free = terms.capacity === null ? waitlistCount : terms.capacity - attendeeCount;
  const granted = terms.capacity === capacity ? 0 : Math.min(free, waitlistCount);
  return only(
    await tx.$queryRaw<(ScheduleRow & { movedUp: string[] })[]>`
      with moved as (${moveUp(id, granted)}), changed as (
        update schedules set title = ${terms.title}, description = ${terms.description}, starts_at = ${terms.startsAt}::timestamptz,
          ends_at = ${terms.endsAt}::timestamptz, place = ${terms.place}, fee_amount = ${terms.feeAmount}::int,
          fee_currency = ${terms.feeCurrency}, capacity = ${terms.capacity}::int,
          registration_opens_at = ${terms.registrationOpensAt}::timestamptz,
          registration_closes_at = ${terms.registrationClosesAt}::timestamptz,
          attendee_count = attendee_count + ${granted}, waitlist_count = waitlist_count - ${granted},
          version = version + 1, updated_at = now()
        where id = ${id} returning *
      )
      select ${scheduleColumns}, array(select user_id from moved order by line_number) as "movedUp" from changed s`,
  );
}
