import { requireId, requireViewer } from '@moim/subgraph-kit';
import { revokeInvite as revokeInviteUseCase } from '../../domain/revoke-invite.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { communityPayload } from '../payload.ts';

export const revokeInvite: MutationResolvers['revokeInvite'] = async (_mutation, { input }, context) => {
  const { userId: viewerId } = requireViewer(context);
  const communityId = requireId('com', input.communityId, 'input.communityId');
  const inviteId = requireId('inv', input.inviteId, 'input.inviteId');
  return communityPayload(
    context,
    communityId,
    await revokeInviteUseCase(context, viewerId, { communityId, inviteId }),
  );
};
