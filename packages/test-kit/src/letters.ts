import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';

/** A letter that a service has laid down in its MAIL_DIR. */
export interface TestLetter {
  subject: string;
  text: string;
}

/** All letters to an address, oldest first. */
export async function lettersTo(mailDir: string, to: string): Promise<TestLetter[]> {
  const files = await readdir(mailDir).catch(() => []);
  const letters = await Promise.all(
    files
      .filter((file) => /^\d.*\.txt$/.test(file))
      .map(async (file) => [file, await readFile(join(mailDir, file), 'utf8')] as const),
  );
  return letters
    .filter(([, letter]) => letter.startsWith(`To: ${to}\n`))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, letter]) => {
      const [head = '', ...paragraphs] = letter.split('\n\n');
      return { subject: /^Subject: (.*)$/m.exec(head)?.[1] ?? '', text: paragraphs.join('\n\n') };
    });
}

/** The letter that `work` has sent to an address, which comes within moments. */
export async function letterOf(mailDir: string, to: string, work: () => Promise<unknown>): Promise<TestLetter> {
  const { length } = await lettersTo(mailDir, to);
  await work();
  await expect.poll(async () => (await lettersTo(mailDir, to)).length).toBe(length + 1);
  return (await lettersTo(mailDir, to)).at(-1) as TestLetter;
}

/** The code in a letter. */
export function codeIn({ text }: TestLetter): string {
  const code = /^\d{6}$/m.exec(text)?.[0];
  if (code === undefined) throw new Error(`there is no code in: ${text}`);
  return code;
}

/** The address that a letter has a link to. */
export function linkIn({ text }: TestLetter): URL {
  const link = /^https?:\/\/\S+$/m.exec(text)?.[0];
  if (link === undefined) throw new Error(`there is no link in: ${text}`);
  return new URL(link);
}
