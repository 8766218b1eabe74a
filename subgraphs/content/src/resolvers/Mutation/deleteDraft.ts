import { requireId, requireViewer } from '@moim/subgraph-kit';
import { deleteDraft as deleteDraftUseCase } from '../../domain/save-draft.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';

export const deleteDraft: MutationResolvers['deleteDraft'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  const communityId = requireId('com', input.communityId, 'communityId');
  await deleteDraftUseCase(context, userId, communityId);
  return { isDeleted: true, userErrors: [] };
};
