import { requireId, requireViewer } from '@moim/subgraph-kit';
import { closeCommunity as closeCommunityUseCase } from '../../domain/close-community.ts';
import { findClosedCommunity } from '../../domain/closed-communities.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';

export const closeCommunity: MutationResolvers['closeCommunity'] = async (_mutation, { input }, context) => {
  const { userId: viewerId } = requireViewer(context);
  const communityId = requireId('com', input.communityId, 'input.communityId');
  const userErrors = await closeCommunityUseCase(context, viewerId, { communityId, name: input.name });
  if (userErrors.length > 0) return { closedCommunity: null, userErrors };
  return { closedCommunity: await findClosedCommunity(context.db, communityId), userErrors };
};
