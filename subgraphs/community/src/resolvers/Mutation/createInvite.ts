import { requireId, requireViewer } from '@moim/subgraph-kit';
import { createInvite as createInviteUseCase } from '../../domain/create-invite.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';

export const createInvite: MutationResolvers['createInvite'] = async (_mutation, { input }, context) => {
  const { userId: viewerId } = requireViewer(context);
  const outcome = await createInviteUseCase(context, viewerId, {
    communityId: requireId('com', input.communityId, 'input.communityId'),
    expiresAt: input.expiresAt ?? null,
    maxUses: input.maxUses ?? null,
  });
  return outcome.ok ? { invite: outcome.invite, userErrors: [] } : { invite: null, userErrors: outcome.userErrors };
};
