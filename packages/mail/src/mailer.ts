import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { MailSettings } from './config.ts';
import type { Letter } from './letter.ts';

/** The server will never take it: there is no such address. Trying again is no use. */
export class MailRefused extends Error {
  override name = 'MailRefused';
}

/** Hands letters over to whatever delivers them. */
export interface Mailer {
  /** Resolves when it was taken. Throws MailRefused, or another error when it is worth trying again. */
  send(to: string, letter: Letter): Promise<void>;
  close(): void;
}

/** Longer than a server may look at a letter, shorter than a letter is kept from other processes. */
const ANSWER_WITHIN_MS = 20_000;
/** How many letters a folder keeps. */
const KEPT = 500;

/** A mailer for the settings. Connects when there is something to send. */
export function connectMailer({ transport, from }: MailSettings): Mailer {
  return transport.kind === 'smtp' ? smtpMailer(transport.url, from) : folderMailer(transport.directory, from);
}

function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport(
    {
      url,
      pool: true,
      // As many as the queue sends at once: none waits for another.
      maxConnections: 10,
      connectionTimeout: ANSWER_WITHIN_MS,
      greetingTimeout: ANSWER_WITHIN_MS,
      socketTimeout: ANSWER_WITHIN_MS,
    },
    // Letters are made of text alone: nothing in them may name a file or an address to be read.
    { from, disableFileAccess: true, disableUrlAccess: true },
  );
  return {
    async send(to, letter) {
      try {
        // As an object, an address is not taken apart: `a@b.test, c@d.test` is no two.
        await transport.sendMail({
          to: { name: '', address: to },
          ...letter,
          headers: { 'auto-submitted': 'auto-generated' },
        });
      } catch (error) {
        // Without the server's words: they name the address, and this is logged.
        const { code = 'no code', responseCode = 0 } = error as { code?: string; responseCode?: number };
        if (code === 'EENVELOPE' && responseCode >= 500)
          throw new MailRefused(`the address was refused (${responseCode})`);
        throw new Error(`the mail server did not take it (${code}, ${responseCode})`);
      }
    },
    close: () => transport.close(),
  };
}

function folderMailer(directory: string, from: string): Mailer {
  return {
    async send(to, { subject, text }) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const at = new Date();
      const name = `${at.toISOString().replaceAll(':', '-')}-${randomUUID().slice(0, 8)}.txt`;
      const page = `To: ${to}\nFrom: ${from}\nDate: ${at.toISOString()}\nSubject: ${subject}\n\n${text}`;
      // Whoever looks finds it whole or not at all.
      await writeFile(join(directory, `.${name}`), page, { mode: 0o600 });
      await rename(join(directory, `.${name}`), join(directory, name));
      const letters = (await readdir(directory)).filter((file) => /^\d.*\.txt$/.test(file)).sort();
      await Promise.all(letters.slice(0, -KEPT).map((file) => rm(join(directory, file), { force: true })));
    },
    close: () => {},
  };
}
