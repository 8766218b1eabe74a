import { notFound } from '@moim/subgraph-kit';
import { findPost } from './find.ts';
import { canPinPost } from './policy.ts';
import { authorize, type UseCase } from './use-case.ts';

/**
 * Keeps a post at the top of its club's home, or no longer. Other services do not show where a post stands, so nothing is published.
 * Throws NOT_FOUND and FORBIDDEN as `authorize` does.
 */
export async function pinPost(useCase: UseCase, actorId: string, postId: string, isPinned: boolean): Promise<void> {
  const { communityId } = await findPost(useCase.db, actorId, postId);
  await authorize(useCase, communityId, actorId, canPinPost);
  const changed = await useCase.db.$executeRaw`
    update posts set is_pinned = ${isPinned} where id = ${postId} and deleted_at is null`;
  if (changed === 0) throw notFound();
}
