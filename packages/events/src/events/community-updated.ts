import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { communityCard, exampleCommunity } from '../parts.ts';

export const communityUpdated = defineEvent({
  name: 'community.updated',
  aggregate: 'community',
  description: 'Something about a club changed; of one that was closed: it is open again.',
  schema: z.object({ community: communityCard }),
  example: { community: { ...exampleCommunity, name: '북한산 토요 등산회' } },
});
