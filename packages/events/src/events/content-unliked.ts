import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { commentId, EXAMPLE, photoId, postId, userId } from '../parts.ts';

export const contentUnliked = defineEvent({
  name: 'content.unliked',
  aggregate: 'subject',
  description: 'Somebody took a like back.',
  schema: z.object({ subjectId: z.union([postId, commentId, photoId]), userId }),
  example: { subjectId: EXAMPLE.post, userId: EXAMPLE.otherUser },
});
