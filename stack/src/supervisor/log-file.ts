import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

const MAX_BYTES = 10 * 1024 * 1024;

/** Path of a service's log; makes the folder, and keeps the last run's log beside it as `<name>.log.1`. */
export function rotatedLog(directory: string, name: string): string {
  const path = join(directory, `${name}.log`);
  mkdirSync(dirname(path), { recursive: true });
  if (existsSync(path)) renameSync(path, `${path}.1`);
  return path;
}

/** Appends lines to a file that never grows beyond 10 MB: then it becomes `<path>.1`, and a new one is begun. */
export class LogFile {
  readonly path: string;
  #descriptor: number;
  #bytes = 0;

  constructor(path: string) {
    this.path = path;
    this.#descriptor = openSync(path, 'a');
    this.#bytes = statSync(path).size;
  }

  write(line: string): void {
    if (this.#bytes > MAX_BYTES) {
      closeSync(this.#descriptor);
      renameSync(this.path, `${this.path}.1`);
      this.#descriptor = openSync(this.path, 'a');
      this.#bytes = 0;
    }
    this.#bytes += writeSync(this.#descriptor, `${line}\n`);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

/** The last lines of a log, for an error message. */
export function lastLines(path: string, count: number): string {
  if (!existsSync(path)) return '';
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  return lines.slice(-count).join('\n');
}
