import { EMAIL_CODE, GOOD_FOR, type ProofKey } from '@moim/mail';
import type { Locale } from '@moim/service-kit';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { UserError } from '../generated/resolver-types.ts';
import type { MailTools } from '../mail/index.ts';
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

/** Whether it is the code, which is used up by what it is for. Throws RATE_LIMITED. */
export async function checkCode(tools: Tools, key: CodeKey, code: string): Promise<boolean> {
  await limitProof(tools);
  return await tools.proofs.isCode(key, code);
}

/** What says to come back with the code. */
export function codeSent(locale: Locale, email: string): UserError {
  return { field: ['emailCode'], message: messages(locale).emailCodeSent(email), code: 'EMAIL_CODE_SENT' };
}

export function codeWrong(locale: Locale): UserError {
  const message = messages(locale).emailCodeWrong(EMAIL_CODE.minutes);
  return { field: ['emailCode'], message, code: 'EMAIL_CODE_WRONG' };
}
