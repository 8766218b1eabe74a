import { answer, type QuestionAnswer } from '@moim/event-bus';
import { chatMessages } from '@moim/events';
import { isMessageHidden, roomsVisibleTo } from '../domain/policy.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';

interface Message {
  id: string;
  communityId: string | null;
  senderId: string | null;
  text: string;
  photoIds: string[];
}

/** Messages as the one who is asked for sees them. */
export function chatMessagesAnswer(db: PrismaClient): QuestionAnswer {
  return answer(chatMessages, async ({ viewerId, ids }) => ({
    messages: await db.$queryRaw<Message[]>`
      select m.id, r.community_id as "communityId", m.sender_id as "senderId", m.text,
        array(select p.photo_id from message_photos p where p.message_id = m.id order by p.position) as "photoIds"
      from messages m join ${roomsVisibleTo(viewerId)} r on r.id = m.room_id
      where m.id = any(${ids}::text[]) and m.deleted_at is null and not ${isMessageHidden(viewerId)}`,
  }));
}
