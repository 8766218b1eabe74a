import type { Locale } from '@moim/service-kit';
import type { Context } from '../context.ts';
import { messages } from '../messages.ts';
import type { ScheduleRow } from '../rows.ts';
import { orTellBusy } from './busy.ts';
import { type Outcome, refused } from './outcome.ts';
import { findSchedule, mayAttend } from './policy.ts';
import { registrationOf } from './registration.ts';
import type { Place } from './seats.ts';

type AttendContext = Pick<Context, 'db' | 'asker' | 'loaders' | 'outbox' | 'turnstile' | 'now' | 'locale'>;

/**
 * Takes a seat for somebody, or a place in line when `joinWaitlist` says so and all seats are taken. Whoever has one keeps it. Throws
 * NOT_FOUND for a meet-up that the person may not see, RATE_LIMITED when more want a seat at this moment than can be served in time.
 */
export async function attendSchedule(
  context: AttendContext,
  userId: string,
  { scheduleId, joinWaitlist }: { scheduleId: string; joinWaitlist?: boolean | null },
): Promise<Outcome> {
  const { outbox, turnstile, now, locale } = context;
  const wants = { joinWaitlist: joinWaitlist === true, now };
  return await orTellBusy(locale, async () => {
    for (;;) {
      const sight = await turnstile.look(scheduleId, userId);
      if (sight === null || sight.isClosed || !mayAttend(sight.place)) {
        if (await isMemberAfterAll(context, userId, scheduleId)) continue;
        return refused('NOT_A_MEMBER', messages(locale).notAMember);
      }
      // Who cannot get anything does not queue: a crowd in front of a full meet-up keeps nobody from giving a seat back.
      const { schedule, communityName, place } = sight;
      const answer = answerWithoutSeat(schedule, place, { ...wants, locale });
      if (answer !== null) return answer;
      const after = await turnstile.take({ ...wants, userId, schedule, communityName });
      if (after !== null) {
        outbox.nudge();
        return { ok: true, schedule: after };
      }
      // The meet-up, the last seat or the person's own place is not what it was a moment ago: again, from what it is now.
    }
  });
}

/** Asks the community service about who is no member here. Throws NOT_FOUND for a meet-up that the person may not see. */
async function isMemberAfterAll(context: AttendContext, userId: string, scheduleId: string): Promise<boolean> {
  const { community } = await findSchedule(context, scheduleId, userId);
  return mayAttend({ role: community.viewerRole });
}

/** What is to be said to a member where nothing is to be given; null when they may get a place. */
function answerWithoutSeat(
  schedule: ScheduleRow,
  place: Place,
  { joinWaitlist, now, locale }: { joinWaitlist: boolean; now: Date; locale: Locale },
): Outcome | null {
  const text = messages(locale);
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
