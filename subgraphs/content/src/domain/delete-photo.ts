import { insertEventOfChanged, type SqlClient } from '@moim/event-bus';
import { contentPhotoDeleted } from '@moim/events';
import { forbidden, notFound } from '@moim/subgraph-kit';
import { Prisma } from '../generated/prisma/client.ts';
import { removeDirectPhotos } from './direct-photos.ts';
import { findPhoto } from './find.ts';
import { removeFilesOf } from './photo-files.ts';
import { canDelete } from './policy.ts';
import { authorize, type UseCase } from './use-case.ts';

/**
 * Takes a photo out of the album and out of posts, with its files, and says so to the other services; one of a direct room for who sent it, which is no
 * other service's business. The second time nothing happens. Throws NOT_FOUND and FORBIDDEN as `authorize` does.
 */
export async function deletePhoto(useCase: UseCase, actorId: string, photoId: string): Promise<void> {
  const { db, outbox } = useCase;
  const { communityId, uploaderId, isDeleted } = await findPhoto(db, actorId, photoId);
  if (communityId === null) {
    if (uploaderId !== actorId) throw isDeleted ? notFound() : forbidden('Only who sent it takes it back.');
    await removeDirectPhotos(db, Prisma.sql`t.id = ${photoId}`);
    return;
  }
  await authorize(useCase, communityId, actorId, (community) => {
    if (canDelete(actorId, uploaderId, community)) return true;
    // For everybody else it does not exist any more.
    if (isDeleted) throw notFound();
    return false;
  });
  if (isDeleted) return;
  await removePhoto(db, actorId, photoId);
  outbox.nudge();
}

/** The deletion itself, with its event, of a photo that is there; for who has asked the policy. The caller nudges the outbox. */
export async function removePhoto(db: SqlClient, actorId: string, photoId: string): Promise<void> {
  const data = {
    photo: Prisma.sql`jsonb_build_object('id', photo.id, 'communityId', photo.community_id)`,
    uploaderId: Prisma.sql`photo.uploader_id`,
    actorId: Prisma.sql`${actorId}::text`,
  };
  await db.$executeRaw`
    with photo as (
      select * from photos where id = ${photoId} and community_id is not null and deleted_at is null for no key update
    ), changed as (
      update photos set deleted_at = greatest(now(), created_at), version = version + 1
      where id = (select id from photo) returning id, version
    ), files as (${removeFilesOf('photo')}),
    events as (${insertEventOfChanged(contentPhotoDeleted, data, Prisma.sql`photo`)})
    select`;
}
