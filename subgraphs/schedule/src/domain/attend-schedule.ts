import { retryDeadlocks } from '@moim/event-bus';
import type { Locale } from '@moim/service-kit';
import type { Context } from '../context.ts';
import { messages } from '../messages.ts';
import type { ScheduleRow } from '../rows.ts';
import { type Outcome, refused } from './outcome.ts';
import { findSchedule, mayAttend } from './policy.ts';
import { registrationOf } from './registration.ts';
import { type Place, readPlace, readSchedule } from './seats.ts';
import { takePlace } from './take-place.ts';

/**
 * Takes a seat for somebody, or a place in line when `joinWaitlist` says so and all seats are taken. Whoever has one keeps it. Throws
 * NOT_FOUND for a meet-up that the person may not see.
 */
export async function attendSchedule(
  context: Pick<Context, 'db' | 'asker' | 'loaders' | 'outbox' | 'now' | 'locale'>,
  userId: string,
  { scheduleId, joinWaitlist }: { scheduleId: string; joinWaitlist?: boolean | null },
): Promise<Outcome> {
  const { db, outbox, now, locale } = context;
  const { schedule: found, community } = await findSchedule(context, scheduleId, userId);
  const wants = { joinWaitlist: joinWaitlist === true, now };
  let schedule = found;
  for (;;) {
    // Who cannot get anything does not queue: a crowd in front of a full meet-up keeps nobody from giving a seat back.
    const answer = answerWithoutSeat(schedule, await readPlace(db, schedule, userId), { ...wants, locale });
    if (answer !== null) return answer;
    const from = schedule;
    const after = await retryDeadlocks(() => takePlace(db, from, { ...wants, communityName: community.name, userId }));
    if (after !== null) {
      outbox.nudge();
      return { ok: true, schedule: after };
    }
    // The meet-up, the last seat or the person's own place is not what it was a moment ago: again, from what it is now.
    schedule = await readSchedule(db, scheduleId);
  }
}

/** What is to be said where nothing is to be given; null when somebody may get a place. */
function answerWithoutSeat(
  schedule: ScheduleRow,
  place: Place,
  { joinWaitlist, now, locale }: { joinWaitlist: boolean; now: Date; locale: Locale },
): Outcome | null {
  const text = messages(locale);
  if (!mayAttend(place)) return refused('NOT_A_MEMBER', text.notAMember);
  const registration = registrationOf(schedule, now);
  if (registration === 'CANCELLED') return refused('CANCELLED', text.cancelled);
  if (place.status === 'ATTENDING' || (place.status === 'WAITLISTED' && joinWaitlist)) return { ok: true, schedule };
  switch (registration) {
    case 'NOT_OPEN_YET':
      return refused('NOT_OPEN_YET', text.notOpenYet);
    case 'CLOSED':
      return refused('CLOSED', text.registrationClosed);
    case 'FULL':
      return joinWaitlist ? null : refused('FULL', text.full);
    case 'OPEN':
      return null;
  }
}
