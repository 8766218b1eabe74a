import { requireId, requireViewer } from '@moim/subgraph-kit';
import { approveJoinRequest as approveJoinRequestUseCase } from '../../domain/approve-join-request.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { communityPayload } from '../payload.ts';

export const approveJoinRequest: MutationResolvers['approveJoinRequest'] = async (_mutation, { input }, context) => {
  const { userId: viewerId } = requireViewer(context);
  const communityId = requireId('com', input.communityId, 'input.communityId');
  const userId = requireId('usr', input.userId, 'input.userId');
  return communityPayload(
    context,
    communityId,
    await approveJoinRequestUseCase(context, viewerId, { communityId, userId }),
  );
};
