import { requireViewer } from '@moim/subgraph-kit';
import { deleteAccount as deleteAccountUseCase } from '../../domain/delete-account.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { tellEnded } from '../../session-change.ts';

export const deleteAccount: MutationResolvers['deleteAccount'] = async (_mutation, { input }, context) => {
  const viewer = requireViewer(context);
  const outcome = await deleteAccountUseCase(context, viewer, input);
  if (!outcome.ok) return { deletedUserId: null, deletion: null, userErrors: outcome.userErrors };
  tellEnded(context, 'ACCOUNT_DELETED');
  return { deletedUserId: viewer.userId, deletion: outcome.deletion, userErrors: [] };
};
