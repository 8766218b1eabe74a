import { requireId, requireViewer } from '@moim/subgraph-kit';
import { unblockUser as unblockUserUseCase } from '../../domain/block-user.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';

export const unblockUser: MutationResolvers['unblockUser'] = async (_mutation, { input }, context) => {
  const { userId: viewerId } = requireViewer(context);
  const userId = requireId('usr', input.userId, 'userId');
  const outcome = await unblockUserUseCase(context, viewerId, userId);
  const { user, interests, viewerBlock } = context.loaders;
  for (const loader of [user, interests, viewerBlock]) loader.clear(userId);
  return outcome.ok ? { user: outcome.user, userErrors: [] } : { user: null, userErrors: outcome.userErrors };
};
