import { requireId, requireViewer } from '@moim/subgraph-kit';
import { unbookmarkCommunity as unbookmarkCommunityUseCase } from '../../domain/bookmark-community.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { visibleCommunityPayload } from '../payload.ts';

export const unbookmarkCommunity: MutationResolvers['unbookmarkCommunity'] = async (_mutation, { input }, context) => {
  const { userId: viewerId } = requireViewer(context);
  const communityId = requireId('com', input.communityId, 'input.communityId');
  await unbookmarkCommunityUseCase(context.db, viewerId, communityId);
  return visibleCommunityPayload(context, communityId);
};
