import { requireViewer } from '@moim/subgraph-kit';
import { setInterests as setInterestsUseCase } from '../../domain/set-interests.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';

export const setInterests: MutationResolvers['setInterests'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  const outcome = await setInterestsUseCase(context, userId, input.interestIds);
  context.loaders.interests.clear(userId);
  return outcome.ok ? { user: outcome.user, userErrors: [] } : { user: null, userErrors: outcome.userErrors };
};
