import type { Locale } from '@moim/service-kit';
import { newId, unauthenticated } from '@moim/subgraph-kit';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import type { UserRow } from '../rows.ts';

type Outcome = { ok: true; user: UserRow } | { ok: false; userErrors: UserError[] };

/** Blocks somebody. Again: changes nothing, and answers the same. Throws UNAUTHENTICATED when the viewer's account is gone. */
export async function blockUser(
  { db, now, locale }: { db: PrismaClient; now: Date; locale: Locale },
  viewerId: string,
  userId: string,
): Promise<Outcome> {
  if (userId === viewerId) {
    const message = messages(locale).notOneself;
    return { ok: false, userErrors: [{ field: ['userId'], message, code: 'INVALID' }] };
  }
  const people = await db.$queryRaw<UserRow[]>`
    with people as materialized (
        select * from users where id in (${viewerId}, ${userId}) and deleted_at is null order by id for key share),
      blocked as (
        insert into blocks (id, blocker_id, blocked_id, created_at)
        select ${newId('blk')}, viewer.id, target.id, ${now.toISOString()}::timestamptz
        from people viewer join people target on viewer.id = ${viewerId} and target.id = ${userId}
        on conflict do nothing
      )
    select id, name, avatar_url as "avatarUrl", email::text, bio, mbti::text, region, created_at as "createdAt" from people`;
  if (!people.some(({ id }) => id === viewerId)) throw unauthenticated();
  return found(
    people.find(({ id }) => id === userId),
    locale,
  );
}

/** Takes a block back. Where there is none, nothing changes, and the answer is the same. */
export async function unblockUser(
  { db, locale }: { db: PrismaClient; locale: Locale },
  viewerId: string,
  userId: string,
): Promise<Outcome> {
  const [user] = await db.$queryRaw<UserRow[]>`
    with gone as (delete from blocks where blocker_id = ${viewerId} and blocked_id = ${userId})
    select id, name, avatar_url as "avatarUrl", email::text, bio, mbti::text, region, created_at as "createdAt"
    from users where id = ${userId} and deleted_at is null`;
  return found(user, locale);
}

function found(user: UserRow | undefined, locale: Locale): Outcome {
  if (user !== undefined) return { ok: true, user };
  const message = messages(locale).personNotFound;
  return { ok: false, userErrors: [{ field: ['userId'], message, code: 'NOT_FOUND' }] };
}
