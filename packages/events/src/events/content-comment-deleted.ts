import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { commentId, EXAMPLE, examplePost, postCard, userId } from '../parts.ts';

export const contentCommentDeleted = defineEvent({
  name: 'content.comment.deleted',
  aggregate: 'post',
  description: 'A comment is gone; its place in the thread stays.',
  schema: z.object({ post: postCard, commentId, authorId: userId.nullable(), actorId: userId.nullable() }),
  example: { post: examplePost, commentId: EXAMPLE.comment, authorId: EXAMPLE.otherUser, actorId: EXAMPLE.otherUser },
});
