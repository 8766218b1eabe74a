import { isEstranged } from '@moim/subgraph-kit';
import type { FastifyBaseLogger } from 'fastify';
import { Prisma } from '../generated/prisma/client.ts';
import type { UserError } from '../generated/resolver-types.ts';
import type { MediaStore } from '../media/media-store.ts';
import { LATER, type PictureJobs } from '../media/picture-jobs.ts';
import { messages } from '../messages.ts';
import { checkAdditions } from './photo-input.ts';
import { isPicture } from './pictures.ts';
import { canAddPhotos } from './policy.ts';
import { type Publication, publishPhoto, type UploadRow } from './publish-photo.ts';
import { authorize, type UseCase } from './use-case.ts';

/** The gateway waits for ten seconds: what is not done by then the client is told to ask for again. */
const WITHIN_MS = 7_000;

/** What the work on photos needs besides. */
export interface PhotoTools {
  store: MediaStore;
  jobs: PictureJobs<Publication>;
  log: FastifyBaseLogger;
}

/** What was made of an upload: a photo of an album, or a profile picture or a cover. */
export interface AddedPhoto {
  id: string;
  isPicture: boolean;
}

/**
 * Makes photos of uploads whose bytes have come: each is looked at, made anew, and then in the album at once, with its event; a picture is then there for its sender to use. What cannot be one, or
 * not yet, is told, each by its place; the others are there. An upload is one photo however often it is added. Throws NOT_FOUND and
 * FORBIDDEN as `authorize` does, for any of the clubs.
 */
export async function addPhotos(
  useCase: UseCase & PhotoTools,
  viewerId: string,
  input: { uploadIds: readonly string[]; captions?: readonly { uploadId: string; caption: string }[] },
): Promise<{ added: AddedPhoto[]; userErrors: UserError[] }> {
  const deadline = performance.now() + WITHIN_MS;
  const { ids, captionOf, userErrors } = checkAdditions(input, useCase.locale);
  const uploads = await readUploads(useCase, viewerId, ids);
  for (const communityId of new Set([...uploads.values()].map((upload) => upload.communityId)))
    if (communityId !== null) await authorize(useCase, communityId, viewerId, canAddPhotos);
  if (userErrors.length > 0) return { added: [], userErrors };

  const added: AddedPhoto[] = [];
  const publications = await Promise.all(ids.map((id) => publicationOf(useCase, uploads.get(id), captionOf, deadline)));
  for (const [index, id] of ids.entries()) {
    const publication = publications[index] ?? LATER;
    if (publication === 'ADDED') added.push({ id, isPicture: isPicture(uploads.get(id)?.purpose ?? 'ALBUM') });
    else {
      const place = String(input.uploadIds.indexOf(id));
      userErrors.push({ field: ['uploadIds', place], ...complaint(publication, useCase) });
    }
  }
  if (added.length > 0) useCase.outbox.nudge();
  return { added, userErrors };
}

/** Somebody's own uploads; those of others are not there, nor those for somebody from whom a block parts them. */
async function readUploads({ db }: UseCase, viewerId: string, ids: string[]): Promise<Map<string, UploadRow>> {
  const rows = await db.$queryRaw<UploadRow[]>`
    select u.id, u.uploader_id as "uploaderId", u.purpose::text, u.community_id as "communityId", u.recipient_id as "recipientId", u.storage_key as folder, u.received_as as "receivedAs",
      u.refusal::text, u.used_at is not null as "isUsed",
      u.used_at is not null and (p.id is null or p.deleted_at is not null) and picture.id is null as "isDeleted"
    from photo_uploads u left join photos p on p.id = u.id left join pictures picture on picture.id = u.id
    where u.id = any(${ids}::text[]) and u.uploader_id = ${viewerId} and not ${isEstranged(viewerId, Prisma.sql`u.recipient_id`)}`;
  return new Map(rows.map((row) => [row.id, row]));
}

async function publicationOf(
  useCase: UseCase & PhotoTools,
  upload: UploadRow | undefined,
  captionOf: Map<string, string>,
  deadline: number,
): Promise<Publication | typeof LATER> {
  if (upload === undefined || upload.isDeleted) return 'GONE';
  if (upload.isUsed) return 'ADDED';
  if (upload.refusal !== null) return upload.refusal;
  if (upload.receivedAs === null) return 'NOT_RECEIVED';
  const { id } = upload;
  try {
    return await useCase.jobs.run(id, deadline, () => publishPhoto(useCase, upload, captionOf.get(id) ?? null));
  } catch (error) {
    useCase.log.error({ err: error, uploadId: id }, 'an upload was not added');
    return LATER;
  }
}

function complaint(
  publication: Exclude<Publication, 'ADDED'> | typeof LATER,
  { locale }: UseCase,
): Pick<UserError, 'code' | 'message'> {
  const text = messages(locale);
  switch (publication) {
    case LATER:
      return { code: 'TRY_AGAIN', message: text.photoLater };
    case 'GONE':
      return { code: 'NOT_FOUND', message: text.uploadGone };
    case 'NOT_RECEIVED':
      return { code: 'NOT_RECEIVED', message: text.uploadNotReceived };
    case 'NOT_A_PICTURE':
      return { code: 'INVALID', message: text.notAPicture };
    case 'TOO_MANY_PIXELS':
      return { code: 'INVALID', message: text.tooManyPixels };
    case 'BROKEN':
      return { code: 'INVALID', message: text.brokenPicture };
  }
}
