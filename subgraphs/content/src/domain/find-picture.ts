import type { SqlClient } from '@moim/event-bus';

/** The photo whose pictures lie in a folder, and whether its club is private; null once the photo or the club is gone. */
export async function findPicture(
  db: SqlClient,
  storageKey: string,
): Promise<{ id: string; isPrivate: boolean } | null> {
  const [found] = await db.$queryRaw<{ id: string; isPrivate: boolean }[]>`
    select p.id, c.is_private as "isPrivate" from photos p join community_cards c on c.community_id = p.community_id
    where p.storage_key = ${storageKey} and p.status = 'READY' and p.deleted_at is null and c.closed_at is null`;
  return found ?? null;
}
