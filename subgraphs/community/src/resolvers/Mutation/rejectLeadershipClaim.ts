import { requireId, requireViewer } from '@moim/subgraph-kit';
import { rejectLeadershipClaim as rejectLeadershipClaimUseCase } from '../../domain/reject-leadership-claim.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { communityPayload } from '../payload.ts';

export const rejectLeadershipClaim: MutationResolvers['rejectLeadershipClaim'] = async (
  _mutation,
  { input },
  context,
) => {
  const { userId: viewerId } = requireViewer(context);
  const communityId = requireId('com', input.communityId, 'input.communityId');
  await rejectLeadershipClaimUseCase(context, viewerId, communityId);
  return communityPayload(context, communityId);
};
