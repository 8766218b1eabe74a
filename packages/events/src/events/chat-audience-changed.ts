import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { EXAMPLE, roomId } from '../parts.ts';

export const chatAudienceChanged = defineEvent({
  name: 'chat.audience.changed',
  aggregate: 'room',
  description:
    'Who may follow a room, or what is hidden from whom in it, is not as it was: somebody came or left, has another role, blocked somebody; or the club was closed. Who delivers what happens in the room asks anew (`chat.room.audience`).',
  schema: z.object({ roomId }),
  example: { roomId: EXAMPLE.room },
});
