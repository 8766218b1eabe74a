import { answer, type QuestionAnswer } from '@moim/event-bus';
import { communityMemberships } from '@moim/events';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { Role } from '../generated/prisma/enums.ts';

/** Memberships page by page; a page's size is bounded however many members a club has. */
export function communityMembershipsAnswer(db: PrismaClient): QuestionAnswer {
  return answer(communityMemberships, async ({ after, limit }) => {
    const { communityId = '', userId = '' } = after ?? {};
    // One statement: each club's version and members are of one instant.
    const memberships = await db.$queryRaw<{ communityId: string; userId: string; role: Role; version: number }[]>`
      select m.community_id as "communityId", m.user_id as "userId", m.role, c.version
      from memberships m join communities c on c.id = m.community_id
      where (m.community_id, m.user_id) > (${communityId}, ${userId}) and c.closed_at is null
      order by m.community_id, m.user_id limit ${limit}`;
    return { memberships };
  });
}
