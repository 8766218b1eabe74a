import { z } from 'zod';
import { EXAMPLE, roomId, userId } from '../parts.ts';
import { defineSignal } from '../signal.ts';

export const chatTypingChanged = defineSignal({
  type: 'chat.typing.changed.v1',
  description: 'Somebody is writing in a room, or has stopped.',
  schema: z.object({ roomId, userId, isTyping: z.boolean() }),
  example: { roomId: EXAMPLE.room, userId: EXAMPLE.user, isTyping: true },
});
