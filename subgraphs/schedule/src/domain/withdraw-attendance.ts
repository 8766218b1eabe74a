import type { Emit, SqlClient } from '@moim/event-bus';
import type { Context } from '../context.ts';
import { messages } from '../messages.ts';
import { orTellBusy } from './busy.ts';
import { type Outcome, refused } from './outcome.ts';
import { findSchedule } from './policy.ts';
import { givePlaceUp, lockSchedule, readPlace } from './seats.ts';

/**
 * Gives somebody's own seat or place in line up, until the meet-up starts; who has none has none. The first in line gets the seat in
 * the same transaction. Throws NOT_FOUND for a meet-up that the person may not see, RATE_LIMITED when too many give theirs up at this moment.
 */
export async function withdrawAttendance(
  context: Pick<Context, 'db' | 'asker' | 'loaders' | 'outbox' | 'turnstile' | 'now' | 'locale'>,
  userId: string,
  { scheduleId }: { scheduleId: string },
): Promise<Outcome> {
  const { db, outbox, turnstile, now, locale } = context;
  const text = messages(locale);
  const { community } = await findSchedule(context, scheduleId, userId);
  const withdraw = async (tx: SqlClient, emit: Emit): Promise<Outcome> => {
    const schedule = await lockSchedule(tx, scheduleId);
    const { status, isCheckedIn } = await readPlace(tx, schedule, userId);
    if (status === null || status === 'WITHDRAWN') return { ok: true, schedule };
    if (schedule.cancelledAt !== null) return refused('CANCELLED', text.cancelled);
    if (isCheckedIn) return refused('ALREADY_ATTENDING', text.checkedIn);
    if (now >= schedule.startsAt) return refused('CLOSED', text.started);
    const after = await givePlaceUp(tx, emit, schedule, { communityName: community.name, userId, now, status });
    return { ok: true, schedule: after };
  };
  return await orTellBusy(locale, () => turnstile.inTurn(scheduleId, () => outbox.transaction(db, withdraw)));
}
