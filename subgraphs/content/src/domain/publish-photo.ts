import { insertEvents, outboxRow } from '@moim/event-bus';
import { contentPhotoAdded } from '@moim/events';
import { Prisma, type PrismaClient } from '../generated/prisma/client.ts';
import type { PhotoPurpose, PhotoRefusal } from '../generated/prisma/enums.ts';
import { type MediaStore, readFile } from '../media/media-store.ts';
import { makePictures } from '../media/pictures.ts';
import { UNSENT_FOR } from './direct-photos.ts';
import { MAX_UPLOAD_BYTES, newFolder } from './photo-files.ts';
import { isPicture, UNCLAIMED_FOR } from './pictures.ts';

/** An upload as it is to be added. */
export interface UploadRow {
  id: string;
  uploaderId: string;
  purpose: PhotoPurpose;
  /** Of an album, and null for everything else. */
  communityId: string | null;
  /** The other one of a direct room, and null for everything else. */
  recipientId: string | null;
  folder: string;
  /** The file that has its bytes; null until they have come. */
  receivedAs: string | null;
  refusal: PhotoRefusal | null;
  isUsed: boolean;
  /** Whether the photo that was made of it is gone. */
  isDeleted: boolean;
}

/** What became of an upload. */
export type Publication = 'ADDED' | 'NOT_RECEIVED' | 'GONE' | PhotoRefusal;

/**
 * Makes the photo of an upload whose bytes have come. The files come before the photo, and before them the word that they are to be removed
 * (`files_to_remove`), which the transaction that makes the photo takes back: whenever this process dies, either there is a photo
 * with its files, or the files go.
 */
export async function publishPhoto(
  { db, store }: { db: PrismaClient; store: MediaStore },
  upload: UploadRow,
  caption: string | null,
): Promise<Publication> {
  const bytes = await readFile(store, `${upload.folder}/${upload.receivedAs}`, MAX_UPLOAD_BYTES);
  // Somebody else was faster, and the bytes have gone.
  if (bytes === null) return (await isAdded(db, upload.id)) ? 'ADDED' : 'GONE';
  const pictures = await makePictures(bytes, upload.purpose);
  if (!pictures.ok) {
    await refuse(db, upload, pictures.refusal);
    return pictures.refusal;
  }
  const folder = newFolder('photos');
  await db.$executeRaw`insert into files_to_remove (folder, remove_after) values (${folder}, now() + interval '10 minutes')`;
  const files = Object.entries(pictures.files);
  await Promise.all(files.map(([name, file]) => store.write(`${folder}/${name}`, file)));
  const { width, height } = pictures;
  if (await commit(db, upload, { folder, width, height, caption })) return 'ADDED';
  throw new Error(`${upload.id} is neither to be added any more nor there`);
}

async function isAdded(db: PrismaClient, id: string): Promise<boolean> {
  const found = await db.$queryRaw<unknown[]>`
    select from photos where id = ${id} and deleted_at is null union all select from pictures where id = ${id}`;
  return found.length > 0;
}

/** The bytes go; that they were no photo stays known until the upload expires. */
async function refuse(db: PrismaClient, { id, folder }: UploadRow, refusal: PhotoRefusal): Promise<void> {
  await db.$executeRaw`
    with refused as (
      update photo_uploads set refusal = ${refusal}::photo_refusal where id = ${id} and used_at is null and refusal is null returning id
    )
    insert into files_to_remove (folder) select ${folder} from refused on conflict do nothing`;
}

/** One statement: the upload is used, the photo there, its files stay, those of the upload go, others are told. Whether there is a photo then. */
async function commit(db: PrismaClient, upload: UploadRow, made: MadePhoto): Promise<boolean> {
  const { id, folder: uploadFolder } = upload;
  const { folder } = made;
  const added = await db.$queryRaw<unknown[]>`
    with upload as (
      select id, received_at from photo_uploads where id = ${id} and used_at is null and refusal is null for update
    ), kept as (
      delete from files_to_remove where folder = ${folder} and exists (select from upload) returning folder
    ), used as (
      update photo_uploads u set used_at = greatest(now(), upload.received_at) from upload, kept where u.id = upload.id returning u.id
    ), bytes as (
      insert into files_to_remove (folder) select ${uploadFolder} from used on conflict do nothing
    ), ${insertMade(upload, made)}
    select id from photo`;
  return added.length > 0 || (await isAdded(db, id));
}

/** The files of a photo that is about to be, and what is to stand under it. */
interface MadePhoto {
  folder: string;
  width: number;
  height: number;
  caption: string | null;
}

/** Parts of a statement: `photo`, of what its part `used` names; of an album with the event. What else there is nobody is told of. */
function insertMade(upload: UploadRow, made: MadePhoto): Prisma.Sql {
  if (isPicture(upload.purpose)) return insertPicture(upload, made);
  return upload.communityId === null ? insertDirectPhoto(upload, made) : insertPhoto(upload, upload.communityId, made);
}

function insertPhoto(
  { id, uploaderId }: UploadRow,
  communityId: string,
  { folder, width, height, caption }: MadePhoto,
): Prisma.Sql {
  const event = outboxRow(contentPhotoAdded, {
    aggregateId: id,
    aggregateVersion: 1,
    data: { photo: { id, communityId }, uploaderId },
  });
  return Prisma.sql`photo as (
      insert into photos (id, community_id, uploader_id, status, storage_key, width, height, caption)
      select id, ${communityId}, ${uploaderId}, 'READY', ${folder}, ${width}::int, ${height}::int, ${caption}::text from used returning id
    ), events as (${insertEvents([event], Prisma.sql`photo`)})`;
}

/** It waits to be sent with a message. */
function insertDirectPhoto(
  { uploaderId, recipientId }: UploadRow,
  { folder, width, height, caption }: MadePhoto,
): Prisma.Sql {
  return Prisma.sql`photo as (
      insert into photos (id, recipient_id, uploader_id, status, storage_key, width, height, caption, review_at)
      select id, ${recipientId}, ${uploaderId}, 'READY', ${folder}, ${width}::int, ${height}::int, ${caption}::text, now() + ${UNSENT_FOR}
      from used returning id
    )`;
}

/** It is nobody's yet. */
function insertPicture({ uploaderId, purpose }: UploadRow, { folder, width, height }: MadePhoto): Prisma.Sql {
  return Prisma.sql`photo as (
      insert into pictures (id, purpose, uploader_id, storage_key, width, height, review_at)
      select id, ${purpose}::photo_purpose, ${uploaderId}, ${folder}, ${width}::int, ${height}::int, now() + ${UNCLAIMED_FOR} from used
      returning id
    )`;
}
