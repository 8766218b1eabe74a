import { requireId, requireViewer } from '@moim/subgraph-kit';
import { sendMessage as sendMessageUseCase } from '../../domain/send-message.ts';
import { TALKING_RULE, takeTurn } from '../../domain/talking-limits.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { changedMessage } from '../changed.ts';

export const sendMessage: MutationResolvers['sendMessage'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  await takeTurn(context, TALKING_RULE, userId);
  const outcome = await sendMessageUseCase(context, userId, {
    roomId: requireId('rom', input.roomId, 'roomId'),
    text: input.text ?? '',
    clientMessageId: input.clientMessageId ?? null,
    replyToId: input.replyToId == null ? null : requireId('msg', input.replyToId, 'replyToId'),
    photoIds: input.photoIds?.map((id) => requireId('pho', id, 'photoIds')) ?? [],
  });
  if (!outcome.ok) return { message: null, userErrors: outcome.userErrors };
  return { message: await changedMessage(context, outcome.messageId), userErrors: [] };
};
