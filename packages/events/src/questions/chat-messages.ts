import { z } from 'zod';
import { defineQuestion } from '../ask.ts';
import { communityId, EXAMPLE, messageId, photoId, userId } from '../parts.ts';

export const chatMessages = defineQuestion({
  type: 'chat.messages.v1',
  description:
    'Messages as somebody sees them: for who reports one. Left out is what they may not see: rooms that are not theirs, what was deleted, and what a block hides.',
  request: z.object({ viewerId: userId, ids: z.array(messageId).min(1).max(100) }),
  answer: z.object({
    messages: z.array(
      z.object({
        id: messageId,
        communityId: communityId.nullable().describe('Null in a direct room'),
        senderId: userId.nullable().describe('Null when the service itself says it'),
        text: z.string(),
        photoIds: z.array(photoId).describe('In their order'),
      }),
    ),
  }),
  example: {
    request: { viewerId: EXAMPLE.user, ids: [EXAMPLE.message] },
    answer: {
      messages: [
        {
          id: EXAMPLE.message,
          communityId: EXAMPLE.community,
          senderId: EXAMPLE.otherUser,
          text: '토요일에 만나요!',
          photoIds: [EXAMPLE.photo],
        },
      ],
    },
  },
});
