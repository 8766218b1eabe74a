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

/** SQL: the clubs that the viewer is in, waits for, or may not come back to. */
export function viewerPartOf(viewerId: string | null): Prisma.Sql {
  return Prisma.sql`
    select community_id from memberships where user_id = ${viewerId}::text
    union all select community_id from join_requests where user_id = ${viewerId}::text and status = 'PENDING'
    union all select community_id from bans where user_id = ${viewerId}::text`;
}

/**
 * SQL: the club `c` may be proposed to the viewer: everybody sees it, it takes members (by invitation only, or full, it would be
 * a dead end), and it is none of `part_of`, a query's name for `viewerPartOf`.
 */
export const mayBeRecommended = Prisma.sql`${everybodySees} and c.join_policy <> 'INVITE'
  and (c.member_limit is null or c.member_count < c.member_limit) and c.id not in (select community_id from part_of)`;

/** Whether the viewer runs the club: sees who waits, who was banned, and the invitations. */
export function viewerRuns({ viewerRole }: Pick<CommunityRow, 'viewerRole'>): boolean {
  return viewerRole === 'LEADER' || viewerRole === 'STAFF';
}
