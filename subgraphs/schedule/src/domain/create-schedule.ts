import type { SqlClient } from '@moim/event-bus';
import { scheduleCreated } from '@moim/events';
import { communityForMember, forbidden, newId, notFound } from '@moim/subgraph-kit';
import type { Context } from '../context.ts';
import type { ScheduleRow } from '../rows.ts';
import { scheduleColumns } from '../schedule-columns.ts';
import type { Outcome } from './outcome.ts';
import { mayPlan } from './policy.ts';
import { membersOf } from './recipients.ts';
import { writeReminders } from './reminders.ts';
import { checkSchedule, type ScheduleInput, type ScheduleTerms } from './schedule-input.ts';
import { only, scheduleCard } from './seats.ts';

/** Plans a meet-up of a club, with `userId` as its host. Throws NOT_FOUND for a club that they may not see, FORBIDDEN. */
export async function createSchedule(
  context: Pick<Context, 'db' | 'asker' | 'outbox' | 'now' | 'locale'>,
  userId: string,
  { communityId, ...input }: ScheduleInput & { communityId: string },
): Promise<Outcome> {
  const { db, outbox, now, locale } = context;
  const community = await communityForMember(context, communityId, userId);
  if (community === null) throw notFound('No such club.');
  if (!mayPlan(community)) throw forbidden('Only the leader and staff of the club may do this.');
  const { terms, userErrors } = checkSchedule(input, { before: null, now, locale });
  if (userErrors.length > 0) return { ok: false, userErrors };

  return await outbox.transaction(db, async (tx, emit): Promise<Outcome> => {
    // Held, so that a club cannot be closed meanwhile without this meet-up being cancelled with it.
    const open = await tx.$queryRaw<unknown[]>`
      select 1 from community_cards where community_id = ${communityId} and closed_at is null for share`;
    if (open.length === 0) throw notFound('No such club.');
    const schedule = await insert(tx, { id: newId('sch'), communityId, hostId: userId, ...terms });
    await writeReminders(tx, schedule, now);
    emit(scheduleCreated, {
      aggregateId: schedule.id,
      aggregateVersion: 1,
      data: {
        schedule: scheduleCard(schedule, community.name),
        hostId: userId,
        memberIds: await membersOf(tx, communityId, userId),
      },
    });
    return { ok: true, schedule };
  });
}

type NewSchedule = ScheduleTerms & Pick<ScheduleRow, 'id' | 'communityId' | 'hostId'>;

async function insert(tx: SqlClient, s: NewSchedule): Promise<ScheduleRow> {
  return only(
    await tx.$queryRaw<ScheduleRow[]>`
      insert into schedules as s (id, community_id, host_id, title, description, starts_at, ends_at, place, fee_amount, fee_currency,
        capacity, registration_opens_at, registration_closes_at)
      values (${s.id}, ${s.communityId}, ${s.hostId}, ${s.title}, ${s.description}, ${s.startsAt}::timestamptz,
        ${s.endsAt}::timestamptz, ${s.place}, ${s.feeAmount}::int, ${s.feeCurrency}, ${s.capacity}::int,
        ${s.registrationOpensAt}::timestamptz, ${s.registrationClosesAt}::timestamptz)
      returning ${scheduleColumns}`,
  );
}
