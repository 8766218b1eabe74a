import { answer, type QuestionAnswer } from '@moim/event-bus';
import { userBlocks } from '@moim/events';
import type { PrismaClient } from '../generated/prisma/client.ts';

/** Blocks that are in force, as other services keep them, by id or page by page. */
export function userBlocksAnswer(db: PrismaClient): QuestionAnswer {
  return answer(userBlocks, async (request) => {
    const ids = 'ids' in request ? request.ids : null;
    const { after, limit } = 'ids' in request ? { after: null, limit: request.ids.length } : request;
    const blocks = await db.$queryRaw<{ id: string; blockerId: string; blockedId: string }[]>`
      select id, blocker_id as "blockerId", blocked_id as "blockedId" from blocks
      where (${ids}::text[] is null or id = any(${ids}::text[])) and (${after}::text is null or id > ${after}::text)
      order by id limit ${limit}`;
    return { blocks };
  });
}
