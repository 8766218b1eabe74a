import { z } from 'zod';
import { chatMessageSent } from '../events/chat-message-sent.ts';
import { feedQuestions } from '../feed.ts';
import { EXAMPLE, roomId } from '../parts.ts';

/** About rooms, for whoever delivers what happens in them. Subscribers count by the `seq` of messages. */
export const chatRoom = feedQuestions({
  service: 'chat',
  name: 'room',
  topic: roomId,
  head: z.object({ lastSeq: z.number().int().min(0).describe("The newest message's number, 0 when there is none") }),
  example: {
    topic: EXAMPLE.room,
    userId: EXAMPLE.user,
    head: { lastSeq: 128 },
    event: { type: chatMessageSent.type, version: 301, data: { ...chatMessageSent.example } },
  },
});
