import { requireId, requireViewer } from '@moim/subgraph-kit';
import { unbanMember as unbanMemberUseCase } from '../../domain/unban-member.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { communityPayload } from '../payload.ts';

export const unbanMember: MutationResolvers['unbanMember'] = async (_mutation, { input }, context) => {
  const { userId: viewerId } = requireViewer(context);
  const communityId = requireId('com', input.communityId, 'input.communityId');
  const userId = requireId('usr', input.userId, 'input.userId');
  await unbanMemberUseCase(context, viewerId, { communityId, userId });
  return communityPayload(context, communityId);
};
