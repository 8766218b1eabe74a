import type { SqlClient } from '@moim/event-bus';

/**
 * The photo, profile picture or cover whose files lie in a folder, and whether it is a photo of a private club or a direct room; null once it or its club is gone. Profile pictures
 * and covers are for whoever finds the person or the club.
 */
export async function findPicture(
  db: SqlClient,
  storageKey: string,
): Promise<{ id: string; isPrivate: boolean } | null> {
  const [found] = await db.$queryRaw<{ id: string; isPrivate: boolean }[]>`
    select p.id, coalesce(c.is_private, true) as "isPrivate" from photos p left join community_cards c on c.community_id = p.community_id
    where p.storage_key = ${storageKey} and p.status = 'READY' and p.deleted_at is null
      and (p.recipient_id is not null or (c.community_id is not null and c.closed_at is null))
    union all
    select p.id, false from pictures p
    where p.storage_key = ${storageKey} and not exists (
      select from community_cards c where c.community_id = p.subject_id and c.closed_at is not null)`;
  return found ?? null;
}
