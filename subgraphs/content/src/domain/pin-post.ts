import { contentPostPinned } from '@moim/events';
import { notFound } from '@moim/subgraph-kit';
import type { Prisma } from '../generated/prisma/client.ts';
import { findPost } from './find.ts';
import { canPinPost } from './policy.ts';
import { authorize, type UseCase } from './use-case.ts';

/**
 * Keeps a post at the top of its club's home, or no longer, and says so to the other services. What is so already changes nothing.
 * Throws NOT_FOUND and FORBIDDEN as `authorize` does.
 */
export async function pinPost(useCase: UseCase, actorId: string, postId: string, isPinned: boolean): Promise<void> {
  const { db, outbox } = useCase;
  const { communityId } = await findPost(db, actorId, postId);
  await authorize(useCase, communityId, actorId, canPinPost);
  await outbox.transaction(db, async (tx: Prisma.TransactionClient, emit) => {
    const [before] = await tx.$queryRaw<{ isPinned: boolean }[]>`
      select is_pinned as "isPinned" from posts where id = ${postId} and deleted_at is null for no key update`;
    if (before === undefined) throw notFound();
    if (before.isPinned === isPinned) return;
    const [after] = await tx.$queryRaw<{ title: string; version: number }[]>`
      update posts set is_pinned = ${isPinned}, version = version + 1 where id = ${postId} returning title, version`;
    if (after === undefined) throw new Error(`${postId} is locked, and gone`);
    emit(contentPostPinned, {
      aggregateId: postId,
      aggregateVersion: after.version,
      data: { post: { id: postId, communityId, title: after.title }, isPinned },
    });
  });
}
