import { on } from '@moim/event-bus';
import { scheduleSeatGranted } from '@moim/events';
import { notifyOfSchedule } from '../domain/notify-of-schedule.ts';

/** Who moved up from the waiting line is told so. */
export const onScheduleSeatGranted = on(
  scheduleSeatGranted,
  ({ data: { schedule, userIds }, aggregateVersion, occurredAt }, tx) =>
    notifyOfSchedule(tx, 'SEAT_GRANTED', schedule, {
      userIds,
      actorId: null,
      at: occurredAt,
      occasion: aggregateVersion,
    }),
);
