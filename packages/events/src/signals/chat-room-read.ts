import { z } from 'zod';
import { EXAMPLE, roomId, userId } from '../parts.ts';
import { defineSignal } from '../signal.ts';

export const chatRoomRead = defineSignal({
  type: 'chat.room.read.v1',
  description: "Somebody's reading mark in a room rose.",
  schema: z.object({ roomId, userId, lastReadSeq: z.number().int().min(0) }),
  example: { roomId: EXAMPLE.room, userId: EXAMPLE.user, lastReadSeq: 128 },
});
