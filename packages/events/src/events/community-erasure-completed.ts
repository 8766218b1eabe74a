import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { deletionId, EXAMPLE, userId } from '../parts.ts';

export const communityErasureCompleted = defineEvent({
  name: 'community.erasure.completed',
  aggregate: 'deletion',
  description: 'The community service has removed or anonymised what it had of a person.',
  schema: z.object({
    userId,
    deletionId,
    counts: z.record(z.string(), z.number().int().min(0)).describe('How many rows of what were removed or anonymised'),
  }),
  example: { userId: EXAMPLE.user, deletionId: EXAMPLE.deletion, counts: { rows: 3 } },
});
