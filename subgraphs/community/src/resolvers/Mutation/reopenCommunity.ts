import { requireId, requireViewer } from '@moim/subgraph-kit';
import { reopenCommunity as reopenCommunityUseCase } from '../../domain/reopen-community.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { communityPayload } from '../payload.ts';

export const reopenCommunity: MutationResolvers['reopenCommunity'] = async (_mutation, { input }, context) => {
  const { userId: viewerId } = requireViewer(context);
  const communityId = requireId('com', input.communityId, 'input.communityId');
  return communityPayload(context, communityId, await reopenCommunityUseCase(context, viewerId, communityId));
};
