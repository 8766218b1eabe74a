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
    tellsPostAuthor: z.boolean().default(true).describe('Whether who wrote the post may still see the club'),
    replyToAuthorId: userId
      .nullable()
      .describe('Whose comment it replies to; null when that person may not see the club any more'),
    mentionedIds: recipients,
  }),
  example: {
    post: examplePost,
    commentId: EXAMPLE.comment,
    authorId: EXAMPLE.otherUser,
    postAuthorId: EXAMPLE.user,
    tellsPostAuthor: true,
    replyToAuthorId: null,
    mentionedIds: [],
  },
});
