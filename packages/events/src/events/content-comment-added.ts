import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { commentId, EXAMPLE, examplePost, postCard, recipients, userId } from '../parts.ts';

export const contentCommentAdded = defineEvent({
  name: 'content.comment.added',
  aggregate: 'post',
  description: 'Somebody commented on a post, or replied to a comment.',
  schema: z.object({
    post: postCard,
    commentId,
    authorId: userId,
    postAuthorId: userId.nullable(),
    replyToAuthorId: userId.nullable().describe('Whose comment it replies to'),
    mentionedIds: recipients,
  }),
  example: {
    post: examplePost,
    commentId: EXAMPLE.comment,
    authorId: EXAMPLE.otherUser,
    postAuthorId: EXAMPLE.user,
    replyToAuthorId: null,
    mentionedIds: [],
  },
});
