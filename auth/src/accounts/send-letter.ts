import { GOOD_FOR } from '@moim/mail';
import type { Locale } from '@moim/service-kit';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { MailKind, MailTools } from '../mail/index.ts';

/** Has somebody sent what they wait for: a code, a link, or that there is none for this address. The same work for every address. */
export async function sendLetter(
  { db, mail: { mails } }: { db: PrismaClient; mail: MailTools },
  { kind, to, locale }: { kind: Exclude<MailKind, 'PASSWORD_CHANGED'>; to: string; locale: Locale },
): Promise<void> {
  await mails.add(db, { kind, to, locale, goodForMinutes: GOOD_FOR.answer });
  mails.nudge();
}
