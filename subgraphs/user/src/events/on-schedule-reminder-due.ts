import { on } from '@moim/event-bus';
import { scheduleReminderDue } from '@moim/events';
import { notifyOfSchedule } from '../domain/notify-of-schedule.ts';

/** Who has a seat is reminded of a meet-up that begins soon; of one that has moved, again. */
export const onScheduleReminderDue = on(
  scheduleReminderDue,
  ({ data: { schedule, userIds }, aggregateVersion, occurredAt }, tx) =>
    notifyOfSchedule(tx, 'SCHEDULE_REMINDER', schedule, {
      userIds,
      actorId: null,
      at: occurredAt,
      occasion: aggregateVersion,
      params: { startsAt: schedule.startsAt },
    }),
);
