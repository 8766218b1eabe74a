import { z } from 'zod';
import { defineQuestion } from '../ask.ts';
import { communityId, EXAMPLE, role, userId } from '../parts.ts';

export const communityMemberships = defineQuestion({
  type: 'community.memberships.v1',
  description:
    'All active memberships of open clubs, page by page in the order of club and person: for who fills its cards. A page has a bounded size however many members a club has.',
  request: z.object({
    after: z.object({ communityId, userId }).nullable().describe('The last membership of the page before'),
    limit: z.number().int().min(1).max(5_000),
  }),
  answer: z.object({
    memberships: z.array(
      z.object({
        communityId,
        userId,
        role,
        version: z.number().int().min(1).describe("The club's, at the time of the answer"),
      }),
    ),
  }),
  example: {
    request: { after: null, limit: 2_000 },
    answer: {
      memberships: [{ communityId: EXAMPLE.community, userId: EXAMPLE.user, role: 'LEADER', version: 12 }],
    },
  },
});
