import { requireId, requireViewer } from '@moim/subgraph-kit';
import { leaveCommunity as leaveCommunityUseCase } from '../../domain/leave-community.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { communityPayload } from '../payload.ts';

export const leaveCommunity: MutationResolvers['leaveCommunity'] = async (_mutation, { input }, context) => {
  const { userId: viewerId } = requireViewer(context);
  const communityId = requireId('com', input.communityId, 'input.communityId');
  return communityPayload(context, communityId, await leaveCommunityUseCase(context, viewerId, communityId));
};
