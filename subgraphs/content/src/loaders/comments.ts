import { byId, byParentAndArgs, countBy, type Page, type RequestDatabase } from '@moim/subgraph-kit';
import type { TimeAndId } from '../cursors.ts';
import { isCommentHidden } from '../domain/policy.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { CommentRow } from '../rows.ts';
import { memberCard, parents, since } from './sql.ts';
import { threadTotal } from './totals.ts';

type Child = { parentId: string };

/**
 * Comments that the list shows: a deleted or hidden one stays while it has replies. The partial index `comments_of_post` says the first
 * half of it.
 */
function listed(viewerId: string | null): Prisma.Sql {
  return Prisma.sql`t.parent_id is null and (t.deleted_at is null or t.reply_count > 0)
      and (not ${isCommentHidden(viewerId, 't')} or t.reply_count > 0)`;
}

/**
 * A CommentRow of the comment `t`, with `commentAuthor` joined. What a deleted one said, or one that a block hides, does not leave the
 * database.
 */
export function commentColumns(viewerId: string | null): Prisma.Sql {
  const isGone = Prisma.sql`(t.deleted_at is not null or ${isCommentHidden(viewerId, 't')})`;
  return Prisma.sql`t.id, case when ${isGone} then '' else t.body end as body, ${isGone} as "isDeleted", t.created_at as "createdAt",
      t.like_count as "likeCount", t.reply_count as "replyCount", ${memberCard} as author,
      (select true from comment_likes l where l.comment_id = t.id and l.user_id = ${viewerId}) is not null as "viewerHasLiked"`;
}

/** Joins the author's card `a` of the comment `t`, unless it is deleted or hidden. */
export function commentAuthor(viewerId: string | null): Prisma.Sql {
  return Prisma.sql`left join member_cards a
        on a.user_id = t.author_id and a.deleted_at is null and t.deleted_at is null and not ${isCommentHidden(viewerId, 't')}`;
}

/** Comments and replies, of posts that the viewer was shown. */
export function commentLoaders(db: RequestDatabase, viewerId: string | null) {
  const columns = commentColumns(viewerId);
  const author = commentAuthor(viewerId);
  const oldestFirst = Prisma.sql`order by t.created_at, t.id`;

  return {
    /** Comments by id, deleted ones too. */
    comment: byId<CommentRow>(
      (ids) => db.$queryRaw`select ${columns} from comments t ${author} where t.id = any(${ids}::text[])`,
      (comment) => comment.id,
    ),

    /** A page of the comments on a post itself, oldest first. */
    comments: byParentAndArgs<Page<TimeAndId>, CommentRow & Child>(
      (postIds, page) => db.$queryRaw`
        select c.* from ${parents(postIds)} cross join lateral (
          select t.post_id as "parentId", ${columns} from comments t ${author}
          where t.post_id = parent.id and ${listed(viewerId)} and ${since(page)} ${oldestFirst} limit ${page.limit + 1}
        ) c`,
      (comment) => comment.parentId,
    ),

    commentCount: countBy(
      (postIds) => db.$queryRaw`select parent.id, ${threadTotal(viewerId)} as count from ${parents(postIds)}`,
    ),

    /** A page of the replies to a comment, oldest first. How many there are stands on the comment. */
    replies: byParentAndArgs<Page<TimeAndId>, CommentRow & Child>(
      (commentIds, page) => db.$queryRaw`
        select c.* from ${parents(commentIds)} cross join lateral (
          select t.parent_id as "parentId", ${columns} from comments t ${author}
          where t.parent_id = parent.id and t.deleted_at is null and not ${isCommentHidden(viewerId, 't')} and ${since(page)}
          ${oldestFirst} limit ${page.limit + 1}
        ) c`,
      (comment) => comment.parentId,
    ),
  };
}
