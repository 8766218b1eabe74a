import { answer, type QuestionAnswer } from '@moim/event-bus';
import { userLastSeen } from '@moim/events';
import type { PrismaClient } from '../generated/prisma/client.ts';

/** When people were last seen, also where the session is forgotten already. */
export function userLastSeenAnswer(db: PrismaClient): QuestionAnswer {
  return answer(userLastSeen, async ({ ids }) => {
    const users = await db.$queryRaw<{ id: string; lastSeenAt: Date }[]>`
      select u.id, greatest(u.created_at, u.last_seen_at,
        (select max(s.last_seen_at) from sessions s where s.user_id = u.id)) as "lastSeenAt"
      from users u where u.id = any(${ids}::text[]) and u.deleted_at is null`;
    return { users: users.map(({ id, lastSeenAt }) => ({ id, lastSeenAt: lastSeenAt.toISOString() })) };
  });
}
