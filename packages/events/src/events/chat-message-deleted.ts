import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { EXAMPLE, messageId, photoId, roomId } from '../parts.ts';

export const chatMessageDeleted = defineEvent({
  name: 'chat.message.deleted',
  aggregate: 'room',
  description: 'A message was taken away. Its place in the room stays.',
  schema: z.object({
    roomId,
    messageId,
    seq: z.number().int().min(1).describe('The message, by its number in the room'),
    photoIds: z
      .array(photoId)
      .max(10)
      .optional()
      .describe('Of a direct room, where it had some: they are in no album, and go with the message'),
  }),
  example: { roomId: EXAMPLE.room, messageId: EXAMPLE.message, seq: 128 },
});
