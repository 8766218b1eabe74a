import { insertEventOfChanged } from '@moim/event-bus';
import { contentPostPinned } from '@moim/events';
import { notFound } from '@moim/subgraph-kit';
import { Prisma } from '../generated/prisma/client.ts';
import { findPost } from './find.ts';
import { canPinPost } from './policy.ts';
import { postCardSql } from './post-card-sql.ts';
import { authorize, type UseCase } from './use-case.ts';

/**
 * Keeps a post at the top of its club's home, or no longer, and says so to the other services. What is so already changes nothing.
 * Throws NOT_FOUND and FORBIDDEN as `authorize` does.
 */
export async function pinPost(useCase: UseCase, actorId: string, postId: string, isPinned: boolean): Promise<void> {
  const { db, outbox } = useCase;
  const { communityId } = await findPost(db, actorId, postId);
  await authorize(useCase, communityId, actorId, canPinPost);
  const data = { post: postCardSql('post'), isPinned: Prisma.sql`${isPinned}::boolean` };
  const [found] = await db.$queryRaw<{ isThere: boolean; isChanged: boolean }[]>`
    with post as (
      select * from posts where id = ${postId} and deleted_at is null for no key update
    ), changed as (
      update posts set is_pinned = ${isPinned}, version = version + 1
      where id = (select id from post where is_pinned <> ${isPinned}) returning id, version
    ), events as (${insertEventOfChanged(contentPostPinned, data, Prisma.sql`post`)})
    select exists (select from post) as "isThere", exists (select from changed) as "isChanged"`;
  if (!found?.isThere) throw notFound();
  if (found.isChanged) outbox.nudge();
}
