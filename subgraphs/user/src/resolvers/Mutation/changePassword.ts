import { requireViewer } from '@moim/subgraph-kit';
import { changePassword as changePasswordUseCase } from '../../domain/change-password.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';

export const changePassword: MutationResolvers['changePassword'] = async (_mutation, { input }, context) => {
  const outcome = await changePasswordUseCase(context, requireViewer(context), input);
  return outcome.ok ? { user: outcome.user, userErrors: [] } : { user: null, userErrors: outcome.userErrors };
};
