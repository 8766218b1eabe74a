import { requireViewer } from '@moim/subgraph-kit';
import { changeEmail as changeEmailUseCase } from '../../domain/change-email.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';

export const changeEmail: MutationResolvers['changeEmail'] = async (_mutation, { input }, context) => {
  const outcome = await changeEmailUseCase(context, requireViewer(context), input);
  return outcome.ok ? { user: outcome.user, userErrors: [] } : { user: null, userErrors: outcome.userErrors };
};
