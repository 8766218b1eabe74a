import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { communityCard, EXAMPLE, exampleCommunity, recipients, role, userId } from '../parts.ts';

export const communityMemberJoined = defineEvent({
  name: 'community.member.joined',
  aggregate: 'community',
  description: 'Somebody became a member.',
  schema: z.object({
    community: communityCard,
    userId,
    role,
    via: z.enum(['OPEN', 'APPROVAL', 'INVITE']).describe('How they came in'),
    staffIds: recipients.describe('Leader and staff, who like to know'),
  }),
  example: {
    community: exampleCommunity,
    userId: EXAMPLE.otherUser,
    role: 'MEMBER',
    via: 'OPEN',
    staffIds: [EXAMPLE.user, EXAMPLE.staff],
  },
});
