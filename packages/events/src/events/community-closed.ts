import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { communityCard, exampleCommunity } from '../parts.ts';

export const communityClosed = defineEvent({
  name: 'community.closed',
  aggregate: 'community',
  description: 'A club came to its end. Nothing of it is shown any more.',
  schema: z.object({ community: communityCard }),
  example: { community: exampleCommunity },
});
