import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { communityCard, EXAMPLE, exampleCommunity, recipients, userId } from '../parts.ts';

export const communityLeadershipClaimSettled = defineEvent({
  name: 'community.leadership_claim.settled',
  aggregate: 'community',
  description:
    'A claim to the leadership came to its end: the claimant leads the club now (after two community.member.role_changed), the leader came back, or it was taken back.',
  schema: z.object({
    community: communityCard,
    claimantId: userId,
    leaderId: userId.describe('Who led the club when it was claimed'),
    outcome: z.enum(['SUCCEEDED', 'REFUSED', 'WITHDRAWN']),
    staffIds: recipients.describe('Leader and staff'),
  }),
  example: {
    community: exampleCommunity,
    claimantId: EXAMPLE.staff,
    leaderId: EXAMPLE.user,
    outcome: 'SUCCEEDED',
    staffIds: [EXAMPLE.user, EXAMPLE.staff, EXAMPLE.otherUser],
  },
});
