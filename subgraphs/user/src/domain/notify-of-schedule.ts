import type { EventTransaction } from '@moim/event-bus';
import type { EventData, scheduleCreated } from '@moim/events';
import type { NotificationKind } from '../generated/prisma/enums.ts';
import { all, notify } from './notify.ts';

/** Tells people what became of a meet-up. `occasion` tells one such thing from another of the same meet-up; `params` is what the sentence names besides. */
export function notifyOfSchedule(
  tx: EventTransaction,
  kind: NotificationKind,
  schedule: EventData<typeof scheduleCreated>['schedule'],
  news: {
    userIds: readonly string[];
    actorId: string | null;
    at: Date;
    occasion?: number;
    params?: Record<string, string>;
  },
): Promise<void> {
  const { userIds, actorId, at, occasion, params } = news;
  const key = `${kind.toLowerCase()}:${schedule.id}`;
  return notify(
    { tx, emit: tx.emit },
    {
      recipients: all(kind, userIds),
      actorId,
      params: { community: schedule.communityName, schedule: schedule.title, ...params },
      link: `/schedules/${schedule.id}`,
      dedupeKey: occasion === undefined ? key : `${key}:${occasion}`,
      at,
    },
  );
}
