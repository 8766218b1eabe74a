import { requireId, requireViewer } from '@moim/subgraph-kit';
import { pinPost as pinPostUseCase } from '../../domain/pin-post.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';

export const pinPost: MutationResolvers['pinPost'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  const id = requireId('pst', input.id);
  await pinPostUseCase(context, userId, id, input.isPinned ?? true);
  return { post: await context.loaders.post.load(id), userErrors: [] };
};
