import { answer, type QuestionAnswer } from '@moim/event-bus';
import { communityLeaderships } from '@moim/events';
import type { PrismaClient } from '../generated/prisma/client.ts';

/** The open clubs that somebody leads, by name. */
export function leadershipsAnswer(db: PrismaClient): QuestionAnswer {
  return answer(communityLeaderships, async ({ userId }) => ({
    communities: await db.$queryRaw<{ id: string; name: string }[]>`
      select c.id, c.name from memberships m join communities c on c.id = m.community_id
      where m.user_id = ${userId} and m.role = 'LEADER' and c.closed_at is null order by c.name, c.id`,
  }));
}
