import { z } from 'zod';
import { defineQuestion } from '../ask.ts';
import { communityId, EXAMPLE, exampleCommunity, userId } from '../parts.ts';

export const communityLeaderships = defineQuestion({
  type: 'community.leaderships.v1',
  description: 'The open clubs that somebody leads: they are handed over or closed before the account can be deleted.',
  request: z.object({ userId }),
  answer: z.object({ communities: z.array(z.object({ id: communityId, name: z.string() })) }),
  example: {
    request: { userId: EXAMPLE.user },
    answer: { communities: [{ id: EXAMPLE.community, name: exampleCommunity.name }] },
  },
});
