import { insertEventOfChanged, type SqlClient } from '@moim/event-bus';
import { contentCommentDeleted } from '@moim/events';
import { notFound } from '@moim/subgraph-kit';
import { Prisma } from '../generated/prisma/client.ts';
import { findComment } from './find.ts';
import { canDelete } from './policy.ts';
import { postCardSql } from './post-card-sql.ts';
import { authorize, type UseCase } from './use-case.ts';

/**
 * Takes a comment away and says so to the other services; the second time nothing happens. Its place stays while it has replies, and
 * its text is kept for those who handle reports. Returns the post's id. Throws NOT_FOUND and FORBIDDEN as `authorize` does.
 */
export async function deleteComment(useCase: UseCase, actorId: string, commentId: string): Promise<{ postId: string }> {
  const { db, outbox } = useCase;
  const { postId, communityId, authorId } = await findComment(db, actorId, commentId);
  await authorize(useCase, communityId, actorId, (community) => canDelete(actorId, authorId, community));
  const { isPost, isChanged } = await removeComment(db, actorId, commentId);
  if (!isPost) throw notFound();
  if (isChanged) outbox.nudge();
  return { postId };
}

/**
 * The deletion itself, with its event, of a comment that is there; for who has asked the policy. The caller nudges the outbox. Returns
 * whether its post is there, and whether the comment was.
 */
export async function removeComment(
  db: SqlClient,
  actorId: string,
  commentId: string,
): Promise<{ isPost: boolean; isChanged: boolean }> {
  const data = {
    post: postCardSql('post'),
    commentId: Prisma.sql`${commentId}::text`,
    authorId: Prisma.sql`(select author_id from deleted)`,
    actorId: Prisma.sql`${actorId}::text`,
  };
  // Whoever changes the comments of a post locks the post first.
  const [found] = await db.$queryRaw<{ isPost: boolean; isChanged: boolean }[]>`
    with post as (
      select * from posts where id = (select post_id from comments where id = ${commentId}) and deleted_at is null for no key update
    ), deleted as (
      update comments c set deleted_at = now() from post where c.id = ${commentId} and c.post_id = post.id and c.deleted_at is null
      returning c.parent_id, c.author_id
    ), thread as (
      update comments set reply_count = reply_count - 1 where id = (select parent_id from deleted)
    ), changed as (
      update posts set comment_count = comment_count - 1, version = version + 1
      where id = (select post.id from post, deleted) returning id, version
    ), events as (${insertEventOfChanged(contentCommentDeleted, data, Prisma.sql`post`)})
    select exists (select from post) as "isPost", exists (select from changed) as "isChanged"`;
  return found ?? { isPost: false, isChanged: false };
}
