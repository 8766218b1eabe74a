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

/** A page of found clubs: one row more than `limit` is read. */
interface SearchPage {
  limit: number;
  after: [memberCount: number, id: string] | null;
}

const MAX_TEXT = 100;
const MAX_REGION = 40;
const INTEREST_ID = /^[a-z][a-z0-9-]{0,39}$/;

/**
 * The clubs that match and that the viewer may see: the liveliest first, which is those with most members, in one order
 * with their ids. All words of `text` must stand in the name or the introduction. Throws BAD_USER_INPUT.
 */
export function searchCommunities(db: PrismaClient, viewerId: string | null, search: CommunitySearch) {
  const from = Prisma.sql`from communities c ${joinViewer(viewerId)}`;
  const matches = Prisma.join(conditions(search), ' and ');
  return {
    page: ({ limit, after }: SearchPage) => {
      const isAfter =
        after === null ? Prisma.sql`true` : Prisma.sql`(c.member_count, c.id) < (${after[0]}, ${after[1]})`;
      return db.$queryRaw<CommunityRow[]>`
        select ${communityColumns(viewerId)} ${from} ${joinInterestAndLeader} where ${matches} and ${isAfter}
        order by c.member_count desc, c.id desc limit ${limit + 1}`;
    },
    count: async () => {
      const [row] = await db.$queryRaw<{ count: number }[]>`select count(*)::int as count ${from} where ${matches}`;
      return row?.count ?? 0;
    },
  };
}

function conditions({ interestId, region, text }: CommunitySearch): Prisma.Sql[] {
  const all = [viewerSees];
  if (interestId !== null) {
    if (!INTEREST_ID.test(interestId)) throw badUserInput('filter.interestId: not an id of an interest');
    all.push(Prisma.sql`c.interest_id = ${interestId}`);
  }
  const start = words(region, 'filter.region', MAX_REGION).join(' ');
  if (start !== '') all.push(Prisma.sql`c.region like ${`${escapeLike(start)}%`}`);
  for (const word of words(text, 'filter.text', MAX_TEXT)) {
    // As in the index communities_text.
    all.push(Prisma.sql`(c.name || ' ' || c.introduction) ilike ${`%${escapeLike(word)}%`}`);
  }
  return all;
}

/** What was typed, as words: composed letters (some keyboards send Hangul in parts), without control characters and repeats. */
function words(typed: string | null, argument: string, max: number): string[] {
  const text = (typed ?? '').normalize('NFC');
  if ([...text].length > max) throw badUserInput(`${argument}: at most ${max} characters`);
  return [...new Set(text.split(/[\s\p{Cc}]+/u).filter((word) => word !== ''))];
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}
