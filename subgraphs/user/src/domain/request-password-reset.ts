import { isEmail, normalizeEmail } from '@moim/credentials';
import { GOOD_FOR } from '@moim/mail';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { UserError } from '../generated/resolver-types.ts';
import type { MailTools } from '../mail/index.ts';
import { messages } from '../messages.ts';
import { type LimitedRequest, limitLetter } from '../rate-limits.ts';

type Tools = LimitedRequest & MailTools & { db: PrismaClient };

/** Has a link sent by which a new password is set; the same work for every address. Throws RATE_LIMITED. */
export async function requestPasswordReset(tools: Tools, input: { email: string }): Promise<UserError[]> {
  const { db, mails, locale } = tools;
  const email = normalizeEmail(input.email);
  if (!isEmail(email)) return [{ field: ['email'], message: messages(locale).emailMalformed, code: 'INVALID' }];
  await limitLetter(tools, email);
  await mails.add(db, { kind: 'PASSWORD_RESET', to: email, locale, goodForMinutes: GOOD_FOR.answer });
  mails.nudge();
  return [];
}
