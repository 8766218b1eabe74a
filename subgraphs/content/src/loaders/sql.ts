import type { Page } from '@moim/subgraph-kit';
import type { TimeAndId } from '../cursors.ts';
import { Prisma } from '../generated/prisma/client.ts';

/** A person as a MemberCard, from the left-joined row `a` of `member_cards`; null when there is none. */
export const memberCard = Prisma.sql`case when a.user_id is not null
      then jsonb_build_object('id', a.user_id, 'name', a.name, 'avatarUrl', a.avatar_url) end`;

/**
 * The parents of lists, to join as `parent(id)`. Values and not an array: Postgres plans for a single one, which screens have, as for
 * a constant, so a club with many posts is read by an index in its order even where most clubs have few.
 */
export function parents(ids: readonly string[]): Prisma.Sql {
  return Prisma.sql`(values ${Prisma.join(ids.map((id) => Prisma.sql`(${id}::text)`))}) as parent(id)`;
}

/** In a list that is newest first: the row `t` comes after the page's cursor. */
export function before({ after }: Page<TimeAndId>): Prisma.Sql {
  return after === null
    ? Prisma.sql`true`
    : Prisma.sql`(t.created_at, t.id) < (${after[0]}::timestamptz, ${after[1]}::text)`;
}

/** In a list that is oldest first: the row `t` comes after the page's cursor. */
export function since({ after }: Page<TimeAndId>): Prisma.Sql {
  return after === null
    ? Prisma.sql`true`
    : Prisma.sql`(t.created_at, t.id) > (${after[0]}::timestamptz, ${after[1]}::text)`;
}
