import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { communityCard, EXAMPLE, exampleCommunity, userId } from '../parts.ts';

export const communityJoinRequestSettled = defineEvent({
  name: 'community.join_request.settled',
  aggregate: 'community',
  description: 'A request to be let in came to its end without a membership: refused, or withdrawn.',
  schema: z.object({
    community: communityCard,
    userId,
    outcome: z.enum(['REJECTED', 'WITHDRAWN']),
    actorId: userId.nullable(),
  }),
  example: { community: exampleCommunity, userId: EXAMPLE.otherUser, outcome: 'REJECTED', actorId: EXAMPLE.user },
});
