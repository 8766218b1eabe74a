import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { examplePost, postCard } from '../parts.ts';

export const contentPostPinned = defineEvent({
  name: 'content.post.pinned',
  aggregate: 'post',
  description: "A post is kept at the top of its club's home, or no longer.",
  schema: z.object({ post: postCard, isPinned: z.boolean() }),
  example: { post: examplePost, isPinned: true },
});
