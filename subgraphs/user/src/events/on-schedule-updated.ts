import { on } from '@moim/event-bus';
import { type EventData, scheduleUpdated } from '@moim/events';
import { notifyOfSchedule } from '../domain/notify-of-schedule.ts';

type Change = EventData<typeof scheduleUpdated>['changed'][number];

/** What may change somebody's plans. */
const WORTH_TELLING = new Set<Change>(['startsAt', 'endsAt', 'place', 'fee']);

/** Who attends or waits is told when a meet-up moves or costs something else. */
export const onScheduleUpdated = on(scheduleUpdated, async ({ data, aggregateVersion, occurredAt }, tx) => {
  const { schedule, actorId, changed, attendeeIds } = data;
  if (!changed.some((field) => WORTH_TELLING.has(field))) return;
  await notifyOfSchedule(tx, 'SCHEDULE_CHANGED', schedule, {
    userIds: attendeeIds,
    actorId,
    at: occurredAt,
    occasion: aggregateVersion,
  });
});
