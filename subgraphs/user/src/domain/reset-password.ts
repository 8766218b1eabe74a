import type { Outbox } from '@moim/event-bus';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { UserError } from '../generated/resolver-types.ts';
import type { MailTools } from '../mail/index.ts';
import { messages } from '../messages.ts';
import { type LimitedRequest, limitProof } from '../rate-limits.ts';
import type { OpenedSession, UserRow } from '../rows.ts';
import { checkDeviceName, openSession, type SessionTools } from './open-session.ts';
import { hashPassword, passwordProblem } from './password.ts';
import { replacePassword } from './replace-password.ts';

type Tools = SessionTools & LimitedRequest & MailTools & { db: PrismaClient; outbox: Outbox };
type Outcome = { ok: true; user: UserRow; session: OpenedSession } | { ok: false; userErrors: UserError[] };

const PURPOSE = 'PASSWORD_RESET';

/**
 * Sets a new password for whoever has the secret of a link that was sent to the account's address, signs out wherever the account was signed in,
 * and opens a session. What is wrong with the password uses nothing up. Throws RATE_LIMITED.
 */
export async function resetPassword(
  tools: Tools,
  { token, password, deviceName }: { token: string; password: string; deviceName?: string | null },
): Promise<Outcome> {
  const { db, outbox, proofs, locale } = tools;
  const secret = token.trim();
  await limitProof(tools);
  const email = await proofs.emailOfLink(PURPOSE, secret);
  if (email === null) return linkExpired(tools);
  const problem = passwordProblem(password, { email, locale });
  const device = checkDeviceName(deviceName, locale);
  const wrong: UserError[] = [
    ...(problem === null ? [] : [{ field: ['password'], message: problem, code: 'INVALID' as const }]),
    ...device.userErrors,
  ];
  if (wrong.length > 0) return { ok: false, userErrors: wrong };
  const passwordHash = await hashPassword(password);
  const made = await outbox.transaction(db, async (tx, emit) => {
    if (!(await proofs.useLink(tx, PURPOSE, secret))) return null;
    const user = await tx.user.findFirst({ where: { email, deletedAt: null }, omit: { passwordHash: true } });
    if (user === null) return null;
    await replacePassword({ ...tools, tx, emit }, { user, passwordHash, isEmailProved: true, keepsSession: null });
    const session = await openSession({ ...tools, tx, emit }, { userId: user.id, deviceName: device.name });
    return session && { user, session };
  });
  if (made === null) return linkExpired(tools);
  tools.mails.nudge();
  return { ok: true, ...made };
}

function linkExpired({ locale }: Tools): Outcome {
  return {
    ok: false,
    userErrors: [{ field: ['token'], message: messages(locale).linkExpired, code: 'LINK_EXPIRED' }],
  };
}
