import { requireId, requireViewer } from '@moim/subgraph-kit';
import { deletePost as deletePostUseCase } from '../../domain/delete-post.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';

export const deletePost: MutationResolvers['deletePost'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  const id = requireId('pst', input.id);
  await deletePostUseCase(context, userId, id);
  return { deletedPostId: id, userErrors: [] };
};
