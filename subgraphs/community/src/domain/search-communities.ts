import { CLUBS, isMatch, type Reading, rankByName, readingsOf } from '@moim/search';
import { badUserInput } from '@moim/subgraph-kit';
import { communityColumns, joinInterestAndLeader, joinViewer } from '../community-sql.ts';
import { Prisma, type PrismaClient } from '../generated/prisma/client.ts';
import type { CommunityRow } from '../rows.ts';
import { viewerSees } from './policy.ts';

interface CommunitySearch {
  interestId: string | null;
  region: string | null;
  text: string | null;
}

/** A page of found clubs: one row more than `limit` is read. `rank` is 0 where no text is looked for. */
interface SearchPage {
  limit: number;
  after: [rank: number, memberCount: number, id: string] | null;
}

const MAX_TEXT = 100;
const MAX_REGION = 40;
const INTEREST_ID = /^[a-z][a-z0-9-]{0,39}$/;

/**
 * The clubs that match and that the viewer may see: those that fit `text` best, then those with most members, in one order with their
 * ids. Throws BAD_USER_INPUT.
 */
export function searchCommunities(db: PrismaClient, viewerId: string | null, search: CommunitySearch) {
  const matches = matching(viewerId, search);
  const hasText = readingsIn(search.text).length > 0;
  return {
    page: (page: SearchPage) =>
      db.$queryRaw<(CommunityRow & { rank: number })[]>(communityPage(viewerId, search, page)),
    count: async () => {
      const [row] = await db.$queryRaw<{ count: number }[]>(
        hasText ? Prisma.sql`select count(*)::int as count ${matches}` : communityTotal(viewerId, search),
      );
      return row?.count ?? 0;
    },
  };
}

/** The statement that reads a page: ids in their order first, then what is shown of so many. Throws BAD_USER_INPUT. */
export function communityPage(
  viewerId: string | null,
  search: CommunitySearch,
  { limit, after }: SearchPage,
): Prisma.Sql {
  const readings = readingsIn(search.text);
  const rank = readings.length === 0 ? Prisma.sql`0` : rankByName(readings, Prisma.sql`c.name`);
  // Without a text the order is an index's: no column that is always alike comes before it.
  const [key, order] =
    readings.length === 0
      ? [Prisma.sql`c.member_count, c.id`, Prisma.sql`c.member_count desc, c.id desc`]
      : [Prisma.sql`${rank}, c.member_count, c.id`, Prisma.sql`rank desc, c.member_count desc, c.id desc`];
  const last = after && (readings.length === 0 ? after.slice(1) : after);
  const isAfter = last === null ? Prisma.sql`true` : Prisma.sql`(${key}) < (${Prisma.join(last)})`;
  return Prisma.sql`
    select ${communityColumns(viewerId)}, found.rank
    from (
      select c.id, ${rank} as rank ${matching(viewerId, search)} and ${isAfter} order by ${order} limit ${limit + 1}
    ) found
    join communities c on c.id = found.id ${joinViewer(viewerId)} ${joinInterestAndLeader}
    order by found.rank desc, c.member_count desc, c.id desc`;
}

/**
 * The statement that counts what matches where no text is looked for: the clubs that everybody sees are counted already, and the viewer's private ones
 * are few. Throws BAD_USER_INPUT.
 */
export function communityTotal(viewerId: string | null, search: CommunitySearch): Prisma.Sql {
  const counted = Prisma.sql`(select sum(c.total) from club_totals c where ${placed(search)})`;
  const own = Prisma.sql`(
    select count(*) from memberships v join communities c on c.id = v.community_id
    where v.user_id = ${viewerId} and c.visibility = 'PRIVATE' and c.closed_at is null and ${placed(search)})`;
  return Prisma.sql`select (coalesce(${counted}, 0) + ${own})::int as count`;
}

/** SQL: whether `c` is of the interest and in the region. */
function placed({ interestId, region }: CommunitySearch): Prisma.Sql {
  const all = [Prisma.sql`true`];
  if (interestId !== null) {
    if (!INTEREST_ID.test(interestId)) throw badUserInput('filter.interestId: not an id of an interest');
    all.push(Prisma.sql`c.interest_id = ${interestId}`);
  }
  const start = words(limited(region, 'filter.region', MAX_REGION)).join(' ');
  if (start !== '') all.push(Prisma.sql`c.region like ${`${escapeLike(start)}%`}`);
  return Prisma.join(all, ' and ');
}

/** SQL: from the clubs `c` where they match. */
function matching(viewerId: string | null, search: CommunitySearch): Prisma.Sql {
  const all = [viewerSees, placed(search)];
  const readings = readingsIn(search.text);
  if (readings.length > 0) all.push(isMatch(readings, CLUBS));
  return Prisma.sql`from communities c ${joinViewer(viewerId)} where ${Prisma.join(all, ' and ')}`;
}

function readingsIn(text: string | null): Reading[] {
  return readingsOf(limited(text, 'filter.text', MAX_TEXT));
}

/** What was typed, in composed letters (some keyboards send Hangul in parts). */
function limited(typed: string | null, argument: string, max: number): string {
  const text = (typed ?? '').normalize('NFC');
  if ([...text].length > max) throw badUserInput(`${argument}: at most ${max} characters`);
  return text;
}

/** Without control characters and repeats. */
function words(text: string): string[] {
  return [...new Set(text.split(/[\s\p{Cc}]+/u).filter((word) => word !== ''))];
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}
