import { requireViewer } from '@moim/subgraph-kit';
import { deleteAccount as deleteAccountUseCase } from '../../domain/delete-account.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';

export const deleteAccount: MutationResolvers['deleteAccount'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  const outcome = await deleteAccountUseCase(context, userId, input);
  return outcome.ok
    ? { deletedUserId: userId, deletion: outcome.deletion, userErrors: [] }
    : { deletedUserId: null, deletion: null, userErrors: outcome.userErrors };
};
