import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { EXAMPLE, messageId, roomId } from '../parts.ts';

export const chatMessageDeleted = defineEvent({
  name: 'chat.message.deleted',
  aggregate: 'room',
  description: 'A message was taken away. Its place in the room stays.',
  schema: z.object({
    roomId,
    messageId,
    seq: z.number().int().min(1).describe('The message, by its number in the room'),
  }),
  example: { roomId: EXAMPLE.room, messageId: EXAMPLE.message, seq: 128 },
});
