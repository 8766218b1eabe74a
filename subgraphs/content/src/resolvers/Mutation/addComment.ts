import { requireId, requireViewer } from '@moim/subgraph-kit';
import { addComment as addCommentUseCase } from '../../domain/add-comment.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { withAuthor } from '../authors.ts';

export const addComment: MutationResolvers['addComment'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  const postId = requireId('pst', input.postId, 'postId');
  const replyToId = input.replyToId == null ? null : requireId('cmt', input.replyToId, 'replyToId');
  const outcome = await addCommentUseCase(context, userId, { postId, replyToId, body: input.body });
  if (!outcome.ok) return { comment: null, post: null, userErrors: outcome.userErrors };
  const { loaders } = context;
  const [comment, post] = await Promise.all([loaders.comment.load(outcome.commentId), loaders.post.load(postId)]);
  return { comment: await withAuthor(comment, context), post, userErrors: [] };
};
