import type { PrismaClient } from '../generated/prisma/client.ts';
import type { UserRow } from '../rows.ts';

/** A profile with all that its events carry, as of a version. */
export type Profile = UserRow & { version: number; interestIds: string[] };

/** Somebody's profile, to be changed under the condition that its version has not moved on; null when the account is gone. */
export async function readProfile(db: PrismaClient, userId: string): Promise<Profile | null> {
  const [profile] = await db.$queryRaw<Profile[]>`
    select id, name, avatar_url as "avatarUrl", email::text, bio, mbti::text, region, created_at as "createdAt", version,
      array(select interest_id from user_interests i where i.user_id = users.id order by position) as "interestIds"
    from users where id = ${userId} and deleted_at is null`;
  return profile ?? null;
}
