import { requireId, requireViewer } from '@moim/subgraph-kit';
import { votePoll as votePollUseCase } from '../../domain/vote-poll.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';

export const votePoll: MutationResolvers['votePoll'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  const pollId = requireId('pol', input.pollId, 'pollId');
  for (const optionId of input.optionIds) requireId('opt', optionId, 'optionIds');
  const outcome = await votePollUseCase(context, userId, pollId, input.optionIds);
  if (!outcome.ok) return { poll: null, userErrors: outcome.userErrors };
  return { poll: await context.loaders.poll.load(outcome.postId), userErrors: [] };
};
