import { isMatch, rankByTitle } from '@moim/search';
import { byId, byParentAndArgs, countBy, type Page } from '@moim/subgraph-kit';
import type { FoundKey, TimeAndId } from '../cursors.ts';
import { isPostShown, visibleCommunities } from '../domain/policy.ts';
import type { PostConditions } from '../domain/post-filter.ts';
import { Prisma, type PrismaClient } from '../generated/prisma/client.ts';
import type { PostRow } from '../rows.ts';
import { before, memberCard, parents } from './sql.ts';

type Child = { parentId: string };
/** A post that a text found. `rank`: how well it fits, higher is better. */
type FoundPost = PostRow & { rank: number };

/** Posts `t` that fit, are not deleted, and that no block hides. */
function fitting(viewerId: string | null, { board, pinned, readings }: PostConditions): Prisma.Sql {
  const conditions = [Prisma.sql`t.deleted_at is null`, isPostShown(viewerId, 't')];
  if (board !== null) conditions.push(Prisma.sql`t.board = ${board}::board`);
  if (pinned !== null) conditions.push(pinned ? Prisma.sql`t.is_pinned` : Prisma.sql`not t.is_pinned`);
  if (readings.length > 0) conditions.push(isMatch(readings, 't'));
  return Prisma.join(conditions, ' and ');
}

/** A PostRow without its body, of the post `t` in the visible club `club`, with `postAuthor` joined. */
export function postColumns(viewerId: string | null): Prisma.Sql {
  return Prisma.sql`t.id, t.board::text, t.title, t.excerpt, t.is_pinned as "isPinned", t.created_at as "createdAt",
      t.edited_at as "editedAt", t.like_count as "likeCount", t.comment_count as "commentCount",
      (select true from post_likes l where l.post_id = t.id and l.user_id = ${viewerId}) is not null as "viewerHasLiked",
      t.author_id as "authorId", ${memberCard} as author, club.card as community`;
}

/** Joins the author's card `a` of the post `t`. */
export const postAuthor = Prisma.sql`left join member_cards a on a.user_id = t.author_id and a.deleted_at is null`;

/** The statement of `foundPosts`. */
export function foundPostPage(
  viewerId: string | null,
  { limit, after }: Page<FoundKey>,
  conditions: PostConditions,
): Prisma.Sql {
  const clubs = visibleCommunities(viewerId);
  const rank = rankByTitle(conditions.readings, { name: Prisma.sql`t.title`, text: Prisma.sql`t.body` });
  const isAfter =
    after === null
      ? Prisma.sql`true`
      : Prisma.sql`(${rank}, t.created_at, t.id) < (${after[0]}, ${after[1]}::timestamptz, ${after[2]}::text)`;
  return Prisma.sql`
    select null as body, found.rank, ${postColumns(viewerId)}
    from (
      select t.id, ${rank} as rank from posts t join ${clubs} club on club.id = t.community_id
      where ${fitting(viewerId, conditions)} and ${isAfter} order by rank desc, t.created_at desc, t.id desc limit ${limit + 1}
    ) found
    join posts t on t.id = found.id join ${clubs} club on club.id = t.community_id ${postAuthor}
    order by found.rank desc, t.created_at desc, t.id desc`;
}

/** Reads of posts. Each statement joins the clubs that the viewer may see: a post in another one, or one that a block hides, is not there. */
export function postLoaders(db: PrismaClient, viewerId: string | null) {
  const clubs = visibleCommunities(viewerId);
  const columns = postColumns(viewerId);
  const shown = isPostShown(viewerId, 't');
  const fits = (conditions: PostConditions) => fitting(viewerId, conditions);
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
      (communityIds, conditions) => db.$queryRaw`
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
      (authorIds) => db.$queryRaw`
        select t.author_id as id, count(*)::int as count from posts t join ${clubs} club on club.id = t.community_id
        where t.author_id = any(${authorIds}::text[]) and t.deleted_at is null and ${shown} group by 1`,
    ),

    /** A page of the posts of all clubs, newest first. */
    posts: (page: Page<TimeAndId>, conditions: PostConditions): Promise<PostRow[]> => db.$queryRaw`
      select null as body, ${columns} from posts t join ${clubs} club on club.id = t.community_id ${postAuthor}
      where ${fits(conditions)} and ${before(page)} ${newestFirst} limit ${page.limit + 1}`,

    /** A page of the posts of all clubs that a text finds: ids in their order first, then what is shown of so many. */
    foundPosts: (page: Page<FoundKey>, conditions: PostConditions): Promise<FoundPost[]> =>
      db.$queryRaw(foundPostPage(viewerId, page, conditions)),

    postCount: async (conditions: PostConditions): Promise<number> => {
      const rows = await db.$queryRaw<{ count: number }[]>`
        select count(*)::int as count from posts t join ${clubs} club on club.id = t.community_id where ${fits(conditions)}`;
      return rows[0]?.count ?? 0;
    },
  };
}
