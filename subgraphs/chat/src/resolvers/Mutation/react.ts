import { requireId, requireViewer } from '@moim/subgraph-kit';
import { react as reactUseCase } from '../../domain/react.ts';
import { REACTING_RULE, takeTurn } from '../../domain/talking-limits.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { changedMessage } from '../changed.ts';

export const react: MutationResolvers['react'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  await takeTurn(context, REACTING_RULE, userId);
  const messageId = requireId('msg', input.messageId, 'messageId');
  const { emoji, hasReacted = true } = input;
  const outcome = await reactUseCase(context, userId, { messageId, emoji, hasReacted });
  if (!outcome.ok) return { message: null, userErrors: outcome.userErrors };
  return { message: await changedMessage(context, messageId), userErrors: [] };
};
