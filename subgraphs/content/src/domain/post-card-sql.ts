import { Prisma } from '../generated/prisma/client.ts';

/** SQL: the row of a post, by its alias, as events carry it. */
export function postCardSql(alias: 't' | 'p' | 'post'): Prisma.Sql {
  const post = Prisma.raw(alias);
  return Prisma.sql`jsonb_build_object('id', ${post}.id, 'communityId', ${post}.community_id, 'title', ${post}.title)`;
}
