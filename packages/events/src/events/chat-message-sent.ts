import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { EXAMPLE, messageId, roomId, userId } from '../parts.ts';

export const chatMessageSent = defineEvent({
  name: 'chat.message.sent',
  aggregate: 'room',
  description:
    'Somebody sent a message. It carries its place in the room and no text: whoever may read it asks for it.',
  schema: z.object({
    roomId,
    messageId,
    seq: z.number().int().min(1).describe('Its number in the room: 1, 2, 3, '),
    senderId: userId,
  }),
  example: { roomId: EXAMPLE.room, messageId: EXAMPLE.message, seq: 128, senderId: EXAMPLE.user },
});
