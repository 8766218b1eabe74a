import { requireId, requireViewer } from '@moim/subgraph-kit';
import { deleteComment as deleteCommentUseCase } from '../../domain/delete-comment.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';

export const deleteComment: MutationResolvers['deleteComment'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  const id = requireId('cmt', input.id);
  const { postId } = await deleteCommentUseCase(context, userId, id);
  const [comment, post] = await Promise.all([context.loaders.comment.load(id), context.loaders.post.load(postId)]);
  return { comment, post, userErrors: [] };
};
