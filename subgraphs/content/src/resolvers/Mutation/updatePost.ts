import { requireId, requireViewer } from '@moim/subgraph-kit';
import { updatePost as updatePostUseCase } from '../../domain/update-post.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';

export const updatePost: MutationResolvers['updatePost'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  const id = requireId('pst', input.id);
  const outcome = await updatePostUseCase(context, userId, id, input);
  if (!outcome.ok) return { post: null, userErrors: outcome.userErrors };
  return { post: await context.loaders.post.load(id), userErrors: [] };
};
