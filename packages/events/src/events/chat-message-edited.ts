import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { EXAMPLE, messageId, roomId } from '../parts.ts';

export const chatMessageEdited = defineEvent({
  name: 'chat.message.edited',
  aggregate: 'room',
  description: 'A message says something else now: whoever may read it asks for it.',
  schema: z.object({
    roomId,
    messageId,
    seq: z.number().int().min(1).describe('The message, by its number in the room'),
  }),
  example: { roomId: EXAMPLE.room, messageId: EXAMPLE.message, seq: 128 },
});
