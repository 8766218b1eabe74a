import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { EXAMPLE, photoCard, userId } from '../parts.ts';

export const contentPhotoAdded = defineEvent({
  name: 'content.photo.added',
  aggregate: 'photo',
  description: "A photo is in a club's album.",
  schema: z.object({ photo: photoCard, uploaderId: userId }),
  example: { photo: { id: EXAMPLE.photo, communityId: EXAMPLE.community }, uploaderId: EXAMPLE.user },
});
