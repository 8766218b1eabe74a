import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { SqlClient } from '@moim/event-bus';
import type { MediaStore } from '../media/media-store.ts';
import { hashOfToken } from './photo-files.ts';

/** An upload whose bytes have not come yet. */
export interface OpenUpload {
  id: string;
  folder: string;
  /** As many bytes as were announced: not one more or less is taken. */
  byteSize: number;
}

/** What is at an upload's address: nothing (any more), bytes that have come already, or room for some. */
export async function findUpload(db: SqlClient, token: string): Promise<OpenUpload | 'RECEIVED' | null> {
  const [found] = await db.$queryRaw<(OpenUpload & { isReceived: boolean })[]>`
    select id, storage_key as folder, byte_size as "byteSize", received_at is not null as "isReceived"
    from photo_uploads where token_hash = ${hashOfToken(token)} and (expires_at > now() or received_at is not null)`;
  if (found === undefined) return null;
  const { isReceived, ...upload } = found;
  return isReceived ? 'RECEIVED' : upload;
}

/**
 * Keeps the bytes of an upload. Of several attempts at once the first that is whole counts; false for the others, of which nothing is kept,
 * as of one that breaks off. Throws what the stream throws.
 */
export async function receiveUpload(
  { db, store }: { db: SqlClient; store: MediaStore },
  { id, folder, byteSize }: OpenUpload,
  stream: Readable,
): Promise<boolean> {
  const name = randomBytes(8).toString('hex');
  const key = `${folder}/${name}`;
  let isReceived = false;
  try {
    await store.write(key, { stream, byteSize });
    const received = await db.$queryRaw<unknown[]>`
      update photo_uploads set received_at = least(greatest(now(), created_at), expires_at), received_as = ${name}
      where id = ${id} and received_at is null and expires_at > now() returning id`;
    isReceived = received.length > 0;
  } finally {
    // Should this process die before: the folder goes with the upload.
    if (!isReceived) await store.remove(key);
  }
  return isReceived;
}
