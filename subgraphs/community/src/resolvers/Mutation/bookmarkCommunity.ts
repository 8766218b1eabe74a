import { requireId, requireViewer } from '@moim/subgraph-kit';
import { bookmarkCommunity as bookmarkCommunityUseCase } from '../../domain/bookmark-community.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { visibleCommunityPayload } from '../payload.ts';

export const bookmarkCommunity: MutationResolvers['bookmarkCommunity'] = async (_mutation, { input }, context) => {
  const { userId: viewerId } = requireViewer(context);
  const communityId = requireId('com', input.communityId, 'input.communityId');
  await bookmarkCommunityUseCase(context.db, viewerId, communityId);
  return visibleCommunityPayload(context, communityId);
};
