import type { Context } from '../context.ts';
import { messages } from '../messages.ts';
import { type Outcome, refused } from './outcome.ts';
import { findScheduleToManage } from './policy.ts';

/** From so long before the start, until so long after the end. Milliseconds. */
const WINDOW = { before: 6 * 3600_000, after: 24 * 3600_000 };

/**
 * Notes that somebody who has a seat was seen at the meet-up, around its time; the first time counts. No seat changes hands, so the meet-up's version
 * stays and no other service is told. Throws NOT_FOUND, FORBIDDEN.
 */
export async function checkInAttendee(
  context: Pick<Context, 'db' | 'asker' | 'loaders' | 'now' | 'locale'>,
  viewerId: string,
  { scheduleId, userId }: { scheduleId: string; userId: string },
): Promise<Outcome> {
  const { db, now } = context;
  const text = messages(context.locale);
  const { schedule } = await findScheduleToManage(context, scheduleId, viewerId);
  if (schedule.cancelledAt !== null) return refused('CANCELLED', text.cancelled);
  if (now.getTime() < schedule.startsAt.getTime() - WINDOW.before) return refused('NOT_OPEN_YET', text.checkInNotOpen);
  if (now.getTime() >= schedule.endsAt.getTime() + WINDOW.after) return refused('CLOSED', text.checkInOver);
  const seen = await db.$executeRaw`
    update attendances set checked_in_at = coalesce(checked_in_at, ${now}::timestamptz)
    where schedule_id = ${scheduleId} and user_id = ${userId} and status = 'ATTENDING'`;
  return seen === 1 ? { ok: true, schedule } : refused('NOT_ATTENDING', text.notAttending, 'userId');
}
