import { requireId, requireViewer } from '@moim/subgraph-kit';
import { changeMemberRole as changeMemberRoleUseCase } from '../../domain/change-member-role.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { communityPayload } from '../payload.ts';

export const changeMemberRole: MutationResolvers['changeMemberRole'] = async (_mutation, { input }, context) => {
  const { userId: viewerId } = requireViewer(context);
  const communityId = requireId('com', input.communityId, 'input.communityId');
  const userId = requireId('usr', input.userId, 'input.userId');
  return communityPayload(
    context,
    communityId,
    await changeMemberRoleUseCase(context, viewerId, { communityId, userId, role: input.role }),
  );
};
