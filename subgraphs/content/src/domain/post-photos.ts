import type { SqlClient } from '@moim/event-bus';

/** Whether all of these are photos that the person added to the club's album and that have a picture; of a post that there is, also those in it already. */
export async function arePhotosOf(
  db: SqlClient,
  { personId, communityId, postId = null }: { personId: string; communityId: string; postId?: string | null },
  ids: readonly string[],
): Promise<boolean> {
  if (ids.length === 0) return true;
  const [found] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from photos t
    where t.id = any(${[...ids]}::text[]) and t.community_id = ${communityId} and t.status = 'READY' and t.deleted_at is null
      and (t.uploader_id = ${personId} or exists (select from post_photos h where h.post_id = ${postId} and h.photo_id = t.id))`;
  return found?.count === ids.length;
}

/**
 * Gives a post these photos in this order, in the place of those that it has; whether that is another list. The post's row is locked, and the photos
 * are such as it may have.
 */
export async function replacePhotos(
  tx: SqlClient,
  { postId, communityId }: { postId: string; communityId: string },
  photoIds: readonly string[],
): Promise<boolean> {
  const before = await tx.$queryRaw<{ id: string }[]>`
    select h.photo_id as id from post_photos h join photos t on t.id = h.photo_id
    where h.post_id = ${postId} and t.deleted_at is null order by h.position`;
  if (before.length === photoIds.length && before.every(({ id }, n) => id === photoIds[n])) return false;
  // One statement after the other: the new ones take the places of the old.
  await tx.$executeRaw`delete from post_photos where post_id = ${postId}`;
  await tx.$executeRaw`
    insert into post_photos (post_id, photo_id, community_id, position)
    select ${postId}, photo.id, ${communityId}, photo.n - 1 from unnest(${[...photoIds]}::text[]) with ordinality photo(id, n)`;
  return true;
}
