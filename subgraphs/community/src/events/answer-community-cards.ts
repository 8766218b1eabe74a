import { answer, type QuestionAnswer } from '@moim/event-bus';
import { communityCards } from '@moim/events';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { Role } from '../generated/prisma/enums.ts';

interface Row {
  id: string;
  version: number;
  name: string;
  coverUrl: string | null;
  isPrivate: boolean;
  isClosed: boolean;
  members: { userId: string; role: Role }[];
}

/** Clubs as other services keep them, by id with some of their members, or page by page without. */
export function communityCardsAnswer(db: PrismaClient): QuestionAnswer {
  return answer(communityCards, async (request) => {
    const ids = 'ids' in request ? request.ids : null;
    const userIds = 'ids' in request ? request.userIds : [];
    const { after, limit } = 'ids' in request ? { after: null, limit: request.ids.length } : request;
    // One statement: the version and the members are of one instant.
    const rows = await db.$queryRaw<Row[]>`
      select c.id, c.version, c.name, c.cover_url as "coverUrl", c.visibility = 'PRIVATE' as "isPrivate",
        c.closed_at is not null as "isClosed",
        coalesce((
          select jsonb_agg(jsonb_build_object('userId', m.user_id, 'role', m.role)) from memberships m
          where m.community_id = c.id and m.user_id = any(${userIds}::text[])
        ), '[]') as members
      from communities c
      where (${ids}::text[] is null or c.id = any(${ids}::text[])) and (${after}::text is null or c.id > ${after}::text)
      order by c.id limit ${limit}`;
    return {
      communities: rows.map(({ id, version, isClosed, members, ...card }) => ({
        id,
        version,
        card: isClosed ? null : { id, ...card },
        members: isClosed ? [] : members,
      })),
    };
  });
}
