import { communityColumns, joinInterestAndLeader, joinViewer } from '../community-sql.ts';
import { Prisma, type PrismaClient } from '../generated/prisma/client.ts';
import type { CommunityRow } from '../rows.ts';
import { mayBeRecommended, viewerPartOf } from './policy.ts';

/** After so long, 30 days, half of a new club's bonus is gone. */
const FRESH_SECONDS = 30 * 24 * 3600;
/** What being brand-new weighs, on the scale of ln(1 + members): as much as about seven times the members. */
const FRESH_WEIGHT = 2;

/** Whose clubs count: the latest members of the viewer's latest clubs, each with their latest clubs. At most 3,000 memberships are read. */
const COMPANY = { clubs: 10, membersEach: 30, clubsEach: 10 };

/**
 * `limit` clubs for the viewer, best first. An interest of the viewer's counts most, then the same district, then the same
 * city or what people join who are in the viewer's clubs; among equals, how many of them, size (each doubling counts alike) and
 * freshness. Somebody without clubs, interests and region, or signed out, gets the largest and newest.
 *
 * Ranked are the best of each kind, each read along an index, so that it costs the same however many clubs there are.
 */
export function recommendCommunities(
  db: PrismaClient,
  { viewerId, now }: { viewerId: string | null; now: Date },
  limit: number,
): Promise<CommunityRow[]> {
  const largest = Prisma.sql`order by c.member_count desc, c.id desc limit ${limit}`;
  return db.$queryRaw<CommunityRow[]>`
    with taste as (
      select coalesce(k.interest_ids, '{}') as interest_ids, k.region
      from (values (1)) as always(one) left join member_cards k on k.user_id = ${viewerId}::text and k.deleted_at is null
    ), part_of as materialized (${viewerPartOf(viewerId)}), ${joinedByCompany(viewerId, limit)}, candidates as (
      select id from company
      union
      select found.id from taste cross join unnest(taste.interest_ids) as interest(id) cross join lateral (
        select c.id from communities c where ${mayBeRecommended} and c.interest_id = interest.id ${largest}) as found
      union
      select found.id from taste cross join lateral (
        select c.id from communities c
        where ${mayBeRecommended} and c.region = taste.region and c.interest_id = any(taste.interest_ids) ${largest}) as found
      union
      select found.id from taste cross join lateral (
        select c.id from communities c where ${mayBeRecommended} and c.region = taste.region ${largest}) as found
      union
      (select c.id from communities c where ${mayBeRecommended} ${largest})
      union
      (select c.id from communities c where ${mayBeRecommended} order by c.created_at desc, c.id desc limit ${limit})
    )
    select ${communityColumns(viewerId)}
    from candidates join communities c on c.id = candidates.id ${joinInterestAndLeader} ${joinViewer(viewerId)} cross join taste
    left join company on company.id = c.id
    order by
      case when c.interest_id = any(taste.interest_ids) then 3 else 0 end
        + case
            when c.region = taste.region then 2
            when split_part(c.region, ' ', 1) = split_part(taste.region, ' ', 1) then 1
            else 0
          end
        + case when company.people >= 3 then 2 when company.people >= 1 then 1 else 0 end desc,
      ln(1 + c.member_count) + ln(1 + coalesce(company.people, 0))
        + ${FRESH_WEIGHT}::float8
          / (1 + greatest(0, extract(epoch from ${now}::timestamptz - c.created_at)::float8) / ${FRESH_SECONDS}::float8) desc,
      c.id desc
    limit ${limit}`;
}

/** SQL: the query `company`, the clubs that most people join who are in the viewer's clubs, of those that may be recommended. */
function joinedByCompany(viewerId: string | null, limit: number): Prisma.Sql {
  return Prisma.sql`
    companions as materialized (
      select distinct near.user_id
      from (
        select community_id from memberships where user_id = ${viewerId}::text
        order by joined_at desc, community_id desc limit ${COMPANY.clubs}
      ) mine cross join lateral (
        select m.user_id from memberships m where m.community_id = mine.community_id and m.user_id <> ${viewerId}::text
        order by m.role desc, m.joined_at desc, m.user_id desc limit ${COMPANY.membersEach}
      ) near
    ), company as materialized (
      select c.id, count(*)::int as people
      from companions cross join lateral (
        select m.community_id from memberships m where m.user_id = companions.user_id
        order by m.joined_at desc, m.community_id desc limit ${COMPANY.clubsEach}
      ) theirs join communities c on c.id = theirs.community_id
      where ${mayBeRecommended} group by c.id order by people desc, c.id desc limit ${limit}
    )`;
}
