import { isMatch, POSTS, type Reading } from '@moim/search';
import { isPostShown } from '../domain/policy.ts';
import type { PostConditions } from '../domain/post-filter.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { memberCard } from './sql.ts';

/** Posts `t` that fit but for a text, are not deleted, and that no block hides. */
export function fitting(viewerId: string | null, { board, pinned }: Omit<PostConditions, 'readings'>): Prisma.Sql {
  const conditions = [Prisma.sql`t.deleted_at is null`, isPostShown(viewerId, 't')];
  if (board !== null) conditions.push(Prisma.sql`t.board = ${board}::board`);
  if (pinned !== null) conditions.push(pinned ? Prisma.sql`t.is_pinned` : Prisma.sql`not t.is_pinned`);
  return Prisma.join(conditions, ' and ');
}

/** Of posts `t` those in which a text is found. Postgres does not look into `post_search` for a list without one. */
export function containing(readings: readonly Reading[]): Prisma.Sql {
  if (readings.length === 0) return Prisma.sql`true`;
  return Prisma.sql`t.id in (select s.post_id from post_search s where ${isMatch(readings, POSTS)})`;
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
