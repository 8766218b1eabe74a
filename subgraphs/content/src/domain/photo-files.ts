import { createHash, randomBytes } from 'node:crypto';
import { Prisma } from '../generated/prisma/client.ts';

/** How long the bytes of an upload may take to come, in milliseconds. */
export const UPLOAD_TIMEOUT_MS = 10 * 60_000;
/** As many bytes one photo may have as it is sent. */
export const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;

/** A new folder of files, whose name nobody guesses. */
export function newFolder(kind: 'uploads' | 'photos'): string {
  return `${kind}/${randomBytes(20).toString('hex')}`;
}

/** A new token for the address to which an upload's bytes are sent, and what is kept of it. */
export function newUploadToken(): { token: string; tokenHash: Uint8Array<ArrayBuffer> } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hashOfToken(token) };
}

export function hashOfToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest());
}

/** A part of a statement: the files of the photos in its part `name` are to be removed. The demo world's pictures are no files of this service. */
export function removeFilesOf(name: 'photo' | 'gone'): Prisma.Sql {
  return Prisma.sql`insert into files_to_remove (folder)
      select storage_key from ${Prisma.raw(name)} where storage_key like 'photos/%' on conflict do nothing`;
}
