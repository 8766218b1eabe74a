import { EMAIL_CODE, type ProofKey } from '@moim/mail';
import type { Locale } from '@moim/service-kit';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { UserError } from '../generated/resolver-types.ts';
import { GOOD_FOR, type MailTools } from '../mail/index.ts';
import { messages } from '../messages.ts';
import { type LimitedRequest, limitLetter, limitProof } from '../rate-limits.ts';

type Tools = LimitedRequest & MailTools & { db: PrismaClient };

/** What a code is for: letters and proofs have the same names. */
type CodeKey = ProofKey & { purpose: 'SIGN_UP' | 'EMAIL_CHANGE' };

/** Has a code sent to the address; the same work for every address. Throws RATE_LIMITED. */
export async function sendCode(tools: Tools, { purpose, email, accountId }: CodeKey): Promise<void> {
  const { db, mails, locale } = tools;
  await limitLetter(tools, email);
  const params: Record<string, string> = accountId === undefined ? {} : { accountId };
  await mails.add(db, { kind: purpose, to: email, locale, params, goodForMinutes: GOOD_FOR.answer });
  mails.nudge();
}

/**
 * The code as it is used up, when it is right; else null. People copy codes with spaces around and within, and full-width digits are digits. Throws
 * RATE_LIMITED.
 */
export async function checkCode(tools: Tools, key: CodeKey, given: string): Promise<string | null> {
  await limitProof(tools);
  const code = given.slice(0, 100).normalize('NFKC').replace(/[\s-]/g, '');
  return (await tools.proofs.isCode(key, code)) ? code : null;
}

/** What says to come back with the code. */
export function codeSent(locale: Locale, email: string): UserError {
  return { field: ['emailCode'], message: messages(locale).emailCodeSent(email), code: 'EMAIL_CODE_SENT' };
}

export function codeWrong(locale: Locale): UserError {
  const message = messages(locale).emailCodeWrong(EMAIL_CODE.minutes);
  return { field: ['emailCode'], message, code: 'EMAIL_CODE_WRONG' };
}
