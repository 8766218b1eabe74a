import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { codeOf } from './plain-error.ts';

/** Writes the whole file or leaves the old one, even when the process dies in between. */
export function replaceFile(path: string, content: string, mode = 0o644): void {
  const temporary = writeTemporary(path, content, mode);
  renameSync(temporary, path);
}

/**
 * Writes the file unless it is there. Returns whether this call made it: of several at once, in any process, exactly one
 * does, and nobody ever sees half a file.
 */
export function createFileOnce(path: string, content: string, mode: number): boolean {
  const temporary = writeTemporary(path, content, mode);
  try {
    linkSync(temporary, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

function writeTemporary(path: string, content: string, mode: number): string {
  const temporary = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const file = openSync(temporary, 'wx', mode);
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return temporary;
}
