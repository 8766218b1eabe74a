import { communityColumns, joinInterestAndLeader, joinViewer } from '../community-sql.ts';
import { Prisma, type PrismaClient } from '../generated/prisma/client.ts';
import type { CommunityRow } from '../rows.ts';
import { mayBeRecommended, viewerPartOf } from './policy.ts';

/** After so long, 30 days, half of a new club's bonus is gone. */
const FRESH_SECONDS = 30 * 24 * 3600;
/** What being brand-new weighs, on the scale of ln(1 + members): as much as about seven times the members. */
const FRESH_WEIGHT = 2;

/**
 * `limit` clubs for the viewer, best first. An interest of the viewer's counts most, then the same district, then the same
 * city; among equals, size (each doubling counts alike) and freshness. Somebody without interests and region, or signed out,
 * gets the largest and newest.
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
    ), part_of as materialized (${viewerPartOf(viewerId)}), candidates as (
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
    order by
      case when c.interest_id = any(taste.interest_ids) then 3 else 0 end
        + case
            when c.region = taste.region then 2
            when split_part(c.region, ' ', 1) = split_part(taste.region, ' ', 1) then 1
            else 0
          end desc,
      ln(1 + c.member_count)
        + ${FRESH_WEIGHT}::float8
          / (1 + greatest(0, extract(epoch from ${now}::timestamptz - c.created_at)::float8) / ${FRESH_SECONDS}::float8) desc,
      c.id desc
    limit ${limit}`;
}
