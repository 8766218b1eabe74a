import { hashPassword } from '@moim/credentials';
import { GOOD_FOR } from '@moim/mail';
import type { Locale } from '@moim/service-kit';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { MailTools } from '../mail/index.ts';
import { endSessions } from '../oidc/records.ts';
import { passwordProblem } from './password-problem.ts';

const PURPOSE = 'PASSWORD_RESET';

interface Tools {
  db: PrismaClient;
  mail: MailTools;
}

/** `email`: whose password it is; null when the link is good for nothing any more. */
export type PasswordReset = { email: null } | { email: string; problem: string | null };

/** Whose password the secret of a link may set; null when it is none, or none any more. Uses nothing up. */
export function emailOfResetLink({ mail: { proofs } }: Tools, secret: string): Promise<string | null> {
  return proofs.emailOfLink(PURPOSE, secret);
}

/**
 * Sets a new password for whoever has the secret of a link that was sent to the account's address, signs out wherever somebody was signed in
 * to the account, and has the person told by a letter. What is wrong with the password uses nothing up.
 */
export async function resetPassword(
  tools: Tools,
  { secret, password, locale }: { secret: string; password: string; locale: Locale },
): Promise<PasswordReset> {
  const {
    db,
    mail: { mails, proofs },
  } = tools;
  const email = await emailOfResetLink(tools, secret);
  if (email === null) return { email };
  const problem = passwordProblem(password, { email, locale });
  if (problem !== null) return { email, problem };
  const passwordHash = await hashPassword(password);
  const isSet = await db.$transaction(async (tx) => {
    if (!(await proofs.useLink(tx, PURPOSE, secret))) return false;
    const account = await tx.account.findUnique({ where: { email }, select: { id: true } });
    if (account === null) return false;
    // The letter has reached the person: that proves the address, too.
    await tx.account.update({ where: account, data: { passwordHash, emailVerified: true } });
    await endSessions(tx, account.id, new Date());
    await mails.add(tx, { kind: 'PASSWORD_CHANGED', to: email, locale, goodForMinutes: GOOD_FOR.notice });
    return true;
  });
  if (!isSet) return { email: null };
  mails.nudge();
  return { email, problem };
}
