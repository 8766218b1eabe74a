import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { communityCard, EXAMPLE, exampleCommunity, recipients, userId } from '../parts.ts';

export const communityJoinRequestSubmitted = defineEvent({
  name: 'community.join_request.submitted',
  aggregate: 'community',
  description: 'Somebody asks to be let in.',
  schema: z.object({ community: communityCard, userId, staffIds: recipients.describe('Leader and staff, who decide') }),
  example: { community: exampleCommunity, userId: EXAMPLE.otherUser, staffIds: [EXAMPLE.user] },
});
