import { z } from 'zod';
import { defineQuestion } from '../ask.ts';
import { EXAMPLE, photoId } from '../parts.ts';

export const chatShownPhotos = defineQuestion({
  type: 'chat.shown_photos.v1',
  description:
    'Which photos stand in a message that is not deleted, of whatever room: for who keeps photos of direct rooms.',
  request: z.object({ ids: z.array(photoId).min(1).max(100) }),
  answer: z.object({ ids: z.array(photoId) }),
  example: { request: { ids: [EXAMPLE.photo] }, answer: { ids: [EXAMPLE.photo] } },
});
