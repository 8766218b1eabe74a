import { requireId, requireViewer } from '@moim/subgraph-kit';
import { joinCommunity as joinCommunityUseCase } from '../../domain/join-community.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { communityPayload } from '../payload.ts';

export const joinCommunity: MutationResolvers['joinCommunity'] = async (_mutation, { input }, context) => {
  const { userId: viewerId } = requireViewer(context);
  const communityId = requireId('com', input.communityId, 'input.communityId');
  return communityPayload(
    context,
    communityId,
    await joinCommunityUseCase(context, viewerId, {
      communityId,
      message: input.message ?? null,
      inviteCode: input.inviteCode || null,
    }),
  );
};
