import type { EventTransaction } from '@moim/event-bus';
import { Prisma } from '../generated/prisma/client.ts';
import type { AttendanceStatus } from '../generated/prisma/enums.ts';
import { scheduleColumns } from '../schedule-columns.ts';
import { givePlaceUp, type LockedSchedule } from './seats.ts';

/**
 * Gives up somebody's seats and places in line at all meet-ups `s` to come that `which` is true of; who waits moves up. Returns how many
 * places they had.
 */
export async function giveAllPlacesUp(
  tx: EventTransaction,
  userId: string,
  which: Prisma.Sql = Prisma.sql`true`,
): Promise<number> {
  const schedules = await tx.$queryRaw<(LockedSchedule & { communityName: string })[]>`
    select ${scheduleColumns}, s.version, c.name as "communityName"
    from schedules s join community_cards c on c.community_id = s.community_id
    where s.id in (select schedule_id from attendances where user_id = ${userId} and status <> 'WITHDRAWN')
      and s.cancelled_at is null and s.starts_at > now() and ${which}
    order by s.id for no key update of s`;
  // Read again, now that the meet-ups are held.
  const places = await tx.$queryRaw<{ scheduleId: string; status: Exclude<AttendanceStatus, 'WITHDRAWN'> }[]>`
    select schedule_id as "scheduleId", status::text from attendances
    where user_id = ${userId} and status <> 'WITHDRAWN' and schedule_id = any(${schedules.map(({ id }) => id)}::text[])`;
  const statusAt = new Map(places.map(({ scheduleId, status }) => [scheduleId, status]));
  const now = new Date();
  for (const { communityName, ...schedule } of schedules) {
    const status = statusAt.get(schedule.id);
    if (status !== undefined) await givePlaceUp(tx, tx.emit, schedule, { communityName, userId, now, status });
  }
  return places.length;
}
