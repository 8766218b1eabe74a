import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { commentId, EXAMPLE, examplePost, photoId, postCard, postId, userId } from '../parts.ts';

export const contentLiked = defineEvent({
  name: 'content.liked',
  aggregate: 'subject',
  description: 'Somebody likes a post, a comment or a photo.',
  schema: z.object({
    subjectId: z.union([postId, commentId, photoId]),
    post: postCard.nullable().describe('The post it is or belongs to; null for a photo of an album'),
    userId,
    authorId: userId
      .nullable()
      .describe('Whose it is; null when the account is gone, or may not see the club any more'),
    postAuthorId: userId.nullable().default(null).describe('Who wrote that post'),
  }),
  example: {
    subjectId: EXAMPLE.post,
    post: examplePost,
    userId: EXAMPLE.otherUser,
    authorId: EXAMPLE.user,
    postAuthorId: EXAMPLE.user,
  },
});
