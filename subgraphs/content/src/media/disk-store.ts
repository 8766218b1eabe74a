import { createWriteStream } from 'node:fs';
import { mkdir, open, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type MediaStore, type NewFile, partsOf, requireFolder, type StoredFile } from './media-store.ts';

/**
 * Files in a folder of this machine, or of a volume that all processes of the service share. `photos/ab12...` lies in
 * `photos/ab/ab12...`, so that no folder becomes too large to list.
 */
export class DiskStore implements MediaStore {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async write(key: string, file: NewFile): Promise<void> {
    const path = this.#pathOf(key);
    await mkdir(dirname(path), { recursive: true });
    // Flushed: a row says that the file is there as soon as this resolves, and Postgres keeps its rows through a power failure.
    const options = { flush: true, mode: 0o600 };
    if (Buffer.isBuffer(file)) await writeFile(path, file, options);
    else await pipeline(file.stream, createWriteStream(path, options));
  }

  async open(key: string): Promise<StoredFile | null> {
    try {
      const handle = await open(this.#pathOf(key));
      const { size } = await handle.stat();
      return { stream: handle.createReadStream(), byteSize: size };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async removeFolder(folder: string): Promise<void> {
    // Somebody may be writing there at this very moment: then it is not empty at first.
    await rm(this.#folderOf(folder), { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  }

  async remove(key: string): Promise<void> {
    await rm(this.#pathOf(key), { force: true });
  }

  #folderOf(folder: string): string {
    const [kind = '', name = ''] = requireFolder(folder).split('/');
    return join(this.#root, kind, name.slice(0, 2), name);
  }

  #pathOf(key: string): string {
    const { folder, name } = partsOf(key);
    return join(this.#folderOf(folder), name);
  }
}
