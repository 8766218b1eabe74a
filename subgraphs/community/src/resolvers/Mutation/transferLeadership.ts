import { requireId, requireViewer } from '@moim/subgraph-kit';
import { transferLeadership as transferLeadershipUseCase } from '../../domain/transfer-leadership.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { communityPayload } from '../payload.ts';

export const transferLeadership: MutationResolvers['transferLeadership'] = async (_mutation, { input }, context) => {
  const { userId: viewerId } = requireViewer(context);
  const communityId = requireId('com', input.communityId, 'input.communityId');
  const userId = requireId('usr', input.userId, 'input.userId');
  return communityPayload(
    context,
    communityId,
    await transferLeadershipUseCase(context, viewerId, { communityId, userId }),
  );
};
