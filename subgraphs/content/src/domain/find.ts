import { notFound } from '@moim/subgraph-kit';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { isCommentHidden, isDirectPhotoShown, isPhotoShown, isPostShown } from './policy.ts';

// Where a thing stands, before it is known whether the viewer may see its club: nothing of it may be told. What a block hides is not there.

/** Of which club and by whom a post is. Throws NOT_FOUND for an id never given out and, unless `evenDeleted`, for a deleted post. */
export async function findPost(db: PrismaClient, viewerId: string, postId: string, { evenDeleted = false } = {}) {
  const [post] = await db.$queryRaw<{ communityId: string; authorId: string; isDeleted: boolean }[]>`
    select community_id as "communityId", author_id as "authorId", deleted_at is not null as "isDeleted"
    from posts t where id = ${postId} and ${isPostShown(viewerId, 't')}`;
  if (post === undefined || (post.isDeleted && !evenDeleted)) throw notFound();
  return post;
}

/** On which post of which club and by whom a comment is, deleted ones too. Throws NOT_FOUND also when the post is deleted. */
export async function findComment(db: PrismaClient, viewerId: string, commentId: string) {
  const [comment] = await db.$queryRaw<{ postId: string; communityId: string; authorId: string }[]>`
    select c.post_id as "postId", p.community_id as "communityId", c.author_id as "authorId"
    from comments c join posts p on p.id = c.post_id
    where c.id = ${commentId} and p.deleted_at is null and ${isPostShown(viewerId, 'p')} and not ${isCommentHidden(viewerId, 'c')}`;
  if (comment === undefined) throw notFound();
  return comment;
}

/**
 * Of which club, null for a direct room, and by whom a photo is, and whether it is deleted. Throws NOT_FOUND for an id never given out, and for who is not
 * of the room; who sent it there finds it also when a block has closed the room.
 */
export async function findPhoto(db: PrismaClient, viewerId: string, photoId: string) {
  const [photo] = await db.$queryRaw<{ communityId: string | null; uploaderId: string; isDeleted: boolean }[]>`
    select community_id as "communityId", uploader_id as "uploaderId", deleted_at is not null as "isDeleted"
    from photos t where id = ${photoId} and case when community_id is not null then ${isPhotoShown(viewerId)}
      else uploader_id = ${viewerId} or ${isDirectPhotoShown(viewerId)} end`;
  if (photo === undefined) throw notFound();
  return photo;
}

/** Of which club and on which post a poll is. Throws NOT_FOUND also when the post is deleted. */
export async function findPoll(db: PrismaClient, viewerId: string, pollId: string) {
  const [poll] = await db.$queryRaw<{ postId: string; communityId: string }[]>`
    select l.post_id as "postId", p.community_id as "communityId"
    from polls l join posts p on p.id = l.post_id
    where l.id = ${pollId} and p.deleted_at is null and ${isPostShown(viewerId, 'p')}`;
  if (poll === undefined) throw notFound();
  return poll;
}
