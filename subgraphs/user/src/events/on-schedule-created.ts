import { on } from '@moim/event-bus';
import { scheduleCreated } from '@moim/events';
import { notifyOfSchedule } from '../domain/notify-of-schedule.ts';

/** The club's members are told of a new meet-up. */
export const onScheduleCreated = on(scheduleCreated, ({ data: { schedule, hostId, memberIds }, occurredAt }, tx) =>
  notifyOfSchedule(tx, 'SCHEDULE_CREATED', schedule, { userIds: memberIds, actorId: hostId, at: occurredAt }),
);
