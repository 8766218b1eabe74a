import { insertEventOfChanged } from '@moim/event-bus';
import { contentCommentAdded } from '@moim/events';
import { newId, notFound } from '@moim/subgraph-kit';
import { Prisma, type PrismaClient } from '../generated/prisma/client.ts';
import { messages } from '../messages.ts';
import { findPost } from './find.ts';
import { mentionedMembers } from './mentions.ts';
import { canComment, isCommentHidden, seesCommunity } from './policy.ts';
import { postCardSql } from './post-card-sql.ts';
import { checkCommentText } from './post-input.ts';
import { authorize, type Outcome, refused, type UseCase } from './use-case.ts';

/**
 * Comments on a post or answers one of its comments, and says so to the other services. Throws NOT_FOUND and FORBIDDEN as `authorize`
 * does.
 */
export async function addComment(
  useCase: UseCase,
  authorId: string,
  { postId, replyToId, body }: { postId: string; replyToId: string | null; body: string },
): Promise<Outcome<{ commentId: string }>> {
  const { db, outbox, locale } = useCase;
  const { communityId } = await findPost(db, authorId, postId);
  await authorize(useCase, communityId, authorId, canComment);
  const { value: text, userErrors } = checkCommentText(body, locale);
  if (userErrors.length > 0) return { ok: false, userErrors };
  const mentionedIds = await mentionedMembers(db, communityId, authorId, text);

  const id = newId('cmt');
  const found = await write(db, { id, postId, authorId, replyToId, text, mentionedIds });
  if (!found.isPost) throw notFound();
  if (!found.isWritten) return refused('replyToId', 'NOT_FOUND', messages(locale).replyTargetGone);
  outbox.nudge();
  return { ok: true, commentId: id };
}

interface NewComment {
  id: string;
  postId: string;
  authorId: string;
  replyToId: string | null;
  text: string;
  mentionedIds: string[];
}

/**
 * One statement: the comment, the counts and the event; nothing when the post is gone, or what is answered. Whoever changes the comments
 * of a post locks the post first, so these two locks are taken in one order.
 */
async function write(
  db: PrismaClient,
  { id, postId, authorId, replyToId, text, mentionedIds }: NewComment,
): Promise<{ isPost: boolean; isWritten: boolean }> {
  const club = Prisma.sql`post.community_id`;
  const data = {
    post: postCardSql('post'),
    commentId: Prisma.sql`${id}::text`,
    authorId: Prisma.sql`${authorId}::text`,
    postAuthorId: Prisma.sql`post.author_id`,
    tellsPostAuthor: seesCommunity(Prisma.sql`post.author_id`, club),
    replyToAuthorId: Prisma.sql`case when ${seesCommunity(Prisma.sql`place.answered_author_id`, club)} then place.answered_author_id end`,
    mentionedIds: Prisma.sql`${JSON.stringify(mentionedIds)}::jsonb`,
  };
  const [found] = await db.$queryRaw<{ isPost: boolean; isWritten: boolean }[]>`
    with post as (
      select * from posts where id = ${postId} and deleted_at is null for no key update
    ), answered as (
      select coalesce(c.parent_id, c.id) as thread_id, c.author_id from post join comments c on c.post_id = post.id
      where c.id = ${replyToId} and c.deleted_at is null and not ${isCommentHidden(authorId, 'c')} for share of c
    ), place as (
      select post.id as post_id, answered.thread_id, answered.author_id as answered_author_id
      from post left join answered on true where ${replyToId}::text is null or answered.thread_id is not null
    ), comment as (
      insert into comments (id, post_id, author_id, parent_id, depth, parent_depth, body)
      select ${id}, post_id, ${authorId}, thread_id, case when thread_id is null then 0 else 1 end,
        case when thread_id is not null then 0 end, ${text}
      from place
    ), mentions as (
      insert into comment_mentions (comment_id, user_id) select ${id}, unnest(${mentionedIds}::text[]) from place
    ), thread as (
      update comments set reply_count = reply_count + 1 where id = (select thread_id from place)
    ), changed as (
      update posts set comment_count = comment_count + 1, version = version + 1 where id = (select post_id from place)
      returning id, version
    ), events as (${insertEventOfChanged(contentCommentAdded, data, Prisma.sql`post, place`)})
    select exists (select from post) as "isPost", exists (select from changed) as "isWritten"`;
  if (found === undefined) throw new Error('a select without from has one row');
  return found;
}
