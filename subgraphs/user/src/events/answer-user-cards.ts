import { answer, type QuestionAnswer } from '@moim/event-bus';
import { type MemberCardData, userCards } from '@moim/events';
import type { PrismaClient } from '../generated/prisma/client.ts';

/** People as other services keep them, by id or page by page. */
export function userCardsAnswer(db: PrismaClient): QuestionAnswer {
  return answer(userCards, async (request) => {
    const ids = 'ids' in request ? request.ids : null;
    const { after, limit } = 'ids' in request ? { after: null, limit: request.ids.length } : request;
    const rows = await db.$queryRaw<(MemberCardData & { version: number; isDeleted: boolean })[]>`
      select u.id, u.name, u.avatar_url as "avatarUrl", u.region, u.version, u.deleted_at is not null as "isDeleted",
        array(select interest_id from user_interests i where i.user_id = u.id order by position) as "interestIds"
      from users u
      where (${ids}::text[] is null or u.id = any(${ids}::text[])) and (${after}::text is null or u.id > ${after}::text)
      order by u.id limit ${limit}`;
    return {
      users: rows.map(({ version, isDeleted, ...card }) => ({ id: card.id, version, card: isDeleted ? null : card })),
    };
  });
}
