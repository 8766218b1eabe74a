import { insertEventOfChanged, type SqlClient } from '@moim/event-bus';
import { contentPostDeleted } from '@moim/events';
import { notFound } from '@moim/subgraph-kit';
import { Prisma } from '../generated/prisma/client.ts';
import { findPost } from './find.ts';
import { canDelete } from './policy.ts';
import { postCardSql } from './post-card-sql.ts';
import { authorize, type UseCase } from './use-case.ts';

/**
 * Takes a post away and says so to the other services; the second time nothing happens. Its text is kept for those who handle
 * reports. Throws NOT_FOUND and FORBIDDEN as `authorize` does.
 */
export async function deletePost(useCase: UseCase, actorId: string, postId: string): Promise<void> {
  const { db, outbox } = useCase;
  const { communityId, authorId, isDeleted } = await findPost(db, actorId, postId, { evenDeleted: true });
  await authorize(useCase, communityId, actorId, (community) => {
    if (canDelete(actorId, authorId, community)) return true;
    // For everybody else it does not exist any more.
    if (isDeleted) throw notFound();
    return false;
  });
  if (isDeleted) return;
  await removePost(db, actorId, postId);
  outbox.nudge();
}

/** The deletion itself, with its event, of a post that is there; for who has asked the policy. The caller nudges the outbox. */
export async function removePost(db: SqlClient, actorId: string, postId: string): Promise<void> {
  const data = {
    post: postCardSql('post'),
    authorId: Prisma.sql`post.author_id`,
    actorId: Prisma.sql`${actorId}::text`,
  };
  await db.$executeRaw`
    with post as (
      select * from posts where id = ${postId} and deleted_at is null for no key update
    ), changed as (
      update posts set deleted_at = now(), version = version + 1 where id = (select id from post) returning id, version
    ), events as (${insertEventOfChanged(contentPostDeleted, data, Prisma.sql`post`)})
    select`;
}
