import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
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

const SECRET_MODE = 0o600;

/** Makes a file for its owner alone, of what `make` returns and a line's end, unless it is there. */
export async function ensureSecretFile(path: string, make: () => Promise<string>): Promise<void> {
  if (existsSync(path)) chmodSync(path, SECRET_MODE);
  else createFileOnce(path, `${await make()}\n`, SECRET_MODE);
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
