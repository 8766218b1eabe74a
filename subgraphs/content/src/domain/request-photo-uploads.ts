import { newId } from '@moim/subgraph-kit';
import { messages } from '../messages.ts';
import { type LimitedRequest, limitUploads } from '../rate-limits.ts';
import { otherInRoom } from './direct-photos.ts';
import { newFolder, newUploadToken } from './photo-files.ts';
import { type AnnouncedFile, checkFiles } from './photo-input.ts';
import { isPicture, type PicturePurpose } from './pictures.ts';
import { canAddPhotos } from './policy.ts';
import { authorize, type Outcome, refused, type UseCase } from './use-case.ts';

/** How long bytes are waited for: a hundred photos take a while over the air. */
const LIFETIME_MS = 3_600_000;
/** So many uploads somebody may have open; it is what their files may take up before they are photos. */
const MAX_OPEN = 200;

/** What uploads are for: photos of a club's album, photos of a direct room, or one picture of the sender's own choice. */
export type UploadTarget =
  | { purpose: 'ALBUM'; communityId: string }
  | { purpose: 'MESSAGE'; roomId: string }
  | { purpose: PicturePurpose };

/** Where one file's bytes are to be sent, and until when. */
export interface RequestedUpload {
  uploadId: string;
  uploadUrl: string;
  expiresAt: Date;
}

/**
 * Makes an address for each file, in their order, to which its bytes can be sent once. Anybody may send a picture: whether it becomes theirs, or a
 * club's, the services say that have the profile and the club. Throws NOT_FOUND and FORBIDDEN as `authorize` does, and
 * RATE_LIMITED.
 */
export async function requestPhotoUploads(
  useCase: UseCase & LimitedRequest & { publicUrl: string },
  viewerId: string,
  target: UploadTarget,
  files: readonly AnnouncedFile[],
): Promise<Outcome<{ uploads: RequestedUpload[] }>> {
  const { db, locale, now, publicUrl } = useCase;
  const { purpose } = target;
  const place = await openPlace(useCase, viewerId, target);
  if (place === null) return refused('roomId', 'TRY_AGAIN', messages(locale).roomsAreAway);
  const { communityId, recipientId } = place;
  const userErrors = isPicture(purpose) ? checkFiles(files, locale, 1) : checkFiles(files, locale);
  if (userErrors.length > 0) return { ok: false, userErrors };
  await limitUploads(useCase, viewerId);

  const expiresAt = new Date(now.getTime() + LIFETIME_MS);
  const made = files.map((file) => ({ ...file, ...newUploadToken(), id: newId('pho'), folder: newFolder('uploads') }));
  const rows = made.map(({ id, tokenHash, folder, contentType, byteSize }) => ({
    id,
    token_hash: Buffer.from(tokenHash).toString('hex'),
    storage_key: folder,
    content_type: contentType.toLowerCase(),
    byte_size: byteSize,
  }));
  const written = await db.$executeRaw`
    insert into photo_uploads (id, uploader_id, purpose, community_id, recipient_id, token_hash, storage_key, content_type, byte_size, created_at, expires_at)
    select id, ${viewerId}, ${purpose}::photo_purpose, ${communityId}, ${recipientId}, decode(token_hash, 'hex'), storage_key, content_type, byte_size, ${now}, ${expiresAt}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as t(id text, token_hash text, storage_key text, content_type text, byte_size int)
    where ${rows.length}::int + (
      select count(*) from photo_uploads open
      where open.uploader_id = ${viewerId} and open.used_at is null and open.refusal is null and open.expires_at > ${now}) <= ${MAX_OPEN}::int`;
  if (written === 0) return refused('files', 'TRY_AGAIN', messages(locale).tooManyUploads(MAX_OPEN));
  const uploads = made.map(({ id, token }) => {
    const uploadUrl = new URL(`/uploads/${token}`, publicUrl).href;
    return { uploadId: id, uploadUrl, expiresAt };
  });
  return { ok: true, uploads };
}

/** Where the photos are to be, if the viewer may send some there; null while the chat service, which has the rooms, does not answer. */
async function openPlace(
  useCase: UseCase,
  viewerId: string,
  target: UploadTarget,
): Promise<{ communityId: string | null; recipientId: string | null } | null> {
  if (target.purpose === 'ALBUM') {
    const { communityId } = target;
    await authorize(useCase, communityId, viewerId, canAddPhotos);
    return { communityId, recipientId: null };
  }
  if (target.purpose !== 'MESSAGE') return { communityId: null, recipientId: null };
  const recipientId = await otherInRoom(useCase.asker, viewerId, target.roomId);
  return recipientId === null ? null : { communityId: null, recipientId };
}
