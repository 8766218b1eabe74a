import { z } from 'zod';
import { defineQuestion } from '../ask.ts';
import { blockId, EXAMPLE, userId } from '../parts.ts';

export const userBlocks = defineQuestion({
  type: 'user.blocks.v1',
  description:
    'Who has blocked whom, by the ids of blocks or page by page in their order: for who has lost events of them. Blocks that were taken back are left out.',
  request: z.union([
    z.object({ ids: z.array(blockId).min(1).max(1_000) }),
    z.object({ after: blockId.nullable(), limit: z.number().int().min(1).max(1_000) }),
  ]),
  answer: z.object({ blocks: z.array(z.object({ id: blockId, blockerId: userId, blockedId: userId })) }),
  example: {
    request: { ids: [EXAMPLE.block] },
    answer: { blocks: [{ id: EXAMPLE.block, blockerId: EXAMPLE.user, blockedId: EXAMPLE.otherUser }] },
  },
});
