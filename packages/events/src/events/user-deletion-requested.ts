import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { deletionId, EXAMPLE, userId } from '../parts.ts';

export const userDeletionRequested = defineEvent({
  name: 'user.deletion.requested',
  aggregate: 'user',
  description:
    'A person deleted the account. Every service removes or anonymises what it has of them and answers with its `erasure.completed`.',
  schema: z.object({ userId, deletionId }),
  example: { userId: EXAMPLE.user, deletionId: EXAMPLE.deletion },
});
