import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { TestSubgraph } from '@moim/test-kit';
import { expect, inject } from 'vitest';
import { bukhansan, done } from './writing.ts';

interface Upload {
  uploadId: string;
  uploadUrl: string;
}

/** Asks for uploads of these bodies. */
export async function newUploads(
  content: TestSubgraph,
  bodies: readonly Buffer[],
  { as = 'seoyeon', communityId = bukhansan, contentType = 'image/jpeg' } = {},
): Promise<Upload[]> {
  const files = bodies.map(({ length }) => ({ contentType, byteSize: length }));
  return (await done(content, 'requestPhotoUploads', { communityId, files }, { as })).uploads;
}

/** Sends a body to its address at the subgraph itself; the status of the answer. */
export async function put(content: TestSubgraph, { uploadUrl }: Upload, body: Buffer): Promise<number> {
  const url = new URL(new URL(uploadUrl).pathname, content.url);
  const response = await fetch(url, { method: 'PUT', body: new Uint8Array(body) });
  await response.body?.cancel();
  return response.status;
}

/** Asks for an upload, and sends the bytes: what can be added. */
export async function received(
  content: TestSubgraph,
  body: Buffer,
  options: { as?: string; communityId?: string } = {},
) {
  const [upload] = await newUploads(content, [body], options);
  if (upload === undefined) throw new Error('no upload');
  expect(await put(content, upload, body)).toBe(204);
  return upload.uploadId;
}

/** Where the kit lets the subgraph keep its files. */
export function mediaDir(content: TestSubgraph): string {
  return join(dirname(inject('moim').keysDir), 'media', content.namespace);
}

/** Keys of the files that lie there: `photos/<folder>/<name>`. */
export async function photoFiles(content: TestSubgraph): Promise<string[]> {
  const root = mediaDir(content);
  for (;;) {
    try {
      const entries = await readdir(root, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => relative(root, join(parentPath, name)).replace(/^(\w+)\/[0-9a-f]{2}\//, '$1/'))
        .toSorted();
    } catch (error) {
      // The service itself sweeps, too: a folder may go while it is read.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      if (!existsSync(root)) return [];
    }
  }
}
