import type { Readable } from 'node:stream';

/** What is to be kept: bytes, or a stream of exactly so many. */
export type NewFile = Buffer | { stream: Readable; byteSize: number };

/** A kept file. */
export interface StoredFile {
  stream: Readable;
  /** In bytes. */
  byteSize: number;
}

/**
 * Where files lie: on disk (disk-store.ts) or in a bucket (s3-store.ts). A file's key is `<folder>/<name>`, its folder
 * `uploads/<40 hex digits>` or `photos/<40 hex digits>`; keys are made here, never by a client.
 */
export interface MediaStore {
  /** Keeps a file, for good once this resolves. Throws what the stream throws; a part of a file may be left in the folder then. */
  write(key: string, file: NewFile): Promise<void>;
  /** Null when there is no such file. */
  open(key: string): Promise<StoredFile | null>;
  /** Removes a folder with all that is in it; what is not there is no error. */
  removeFolder(folder: string): Promise<void>;
  /** Removes one file; what is not there is no error. */
  remove(key: string): Promise<void>;
}

const FOLDER = /^(?:uploads|photos)\/[0-9a-f]{40}$/;
const NAME = /^[a-z0-9][a-z0-9-]*(?:\.[a-z]+)?$/;

/** A key's folder and name. Throws an Error for anything else: nothing is ever read, written or removed outside of such a folder. */
export function partsOf(key: string): { folder: string; name: string } {
  const at = key.lastIndexOf('/');
  const [folder, name] = [key.slice(0, at), key.slice(at + 1)];
  if (!NAME.test(name)) throw new Error(`not the key of a file: ${key}`);
  return { folder: requireFolder(folder), name };
}

/** The folder. Throws an Error for what is none. */
export function requireFolder(folder: string): string {
  if (!FOLDER.test(folder)) throw new Error(`not a folder of files: ${folder}`);
  return folder;
}

/** All of a file. At most `maxBytes`, else it throws an Error; null when there is no such file. */
export async function readFile(store: MediaStore, key: string, maxBytes: number): Promise<Buffer | null> {
  const file = await store.open(key);
  if (file === null) return null;
  const { stream, byteSize } = file;
  if (byteSize > maxBytes) {
    stream.destroy();
    throw new Error(`${key} has ${byteSize} bytes, more than ${maxBytes}`);
  }
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
