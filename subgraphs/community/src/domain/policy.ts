import { Prisma } from '../generated/prisma/client.ts';
import type { CommunityRow } from '../rows.ts';

// Who may see what of a club. Nothing else in this subgraph decides it.

/** SQL: everybody may see the club `c`, signed in or not. */
export const everybodySees = Prisma.sql`(c.closed_at is null and c.visibility = 'PUBLIC')`;

/**
 * SQL: the viewer may see the club `c`, where `v` is the viewer's membership in it, left joined. A private club exists for its
 * active members only: not for who waits to be let in, was banned, holds an invitation or has bookmarked it.
 */
export const viewerSees = Prisma.sql`(c.closed_at is null and (c.visibility = 'PUBLIC' or v.user_id is not null))`;

/** SQL: the club `c` may be proposed to the viewer: everybody sees it, it takes members, and the viewer is no part of it yet. */
export function mayBeRecommendedTo(viewerId: string | null): Prisma.Sql {
  // By invitation only, or full: it would be a dead end.
  const takesMembers = Prisma.sql`c.join_policy <> 'INVITE' and (c.member_limit is null or c.member_count < c.member_limit)`;
  if (viewerId === null) return Prisma.sql`${everybodySees} and ${takesMembers}`;
  return Prisma.sql`${everybodySees} and ${takesMembers}
    and not exists (select from memberships m where m.community_id = c.id and m.user_id = ${viewerId})
    and not exists (select from join_requests j where j.community_id = c.id and j.user_id = ${viewerId} and j.status = 'PENDING')
    and not exists (select from bans b where b.community_id = c.id and b.user_id = ${viewerId})`;
}

/** Whether the viewer runs the club: sees who waits, who was banned, and the invitations. */
export function viewerRuns({ viewerRole }: Pick<CommunityRow, 'viewerRole'>): boolean {
  return viewerRole === 'LEADER' || viewerRole === 'STAFF';
}

/** Whether a person is the viewer: what somebody keeps in mind is nobody else's business. */
export function isViewer(userId: string, viewer: { userId: string } | null): boolean {
  return viewer?.userId === userId;
}
