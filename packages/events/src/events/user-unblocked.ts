import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { blockId, EXAMPLE, userId } from '../parts.ts';

export const userUnblocked = defineEvent({
  name: 'user.unblocked',
  aggregate: 'block',
  description: 'A block was taken back. The last event of the block: blocking again is another one.',
  schema: z.object({ blockId, blockerId: userId, blockedId: userId }),
  example: { blockId: EXAMPLE.block, blockerId: EXAMPLE.user, blockedId: EXAMPLE.otherUser },
});
