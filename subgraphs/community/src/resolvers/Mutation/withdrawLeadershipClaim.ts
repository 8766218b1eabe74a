import { requireId, requireViewer } from '@moim/subgraph-kit';
import { withdrawLeadershipClaim as withdrawLeadershipClaimUseCase } from '../../domain/withdraw-leadership-claim.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { communityPayload } from '../payload.ts';

export const withdrawLeadershipClaim: MutationResolvers['withdrawLeadershipClaim'] = async (
  _mutation,
  { input },
  context,
) => {
  const { userId: viewerId } = requireViewer(context);
  const communityId = requireId('com', input.communityId, 'input.communityId');
  await withdrawLeadershipClaimUseCase(context, viewerId, communityId);
  return communityPayload(context, communityId);
};
