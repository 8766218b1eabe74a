import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { communityCard, EXAMPLE, exampleCommunity, userId } from '../parts.ts';

export const communityMemberLeft = defineEvent({
  name: 'community.member.left',
  aggregate: 'community',
  description:
    'Somebody is no member any more: by their own choice, removed or banned by staff, or because the account was deleted.',
  schema: z.object({
    community: communityCard,
    userId,
    how: z.enum(['LEFT', 'REMOVED', 'BANNED', 'DELETED']),
    actorId: userId.nullable().describe('Who removed or banned them; null otherwise'),
    reason: z.string().nullable(),
  }),
  example: {
    community: exampleCommunity,
    userId: EXAMPLE.otherUser,
    how: 'REMOVED',
    actorId: EXAMPLE.user,
    reason: '연락 없이 세 번 불참',
  },
});
