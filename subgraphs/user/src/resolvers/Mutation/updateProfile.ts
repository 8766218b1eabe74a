import { requireViewer } from '@moim/subgraph-kit';
import { updateProfile as updateProfileUseCase } from '../../domain/update-profile.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';

export const updateProfile: MutationResolvers['updateProfile'] = async (_mutation, { input }, context) => {
  const outcome = await updateProfileUseCase(context, requireViewer(context).userId, input);
  return outcome.ok ? { user: outcome.user, userErrors: [] } : { user: null, userErrors: outcome.userErrors };
};
