import { requireId, requireViewer } from '@moim/subgraph-kit';
import { removeMember as removeMemberUseCase } from '../../domain/remove-member.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { communityPayload } from '../payload.ts';

export const removeMember: MutationResolvers['removeMember'] = async (_mutation, { input }, context) => {
  const { userId: viewerId } = requireViewer(context);
  const communityId = requireId('com', input.communityId, 'input.communityId');
  const userId = requireId('usr', input.userId, 'input.userId');
  return communityPayload(
    context,
    communityId,
    await removeMemberUseCase(context, viewerId, {
      communityId,
      userId,
      reason: input.reason ?? null,
      ban: input.ban ?? false,
    }),
  );
};
