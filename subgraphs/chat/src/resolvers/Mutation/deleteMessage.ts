import { requireId, requireViewer } from '@moim/subgraph-kit';
import { deleteMessage as deleteMessageUseCase } from '../../domain/delete-message.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { changedMessage } from '../changed.ts';

export const deleteMessage: MutationResolvers['deleteMessage'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  const messageId = requireId('msg', input.id);
  await deleteMessageUseCase(context, userId, messageId);
  return { message: await changedMessage(context, messageId), userErrors: [] };
};
