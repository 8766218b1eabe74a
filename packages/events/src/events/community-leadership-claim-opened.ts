import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { communityCard, EXAMPLE, exampleCommunity, instant, recipients, userId } from '../parts.ts';

export const communityLeadershipClaimOpened = defineEvent({
  name: 'community.leadership_claim.opened',
  aggregate: 'community',
  description: 'Somebody of the staff asks to succeed a leader who has not been seen for three months.',
  schema: z.object({
    community: communityCard,
    claimantId: userId,
    leaderId: userId,
    takesEffectAt: instant.describe('When the claimant becomes the leader, unless the leader is seen before'),
    staffIds: recipients.describe('Leader and staff without the claimant'),
  }),
  example: {
    community: exampleCommunity,
    claimantId: EXAMPLE.staff,
    leaderId: EXAMPLE.user,
    takesEffectAt: '2026-11-28T11:00:00.000Z',
    staffIds: [EXAMPLE.user, EXAMPLE.otherUser],
  },
});
