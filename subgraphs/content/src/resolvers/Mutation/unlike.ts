import { requireViewer } from '@moim/subgraph-kit';
import { setLike } from '../../domain/like.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';

export const unlike: MutationResolvers['unlike'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  return { subject: await setLike(context, userId, input.subjectId, 'unlike'), userErrors: [] };
};
