import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { EXAMPLE, examplePost, postCard, recipients, userId } from '../parts.ts';

export const contentPostCreated = defineEvent({
  name: 'content.post.created',
  aggregate: 'post',
  description: 'Somebody wrote a post.',
  schema: z.object({
    post: postCard,
    authorId: userId,
    mentionedIds: recipients.describe('Who is named with @ and may see it'),
  }),
  example: { post: examplePost, authorId: EXAMPLE.user, mentionedIds: [EXAMPLE.otherUser] },
});
