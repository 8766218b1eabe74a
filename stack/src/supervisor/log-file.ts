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

/**
 * What a program said before it ended, on one line: those of its last lines that begin with its name, as our services report
 * what is wrong with their environment; else the error it died of; else its last line.
 */
export function lastWords(path: string, name: string): string {
  if (!existsSync(path)) return 'it said nothing';
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n').slice(-40);
  const own = lines.filter((line) => line.startsWith(`${name}: `)).map((line) => line.slice(name.length + 2));
  if (own.length > 0) return own.join('; ');
  const error = lines.findLast((line) => /^(Uncaught )?\w*Error\b/.test(line) || /\b(FATAL|ERROR)\b/.test(line));
  return error ?? (lines.at(-1) || 'it said nothing');
}
