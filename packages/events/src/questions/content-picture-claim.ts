import { z } from 'zod';
import { defineQuestion } from '../ask.ts';
import { communityId, EXAMPLE, userId } from '../parts.ts';

export const contentPictureClaim = defineQuestion({
  type: 'content.picture_claim.v1',
  description:
    "Whether the picture at an address was sent by somebody for this purpose and can become this person's or this club's. One that can is kept for a week, within which the event of the change is to say so; claiming twice is as once.",
  request: z.object({
    purpose: z.enum(['AVATAR', 'COVER']),
    claimantId: userId.describe('Who has to have sent it'),
    subjectId: z.union([userId, communityId]).describe('Whose picture it is to be: the person themselves, or a club'),
    address: z.string().max(500).describe("A path of the gateway's origin"),
  }),
  answer: z.object({ isClaimed: z.boolean() }),
  example: {
    request: {
      purpose: 'COVER',
      claimantId: EXAMPLE.user,
      subjectId: EXAMPLE.community,
      address: '/media/photos/0d5c2a4be19f8d6377e0b1c4a9f2d3e85b6a7c90/screen',
    },
    answer: { isClaimed: true },
  },
});
