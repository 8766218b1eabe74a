import { answer, type QuestionAnswer } from '@moim/event-bus';
import { chatRoom } from '@moim/events';
import { readRoomAudience } from '../domain/room-audience.ts';
import { readRoomHeads } from '../domain/room-heads.ts';
import { readRoomHistory } from '../domain/room-history.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';

/** What the gateway's realtime server asks of rooms, to deliver what happens in them. */
export function chatRoomAnswers(db: PrismaClient): QuestionAnswer[] {
  return [
    answer(chatRoom.audience, async ({ topic }) => ({ audience: await readRoomAudience(db, topic) })),
    answer(chatRoom.history, async ({ topic, after }) => ({ history: await readRoomHistory(db, topic, after) })),
    answer(chatRoom.heads, async ({ topics }) => ({ heads: await readRoomHeads(db, topics) })),
  ];
}
