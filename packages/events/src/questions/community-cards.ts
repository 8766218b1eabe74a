import { z } from 'zod';
import { defineQuestion } from '../ask.ts';
import { communityCard, communityId, EXAMPLE, exampleCommunity, role, userId } from '../parts.ts';

export const communityCards = defineQuestion({
  type: 'community.cards.v1',
  description:
    "Clubs by id with some people's part in them, or page by page in the order of their ids without members (community.memberships.v1 tells those): for who has no card of them yet. Ids never given out are left out; a closed club is told by its id and version alone.",
  request: z.union([
    z.object({ ids: z.array(communityId).min(1).max(1_000), userIds: z.array(userId).max(1_000) }),
    z.object({ after: communityId.nullable(), limit: z.number().int().min(1).max(100) }),
  ]),
  answer: z.object({
    communities: z.array(
      z.object({
        id: communityId,
        version: z.number().int().min(1),
        card: communityCard.nullable(),
        /** Active members among those asked for; none in a page. */
        members: z.array(z.object({ userId, role })),
      }),
    ),
  }),
  example: {
    request: { ids: [EXAMPLE.community], userIds: [EXAMPLE.user] },
    answer: {
      communities: [
        {
          id: EXAMPLE.community,
          version: 12,
          card: exampleCommunity,
          members: [{ userId: EXAMPLE.user, role: 'LEADER' }],
        },
      ],
    },
  },
});
