import { requireId, requireViewer } from '@moim/subgraph-kit';
import { createPost as createPostUseCase } from '../../domain/create-post.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { withAuthor } from '../authors.ts';

export const createPost: MutationResolvers['createPost'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  requireId('com', input.communityId, 'communityId');
  const outcome = await createPostUseCase(context, userId, input);
  if (!outcome.ok) return { post: null, userErrors: outcome.userErrors };
  return { post: await withAuthor(await context.loaders.post.load(outcome.postId), context), userErrors: [] };
};
