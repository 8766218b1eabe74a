import { z } from 'zod';
import { defineQuestion } from '../ask.ts';
import { EXAMPLE, examplePerson, memberCard, userId } from '../parts.ts';

export const userCards = defineQuestion({
  type: 'user.cards.v1',
  description:
    'People by id, or page by page in the order of their ids: for who has no card of them yet. Ids never given out are left out; a deleted account is told by its id and version alone.',
  request: z.union([
    z.object({ ids: z.array(userId).min(1).max(1_000) }),
    z.object({ after: userId.nullable(), limit: z.number().int().min(1).max(1_000) }),
  ]),
  answer: z.object({
    users: z.array(z.object({ id: userId, version: z.number().int().min(1), card: memberCard.nullable() })),
  }),
  example: {
    request: { ids: [EXAMPLE.user] },
    answer: { users: [{ id: EXAMPLE.user, version: 4, card: examplePerson }] },
  },
});
