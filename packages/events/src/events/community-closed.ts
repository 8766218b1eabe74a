import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { communityCard, EXAMPLE, exampleCommunity, recipients } from '../parts.ts';

export const communityClosed = defineEvent({
  name: 'community.closed',
  aggregate: 'community',
  description:
    'A club came to its end. Nothing of it is shown any more, unless a later community.updated opens it again.',
  schema: z.object({
    community: communityCard,
    memberIds: recipients
      .default([])
      .describe('Who was in it and is told, without who closed it; at most 10,000, those who joined first'),
  }),
  example: { community: exampleCommunity, memberIds: [EXAMPLE.otherUser] },
});
