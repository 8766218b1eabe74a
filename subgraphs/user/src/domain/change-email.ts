import { isEmail, normalizeEmail } from '@moim/credentials';
import { GOOD_FOR } from '@moim/mail';
import type { Viewer } from '@moim/service-kit';
import { hasPostgresCode, unauthenticated } from '@moim/subgraph-kit';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { ChangeEmailInput, UserError } from '../generated/resolver-types.ts';
import type { MailTools } from '../mail/index.ts';
import { messages } from '../messages.ts';
import type { LimitedRequest } from '../rate-limits.ts';
import type { UserRow } from '../rows.ts';
import { confirmIdentity } from './confirm-identity.ts';
import { checkCode, codeSent, codeWrong, sendCode } from './email-code.ts';

type Tools = LimitedRequest & MailTools & { db: PrismaClient };
type Outcome = { ok: true; user: UserRow } | { ok: false; userErrors: UserError[] };

/**
 * Changes the address of an account to one that the person has shown to read mail at; the one that it has is proved in the same way. What is
 * answered before that does not depend on other accounts. The old address is told. Throws RATE_LIMITED.
 */
export async function changeEmail(tools: Tools, viewer: Viewer, input: ChangeEmailInput): Promise<Outcome> {
  const { db, locale } = tools;
  const email = normalizeEmail(input.email);
  if (!isEmail(email)) return refused({ field: ['email'], message: messages(locale).emailMalformed, code: 'INVALID' });
  const account = await db.user.findFirst({ where: { id: viewer.userId, deletedAt: null } });
  if (account === null) throw unauthenticated();
  const { passwordHash, ...user } = account;
  const { password } = input;
  const missing = await confirmIdentity(tools, viewer, { passwordHash, password, field: 'password' });
  if (missing !== null) return refused(missing);
  const key = { purpose: 'EMAIL_CHANGE', email, accountId: user.id } as const;
  const code = input.emailCode?.trim() || null;
  if (code === null) {
    await sendCode(tools, key);
    return refused(codeSent(locale, email));
  }
  if (!(await checkCode(tools, key, code))) return refused(codeWrong(locale));
  const isChanged = await setEmail(tools, user, email, (tx) => tools.proofs.use(tx, key, code));
  if (isChanged === null)
    return refused({ field: ['email'], message: messages(locale).emailUnusable, code: 'INVALID' });
  if (!isChanged) return refused(codeWrong(locale));
  tools.mails.nudge();
  return { ok: true, user: { ...user, email } };
}

/** Whether it is the account's now: false when the code was used by another request, null when somebody else has got the address meanwhile. */
async function setEmail(
  { db, mails, proofs, locale }: Tools,
  { id, email: before }: UserRow,
  email: string,
  useCode: (tx: Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]) => Promise<boolean>,
): Promise<boolean | null> {
  const work = db.$transaction(async (tx) => {
    if (!(await useCode(tx))) return false;
    await tx.$executeRaw`
      update users set email = ${email}, email_verified_at = now(), updated_at = now() where id = ${id} and deleted_at is null`;
    if (before !== null && before.toLowerCase() !== email.toLowerCase()) {
      // Whoever gets the old address is not to lose the password to a link of before.
      await proofs.void(tx, { purpose: 'PASSWORD_RESET', email: before });
      const params = { email };
      await mails.add(tx, { kind: 'EMAIL_CHANGED', to: before, locale, params, goodForMinutes: GOOD_FOR.notice });
    }
    return true;
  });
  return await work.catch((error: unknown) => {
    // Another account has it: who reads mail at an address may know.
    if (hasPostgresCode(error, '23505')) return null;
    throw error;
  });
}

const refused = (error: UserError): Outcome => ({ ok: false, userErrors: [error] });
