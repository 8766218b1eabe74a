import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';

/** The letters that a platform has sent, which lie in a folder. */
export class Letters {
  readonly #folder: string;
  /** Those that were read already. */
  readonly #read = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The next letter to an address that nobody has read yet, once it is there: its subject and text. */
  async next(to: string): Promise<string> {
    let letter = '';
    await expect
      .poll(
        async () => {
          for (const name of (await readdir(this.#folder).catch(() => []))
            .filter((file) => /^\d.*\.txt$/.test(file))
            .sort()) {
            if (this.#read.has(name)) continue;
            const text = await readFile(join(this.#folder, name), 'utf8');
            if (!text.startsWith(`To: ${to}\n`)) continue;
            this.#read.add(name);
            letter = text.slice(text.indexOf('Subject: '));
            return true;
          }
          return false;
        },
        { timeout: 15_000 },
      )
      .toBe(true);
    return letter;
  }
}

/** The code in a letter. */
export function codeIn(letter: string): string {
  const [code] = /^\d{6}$/m.exec(letter) ?? [];
  if (code === undefined) throw new Error(`there is no code in: ${letter}`);
  return code;
}

/** The link in a letter. */
export function linkIn(letter: string): string {
  const [link] = /^https?:\S+$/m.exec(letter) ?? [];
  if (link === undefined) throw new Error(`there is no link in: ${letter}`);
  return link;
}
