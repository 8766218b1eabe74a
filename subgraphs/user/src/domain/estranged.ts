import { Prisma } from '../generated/prisma/client.ts';

/** SQL: the people whom somebody has blocked and those who have blocked them, each once, as rows with `id`. Nobody's are none. */
export function estrangedFrom(userId: string | null): Prisma.Sql {
  return Prisma.sql`(
    select blocked_id as id from blocks where blocker_id = ${userId}::text
    union select blocker_id from blocks where blocked_id = ${userId}::text)`;
}

/** SQL: a UserRow of `u` as the viewer sees it, with `estrangedFrom(viewer) e` left-joined: where there is a block, only who it is. */
export const userColumns = Prisma.sql`
  u.id, u.name, u.avatar_url as "avatarUrl", u.email::text, case when e.id is null then u.bio end as bio,
  case when e.id is null then u.mbti end::text as mbti, case when e.id is null then u.region end as region, u.created_at as "createdAt"`;
