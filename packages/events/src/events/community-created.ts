import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { communityCard, EXAMPLE, exampleCommunity, userId } from '../parts.ts';

export const communityCreated = defineEvent({
  name: 'community.created',
  aggregate: 'community',
  description: 'A club was founded. Its founder leads it.',
  schema: z.object({ community: communityCard, leaderId: userId }),
  example: { community: exampleCommunity, leaderId: EXAMPLE.user },
});
