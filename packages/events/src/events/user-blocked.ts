import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { blockId, EXAMPLE, userId } from '../parts.ts';

export const userBlocked = defineEvent({
  name: 'user.blocked',
  aggregate: 'block',
  description:
    'Somebody blocked somebody else: from now on neither is shown what the other one writes. The first event of the block.',
  schema: z.object({ blockId, blockerId: userId, blockedId: userId }),
  example: { blockId: EXAMPLE.block, blockerId: EXAMPLE.user, blockedId: EXAMPLE.otherUser },
});
