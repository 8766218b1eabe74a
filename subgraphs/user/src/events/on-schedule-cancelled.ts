import { on } from '@moim/event-bus';
import { scheduleCancelled } from '@moim/events';
import { notifyOfSchedule } from '../domain/notify-of-schedule.ts';

/** Who attends or waits is told that a meet-up was called off. */
export const onScheduleCancelled = on(
  scheduleCancelled,
  ({ data: { schedule, actorId, attendeeIds }, occurredAt }, tx) =>
    notifyOfSchedule(tx, 'SCHEDULE_CANCELLED', schedule, { userIds: attendeeIds, actorId, at: occurredAt }),
);
