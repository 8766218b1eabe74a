import { byId, byParentAndArgs, countBy, type Page, type RequestDatabase } from '@moim/subgraph-kit';
import type { FoundKey, TimeAndId } from '../cursors.ts';
import { isPostShown, visibleCommunities } from '../domain/policy.ts';
import type { PostConditions } from '../domain/post-filter.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { PostRow } from '../rows.ts';
import { type FoundPost, readFoundPosts } from './found-posts.ts';
import { containing, fitting, postAuthor, postColumns } from './post-sql.ts';
import { before, parents } from './sql.ts';
import { authorTotal, boardTotal } from './totals.ts';

type Child = { parentId: string };

/** Reads of posts. Each statement joins the clubs that the viewer may see: a post in another one, or one that a block hides, is not there. */
export function postLoaders(db: RequestDatabase, viewerId: string | null) {
  const clubs = visibleCommunities(viewerId);
  const columns = postColumns(viewerId);
  const shown = isPostShown(viewerId, 't');
  const fits = (conditions: PostConditions) =>
    Prisma.sql`${fitting(viewerId, conditions)} and ${containing(conditions.readings)}`;
  const newestFirst = Prisma.sql`order by t.created_at desc, t.id desc`;

  return {
    /** Posts by id, with their bodies. */
    post: byId<PostRow>(
      (ids) => db.$queryRaw`
        select ${columns}, t.body from posts t join ${clubs} club on club.id = t.community_id ${postAuthor}
        where t.id = any(${ids}::text[]) and t.deleted_at is null and ${shown}`,
      (post) => post.id,
    ),

    /** The bodies of posts that came in a list. */
    postBody: byId<{ id: string; body: string }>(
      (ids) => db.$queryRaw`select id, body from posts where id = any(${ids}::text[])`,
      (post) => post.id,
    ),

    /** A page of a club's posts, newest first. */
    communityPosts: byParentAndArgs<{ page: Page<TimeAndId>; conditions: PostConditions }, PostRow & Child>(
      (communityIds, { page, conditions }) => db.$queryRaw`
        select p.* from ${parents(communityIds)} join ${clubs} club on club.id = parent.id
        cross join lateral (
          select t.community_id as "parentId", null as body, ${columns} from posts t ${postAuthor}
          where t.community_id = parent.id and ${fits(conditions)} and ${before(page)} ${newestFirst} limit ${page.limit + 1}
        ) p`,
      (post) => post.parentId,
    ),

    communityPostCount: byParentAndArgs<PostConditions, Child & { count: number }>(
      (communityIds, conditions) =>
        conditions.readings.length === 0
          ? db.$queryRaw`
              select parent.id as "parentId", ${boardTotal(viewerId, conditions)} as count
              from ${parents(communityIds)} join ${clubs} club on club.id = parent.id`
          : db.$queryRaw`
              select t.community_id as "parentId", count(*)::int as count
              from posts t join ${clubs} club on club.id = t.community_id
              where t.community_id = any(${communityIds}::text[]) and ${fits(conditions)} group by 1`,
      (row) => row.parentId,
    ),

    /** A page of what somebody has written, newest first. */
    authorPosts: byParentAndArgs<Page<TimeAndId>, PostRow & Child>(
      (authorIds, page) => db.$queryRaw`
        select p.* from ${parents(authorIds)} cross join lateral (
          select t.author_id as "parentId", null as body, ${columns}
          from posts t join ${clubs} club on club.id = t.community_id ${postAuthor}
          where t.author_id = parent.id and t.deleted_at is null and ${shown} and ${before(page)} ${newestFirst} limit ${page.limit + 1}
        ) p`,
      (post) => post.parentId,
    ),

    authorPostCount: countBy(
      (authorIds) => db.$queryRaw`select parent.id, ${authorTotal(viewerId)} as count from ${parents(authorIds)}`,
    ),

    /** A page of the posts of all clubs, newest first. */
    posts: (page: Page<TimeAndId>, conditions: PostConditions): Promise<PostRow[]> => db.$queryRaw`
      select null as body, ${columns} from posts t join ${clubs} club on club.id = t.community_id ${postAuthor}
      where ${fits(conditions)} and ${before(page)} ${newestFirst} limit ${page.limit + 1}`,

    /** A page of the posts of all clubs that a text finds, what fits best first. */
    foundPosts: (page: Page<FoundKey>, conditions: PostConditions): Promise<FoundPost[]> =>
      readFoundPosts(db, viewerId, page, conditions),

    postCount: async (conditions: PostConditions): Promise<number> => {
      const rows = await db.$queryRaw<{ count: number }[]>`
        select count(*)::int as count from posts t join ${clubs} club on club.id = t.community_id where ${fits(conditions)}`;
      return rows[0]?.count ?? 0;
    },
  };
}
