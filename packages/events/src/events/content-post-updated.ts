import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { EXAMPLE, examplePost, postCard, recipients, userId } from '../parts.ts';

export const contentPostUpdated = defineEvent({
  name: 'content.post.updated',
  aggregate: 'post',
  description: 'A post was edited.',
  schema: z.object({
    post: postCard,
    authorId: userId,
    mentionedIds: recipients.describe('Who is named with @ now and was not before'),
  }),
  example: { post: examplePost, authorId: EXAMPLE.user, mentionedIds: [] },
});
