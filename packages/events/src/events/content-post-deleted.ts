import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { EXAMPLE, examplePost, postCard, userId } from '../parts.ts';

export const contentPostDeleted = defineEvent({
  name: 'content.post.deleted',
  aggregate: 'post',
  description: 'A post is gone.',
  schema: z.object({
    post: postCard,
    authorId: userId,
    actorId: userId.nullable().describe('The author or staff; null when it went with an account or a club'),
  }),
  example: { post: examplePost, authorId: EXAMPLE.user, actorId: EXAMPLE.user },
});
