import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';

/** All letters that lie in a service's MAIL_DIR for an address, oldest first: each its subject, a line `Subject: ...`, and its text. */
export async function lettersTo(mailDir: string, to: string): Promise<string[]> {
  const files = await readdir(mailDir).catch(() => []);
  const sent = files.filter((file) => /^\d.*\.txt$/.test(file)).sort();
  const letters = await Promise.all(sent.map((file) => readFile(join(mailDir, file), 'utf8')));
  return letters
    .filter((letter) => letter.startsWith(`To: ${to}\n`))
    .map((letter) => letter.slice(letter.indexOf('Subject: ')));
}

/** The letter that `work` has sent to an address, which comes within moments. */
export async function letterOf(mailDir: string, to: string, work: () => Promise<unknown>): Promise<string> {
  const { length } = await lettersTo(mailDir, to);
  await work();
  return await letterAfter(mailDir, to, length);
}

/** The letter to an address that comes after so many, as soon as it is there. */
export async function letterAfter(mailDir: string, to: string, count: number): Promise<string> {
  await expect.poll(async () => (await lettersTo(mailDir, to)).length).toBeGreaterThan(count);
  return (await lettersTo(mailDir, to))[count] ?? '';
}

/** Somebody who reads each letter once. */
export class Letters {
  readonly #mailDir: string;
  /** How many letters to each address were read. */
  readonly #read = new Map<string, number>();

  constructor(mailDir: string) {
    this.#mailDir = mailDir;
  }

  /** The next letter to an address that was not read yet, once it is there. */
  async next(to: string): Promise<string> {
    const count = this.#read.get(to) ?? 0;
    this.#read.set(to, count + 1);
    return await letterAfter(this.#mailDir, to, count);
  }
}

/** The code in a letter. Throws when there is none. */
export function codeIn(letter: string): string {
  const [code] = /^\d{6}$/m.exec(letter) ?? [];
  if (code === undefined) throw new Error(`there is no code in: ${letter}`);
  return code;
}

/** The link in a letter. Throws when there is none. */
export function linkIn(letter: string): string {
  const [link] = /^https?:\/\/\S+$/m.exec(letter) ?? [];
  if (link === undefined) throw new Error(`there is no link in: ${letter}`);
  return link;
}
