import { requireId, requireViewer } from '@moim/subgraph-kit';
import { claimLeadership as claimLeadershipUseCase } from '../../domain/claim-leadership.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { communityPayload } from '../payload.ts';

export const claimLeadership: MutationResolvers['claimLeadership'] = async (_mutation, { input }, context) => {
  const { userId: viewerId } = requireViewer(context);
  const communityId = requireId('com', input.communityId, 'input.communityId');
  return communityPayload(context, communityId, await claimLeadershipUseCase(context, viewerId, communityId));
};
