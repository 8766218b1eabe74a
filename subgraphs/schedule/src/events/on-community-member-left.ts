import { on } from '@moim/event-bus';
import { communityMemberLeft } from '@moim/events';
import { givePlaceUp, type LockedSchedule } from '../domain/seats.ts';
import type { AttendanceStatus } from '../generated/prisma/enums.ts';
import { scheduleColumns } from '../schedule-columns.ts';

/**
 * Who is no member any more gives up their seats and places in line at the club's meet-ups to come. It stands behind the cards'
 * handler: whoever is a member again by a later change keeps what they have.
 */
export const onCommunityMemberLeft = on(communityMemberLeft, async ({ data: { community, userId } }, tx) => {
  // The card's handler has waited for whoever was about to take a place by the old membership: what they took is seen here.
  const schedules = await tx.$queryRaw<LockedSchedule[]>`
    select ${scheduleColumns}, s.version from schedules s
    where s.id in (select schedule_id from attendances where user_id = ${userId} and status <> 'WITHDRAWN')
      and s.community_id = ${community.id} and s.cancelled_at is null and s.starts_at > now()
      and exists (
        select from community_member_cards m
        where m.community_id = ${community.id} and m.user_id = ${userId} and m.role is null
      )
    order by s.id for no key update of s`;
  // Read again, now that the meet-ups are held.
  const places = await tx.$queryRaw<{ scheduleId: string; status: Exclude<AttendanceStatus, 'WITHDRAWN'> }[]>`
    select schedule_id as "scheduleId", status::text from attendances
    where user_id = ${userId} and status <> 'WITHDRAWN' and schedule_id = any(${schedules.map(({ id }) => id)}::text[])`;
  const statusAt = new Map(places.map(({ scheduleId, status }) => [scheduleId, status]));
  const now = new Date();
  for (const schedule of schedules) {
    const status = statusAt.get(schedule.id);
    if (status === undefined) continue;
    await givePlaceUp(tx, tx.emit, schedule, { communityName: community.name, userId, now, status });
  }
});
