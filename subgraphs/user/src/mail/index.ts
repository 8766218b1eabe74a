import { connectMailer, EmailProofs, MailQueue, readMailSettings } from '@moim/mail';
import type pg from 'pg';
import type { UserConfig } from '../config.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { compose } from './compose.ts';
import type { MailKind, Mails } from './kinds.ts';

export type { Mails } from './kinds.ts';

/** What a request needs to send letters, and to believe what comes back out of them. */
export interface MailTools {
  mails: Mails;
  proofs: EmailProofs;
  /** Signing up takes a code that was sent to the address. */
  requiresProof: boolean;
}

/** Letters in the user database. `mails.start` begins to send them. */
export function connectMails(config: UserConfig, { db, pool }: { db: PrismaClient; pool: pg.Pool }): MailTools {
  const settings = readMailSettings(config);
  const proofs = new EmailProofs(db, () => config.INTERNAL_KEY.current.signing().key);
  const writer = { db, proofs, publicUrl: config.PUBLIC_URL };
  const mails = new MailQueue<MailKind>({
    pool,
    mailer: connectMailer(settings),
    compose: (mail) => compose(writer, mail),
  });
  return { mails, proofs, requiresProof: settings.requiresProof };
}
