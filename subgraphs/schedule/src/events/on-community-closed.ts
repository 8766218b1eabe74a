import { on } from '@moim/event-bus';
import { communityClosed } from '@moim/events';
import { callOff } from '../domain/cancel-schedule.ts';
import type { LockedSchedule } from '../domain/seats.ts';
import { scheduleColumns } from '../schedule-columns.ts';

/** The meet-ups to come of a closed club are cancelled, by nobody in particular. It stands behind the cards' handler. */
export const onCommunityClosed = on(communityClosed, async ({ data: { community } }, tx) => {
  const schedules = await tx.$queryRaw<LockedSchedule[]>`
    select ${scheduleColumns}, s.version from schedules s
    where s.community_id = ${community.id} and s.cancelled_at is null and s.starts_at > now()
      and exists (select from community_cards c where c.community_id = ${community.id} and c.closed_at is not null)
    order by s.id for no key update of s`;
  const now = new Date();
  for (const schedule of schedules) {
    await callOff(tx, tx.emit, schedule, { communityName: community.name, actorId: null, now });
  }
});
