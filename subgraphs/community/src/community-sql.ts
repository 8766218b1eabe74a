import { Prisma } from './generated/prisma/client.ts';

/** SQL: the viewer's membership `v` in the club `c`, for the policy to look at. */
export function joinViewer(viewerId: string | null): Prisma.Sql {
  return Prisma.sql`left join memberships v on v.community_id = c.id and v.user_id = ${viewerId}::text`;
}

/** SQL: what a CommunityRow needs besides the club `c` and `joinViewer`. */
export const joinInterestAndLeader = Prisma.sql`
  join interests i on i.id = c.interest_id
  left join memberships l on l.community_id = c.id and l.role = 'LEADER'`;

/** SQL: the columns of a CommunityRow. */
export function communityColumns(viewerId: string | null): Prisma.Sql {
  return Prisma.sql`
    c.id, c.name, c.introduction, c.cover_url as "coverUrl", c.region, c.visibility::text, c.join_policy::text as "joinPolicy",
    c.member_count as "memberCount", c.member_limit as "memberLimit", c.bookmark_count as "bookmarkCount",
    c.created_at as "createdAt", c.interest_id as "interestId", i.name_ko as "interestNameKo", i.name_en as "interestNameEn",
    l.user_id as "leaderId", v.role::text as "viewerRole", v.joined_at as "viewerJoinedAt",
    case
      when v.user_id is not null then 'ACTIVE'
      when exists (select from bans b where b.community_id = c.id and b.user_id = ${viewerId}::text) then 'BANNED'
      when exists (
        select from join_requests j where j.community_id = c.id and j.user_id = ${viewerId}::text and j.status = 'PENDING'
      ) then 'PENDING'
    end as "viewerStatus"`;
}
