import { type CardSource, communityForMember, forbidden, notFound, type VisibleCommunity } from '@moim/subgraph-kit';
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

/** Leader and staff plan meet-ups. */
export const mayPlan = ({ viewerRole }: Pick<VisibleCommunity, 'viewerRole'>) =>
  viewerRole === 'LEADER' || viewerRole === 'STAFF';

/** Leader and staff change, cancel and check in; so does the host, as long as they are a member. */
function mayManage(schedule: ScheduleRow, club: VisibleCommunity, userId: string): boolean {
  return mayPlan(club) || (club.viewerRole !== null && schedule.hostId === userId);
}

/** Members attend. */
export const mayAttend = ({ role }: { role: string | null }) => role !== null;

/** A meet-up and its club as somebody stands in it. */
interface Found {
  schedule: ScheduleRow;
  community: VisibleCommunity;
}

/** The meet-up as a mutation finds it. Throws NOT_FOUND when the person may not see it. */
export async function findSchedule(
  source: CardSource & { loaders: { schedule: { load(id: string): Promise<ScheduleRow | null> } } },
  scheduleId: string,
  userId: string,
): Promise<Found> {
  const schedule = await source.loaders.schedule.load(scheduleId);
  const community = schedule && (await communityForMember(source, schedule.communityId, userId));
  if (schedule === null || community === null) throw notFound('No such meet-up.');
  return { schedule, community };
}

/** The meet-up, for whoever may change it. Throws NOT_FOUND when the person may not see it, FORBIDDEN when they may not change it. */
export async function findScheduleToManage(...[source, scheduleId, userId]: Parameters<typeof findSchedule>) {
  const found = await findSchedule(source, scheduleId, userId);
  if (mayManage(found.schedule, found.community, userId)) return found;
  throw forbidden('Only the host and the leader and staff of the club may do this.');
}
