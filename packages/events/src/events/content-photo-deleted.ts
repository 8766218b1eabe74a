import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { EXAMPLE, photoCard, userId } from '../parts.ts';

export const contentPhotoDeleted = defineEvent({
  name: 'content.photo.deleted',
  aggregate: 'photo',
  description: 'A photo is gone.',
  schema: z.object({
    photo: photoCard,
    uploaderId: userId,
    actorId: userId.describe('Who added it, or staff'),
  }),
  example: {
    photo: { id: EXAMPLE.photo, communityId: EXAMPLE.community },
    uploaderId: EXAMPLE.user,
    actorId: EXAMPLE.user,
  },
});
