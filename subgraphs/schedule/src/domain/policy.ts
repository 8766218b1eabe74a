import type { VisibleCommunity } from '@moim/subgraph-kit';
import { Prisma } from '../generated/prisma/client.ts';
import type { ScheduleRow } from '../rows.ts';

/** Finds a club by id, null when the viewer may not see it: the loader `visibleCommunity`. */
interface VisibleCommunities {
  load(communityId: string): Promise<VisibleCommunity | null>;
}

/** The meet-up, to those who may see its club; for everybody else it does not exist: null. */
export async function visibleSchedule(
  schedule: ScheduleRow | null,
  communities: VisibleCommunities,
): Promise<ScheduleRow | null> {
  return schedule !== null && (await communities.load(schedule.communityId)) !== null ? schedule : null;
}

/**
 * The same rule as a condition on `schedules s`, for lists across clubs, whose pages and totals must count only what `personId`
 * (an SQL expression) may see.
 */
export function scheduleVisibleTo(personId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`exists (
    select from community_cards c
    where c.community_id = s.community_id and c.closed_at is null and (
      not c.is_private
      or exists (
        select from community_member_cards m
        where m.community_id = c.community_id and m.user_id = ${personId} and m.role is not null
      )
    )
  )`;
}
