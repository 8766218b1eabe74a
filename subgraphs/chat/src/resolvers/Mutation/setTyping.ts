import { requireId, requireViewer } from '@moim/subgraph-kit';
import { setTyping as setTypingUseCase } from '../../domain/set-typing.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';

export const setTyping: MutationResolvers['setTyping'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  const roomId = requireId('rom', input.roomId, 'roomId');
  await setTypingUseCase(context, userId, { roomId, isTyping: input.isTyping });
  return { ok: true, userErrors: [] };
};
