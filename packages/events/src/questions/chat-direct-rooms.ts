import { z } from 'zod';
import { defineQuestion } from '../ask.ts';
import { EXAMPLE, roomId, userId } from '../parts.ts';

export const chatDirectRooms = defineQuestion({
  type: 'chat.direct_rooms.v1',
  description:
    'Direct rooms as somebody sees them: for who sends something there that is kept elsewhere. Left out are rooms of clubs, rooms that are not theirs, and where one of the two has blocked the other.',
  request: z.object({ viewerId: userId, ids: z.array(roomId).min(1).max(100) }),
  answer: z.object({
    rooms: z.array(z.object({ id: roomId, otherId: userId.describe('Whoever of the two does not ask') })),
  }),
  example: {
    request: { viewerId: EXAMPLE.user, ids: [EXAMPLE.room] },
    answer: { rooms: [{ id: EXAMPLE.room, otherId: EXAMPLE.otherUser }] },
  },
});
