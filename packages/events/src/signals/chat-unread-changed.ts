import { z } from 'zod';
import { EXAMPLE, recipients, roomId } from '../parts.ts';
import { defineSignal } from '../signal.ts';

export const chatUnreadChanged = defineSignal({
  type: 'chat.unread.changed.v1',
  description:
    'What people have not read in a room has changed: something was said, or they have read it. Only people who are online are named; all of the room while that is unknown.',
  schema: z.object({ roomId, userIds: recipients.min(1) }),
  example: { roomId: EXAMPLE.room, userIds: [EXAMPLE.user] },
});
