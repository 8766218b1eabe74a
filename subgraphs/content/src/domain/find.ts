import { notFound } from '@moim/subgraph-kit';
import type { PrismaClient } from '../generated/prisma/client.ts';

// Where a thing stands, before it is known whether the viewer may see it: nothing of it may be told.

/** Of which club and by whom a post is. Throws NOT_FOUND for an id never given out and, unless `evenDeleted`, for a deleted post. */
export async function findPost(db: PrismaClient, postId: string, { evenDeleted = false } = {}) {
  const [post] = await db.$queryRaw<{ communityId: string; authorId: string; isDeleted: boolean }[]>`
    select community_id as "communityId", author_id as "authorId", deleted_at is not null as "isDeleted"
    from posts where id = ${postId}`;
  if (post === undefined || (post.isDeleted && !evenDeleted)) throw notFound();
  return post;
}

/** On which post of which club and by whom a comment is, deleted ones too. Throws NOT_FOUND also when the post is deleted. */
export async function findComment(db: PrismaClient, commentId: string) {
  const [comment] = await db.$queryRaw<{ postId: string; communityId: string; authorId: string }[]>`
    select c.post_id as "postId", p.community_id as "communityId", c.author_id as "authorId"
    from comments c join posts p on p.id = c.post_id where c.id = ${commentId} and p.deleted_at is null`;
  if (comment === undefined) throw notFound();
  return comment;
}

/** Of which club and on which post a poll is. Throws NOT_FOUND also when the post is deleted. */
export async function findPoll(db: PrismaClient, pollId: string) {
  const [poll] = await db.$queryRaw<{ postId: string; communityId: string }[]>`
    select l.post_id as "postId", p.community_id as "communityId"
    from polls l join posts p on p.id = l.post_id where l.id = ${pollId} and p.deleted_at is null`;
  if (poll === undefined) throw notFound();
  return poll;
}
