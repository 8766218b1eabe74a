import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { EXAMPLE, messageId, roomId } from '../parts.ts';

export const chatReactionsChanged = defineEvent({
  name: 'chat.reactions.changed',
  aggregate: 'room',
  description: 'Somebody reacted to a message, or took a reaction back. How many reacted is asked for.',
  schema: z.object({
    roomId,
    messageId,
    seq: z.number().int().min(1).describe('The message, by its number in the room'),
  }),
  example: { roomId: EXAMPLE.room, messageId: EXAMPLE.message, seq: 128 },
});
