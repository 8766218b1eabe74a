import { requireId, requireViewer } from '@moim/subgraph-kit';
import { editMessage as editMessageUseCase } from '../../domain/edit-message.ts';
import { TALKING_RULE, takeTurn } from '../../domain/talking-limits.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { changedMessage } from '../changed.ts';

export const editMessage: MutationResolvers['editMessage'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  await takeTurn(context, TALKING_RULE, userId);
  const messageId = requireId('msg', input.id);
  const outcome = await editMessageUseCase(context, userId, { messageId, text: input.text });
  if (!outcome.ok) return { message: null, userErrors: outcome.userErrors };
  return { message: await changedMessage(context, messageId), userErrors: [] };
};
