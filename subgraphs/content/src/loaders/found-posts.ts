import { isMatch, POSTS, postFits } from '@moim/search';
import type { Page, RequestDatabase } from '@moim/subgraph-kit';
import type { FoundKey } from '../cursors.ts';
import { visibleCommunities } from '../domain/policy.ts';
import type { PostConditions } from '../domain/post-filter.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { PostRow } from '../rows.ts';
import { fitting, postAuthor, postColumns } from './post-sql.ts';

/** A post that a text found. `rank`: how well it fits, higher is better. */
export type FoundPost = PostRow & { rank: number };

/** So many are ranked all together. Of more than that the best rank has enough for a page mostly, and then the next one has. */
const MANY = 100;
/** So many of the newest posts are gone through before an index is asked for all that there is. */
const NEWEST = 2_000;

/**
 * A page of what a text finds, one more than its limit: by rank, then newest first. What is found in few posts is one statement; what is in many is found rank by
 * rank, until the page is full: among the newest posts, where what is in very many is found at once (in the same statement, for the best rank), and else by an
 * index. So a page costs little more where there are many posts than where there are few (`npm run bench -- growth`).
 */
export async function readFoundPosts(
  db: RequestDatabase,
  viewerId: string | null,
  page: Page<FoundKey>,
  conditions: PostConditions,
): Promise<FoundPost[]> {
  const first = await db.$queryRaw<(FoundPost & { found: number })[]>(firstFoundPosts(viewerId, page, conditions));
  // A row without a post says that none of those found is on this page.
  const posts: FoundPost[] = first.filter(({ id }) => id !== null).map(({ found: _, ...post }) => post);
  if ((first[0]?.found ?? 0) < MANY) return posts;
  for (const [i, ofRank] of manyFoundPosts(viewerId, page, conditions).entries()) {
    const missing = () => page.limit + 1 - posts.length;
    const newest = i === 0 ? posts.splice(0) : await db.$queryRaw<FoundPost[]>(ofRank('newest', missing()));
    posts.push(...(newest.length < missing() ? await db.$queryRaw<FoundPost[]>(ofRank('all', missing())) : newest));
    if (missing() <= 0) break;
  }
  return posts;
}

/**
 * The first statement. Where enough of the newest fit best, that is the page, and nothing else is looked for. Else, where the text is in few posts, the page of
 * those; where it is in many, what there is of the newest. Each row says how many were found, MANY at most, when they were looked for.
 */
export function firstFoundPosts(viewerId: string | null, page: Page<FoundKey>, conditions: PostConditions): Prisma.Sql {
  const { limit, after } = page;
  const fits = postFits(conditions.readings);
  const cases = fits.map((fit, i) => Prisma.sql`when ${fit} then ${fits.length - 1 - i}::int`);
  const isAfter =
    after === null
      ? Prisma.sql`true`
      : Prisma.sql`(few.rank, t.created_at, t.id) < (${after[0]}, ${after[1]}::timestamptz, ${after[2]}::text)`;
  const [ofBestRank] = manyFoundPosts(viewerId, page, conditions);
  if (ofBestRank === undefined) throw new Error('a page has a rank');
  // What is counted is known before what depends on it is run, or is not.
  return Prisma.sql`
    with best as materialized (${ofBestRank('newest', limit + 1)}), few as materialized (
      select s.post_id, case ${Prisma.join(cases, ' ')} end as rank
      from post_search s where (select count(*) from best) <= ${limit} and ${isMatch(conditions.readings, POSTS)} limit ${MANY}
    ), is_many as (select (select count(*) from best) > ${limit} or (select count(*) from few) >= ${MANY} as it)
    select page.*, (select count(*)::int from few) as found
    from (select) one left join (
      (select null as body, few.rank, ${postColumns(viewerId)}
      from few join posts t on t.id = few.post_id join ${visibleCommunities(viewerId)} club on club.id = t.community_id ${postAuthor}
      where not (select it from is_many) and ${fitting(viewerId, conditions)} and ${isAfter}
      order by few.rank desc, t.created_at desc, t.id desc limit ${limit + 1})
      union all select * from best where (select it from is_many)
    ) page on true
    order by page.rank desc, page."createdAt" desc, page.id desc`;
}

/** The statements for what is in many: for each rank that the page can have, the best first, so many posts among the newest or all. */
export function manyFoundPosts(
  viewerId: string | null,
  { after }: Page<FoundKey>,
  conditions: PostConditions,
): ((among: 'newest' | 'all', limit: number) => Prisma.Sql)[] {
  const fits = postFits(conditions.readings);
  const newestFirst = Prisma.sql`order by s.created_at desc, s.post_id desc`;
  return fits.flatMap((fit, i) => {
    const rank = fits.length - 1 - i;
    if (after !== null && rank > after[0]) return [];
    const isAfter =
      after?.[0] === rank
        ? Prisma.sql`(s.created_at, s.post_id) < (${after[1]}::timestamptz, ${after[2]}::text)`
        : Prisma.sql`true`;
    // In their order before anything is joined, so that the rest is read of so many as are shown. Postgres knows nothing of how many have a word, and would not go
    // through the newest of itself.
    const found = {
      newest: Prisma.sql`
        select s.post_id, s.created_at from (select * from post_search s where ${isAfter} ${newestFirst} limit ${NEWEST}) s
        where ${fit} ${newestFirst}`,
      all: Prisma.sql`select s.post_id, s.created_at from post_search s where ${fit} and ${isAfter} ${newestFirst} offset 0`,
    };
    return (among: 'newest' | 'all', limit: number) => Prisma.sql`
      select null as body, ${rank}::int as rank, ${postColumns(viewerId)}
      from (${found[among]}) s join posts t on t.id = s.post_id
      join ${visibleCommunities(viewerId)} club on club.id = t.community_id ${postAuthor}
      where ${fitting(viewerId, conditions)} ${newestFirst} limit ${limit}`;
  });
}
