import { requireId, requireViewer } from '@moim/subgraph-kit';
import { saveDraft as saveDraftUseCase } from '../../domain/save-draft.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';

export const saveDraft: MutationResolvers['saveDraft'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  requireId('com', input.communityId, 'communityId');
  const outcome = await saveDraftUseCase(context, userId, input);
  return outcome.ok ? { draft: outcome.draft, userErrors: [] } : { draft: null, userErrors: outcome.userErrors };
};
