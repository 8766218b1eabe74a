import { answer, type QuestionAnswer } from '@moim/event-bus';
import { chatDirectRooms, chatShownPhotos } from '@moim/events';
import { roomsVisibleTo } from '../domain/policy.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';

/** For the content service, which keeps the photos of direct rooms: who sees a room, and which photos are still shown. */
export function chatPhotoAnswers(db: PrismaClient): QuestionAnswer[] {
  return [
    answer(chatDirectRooms, async ({ viewerId, ids }) => ({
      rooms: await db.$queryRaw<{ id: string; otherId: string }[]>`
        select r.id, case r.user_low when ${viewerId} then r.user_high else r.user_low end as "otherId"
        from ${roomsVisibleTo(viewerId)} visible join rooms r on r.id = visible.id
        where r.id = any(${ids}::text[]) and r.kind = 'DIRECT'`,
    })),
    answer(chatShownPhotos, async ({ ids }) => {
      const shown = await db.$queryRaw<{ id: string }[]>`
        select distinct photo_id as id from message_photos where photo_id = any(${ids}::text[])`;
      return { ids: shown.map(({ id }) => id) };
    }),
  ];
}
