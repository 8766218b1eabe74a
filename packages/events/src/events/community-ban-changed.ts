import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { communityCard, EXAMPLE, exampleCommunity, userId } from '../parts.ts';

export const communityBanChanged = defineEvent({
  name: 'community.ban.changed',
  aggregate: 'community',
  description:
    'Somebody who is no member and does not wait was banned, or somebody who was banned may come back. Nobody is a member by it, or none any more.',
  schema: z.object({ community: communityCard, userId, isBanned: z.boolean(), actorId: userId }),
  example: { community: exampleCommunity, userId: EXAMPLE.otherUser, isBanned: false, actorId: EXAMPLE.user },
});
