import { EMAIL_CODE, type EmailProofs, type Letter, type Mail, writeLetter } from '@moim/mail';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { MailKind } from './kinds.ts';
import { mailTexts } from './texts.ts';

export interface Writer {
  db: PrismaClient;
  proofs: EmailProofs;
  /** Where people reach this server. */
  issuer: string;
}

/**
 * Writes a letter when it is sent. Here it is looked up whether an address has an account, and nowhere before: requests do the same work for every
 * address, and only the inbox tells. Secrets are made here, so that the newest letter has the one that counts and no table has one.
 */
export async function compose(writer: Writer, mail: Mail<MailKind>): Promise<Letter> {
  switch (mail.kind) {
    case 'SIGN_UP':
      return await signUpLetter(writer, mail);
    case 'PASSWORD_RESET':
      return await resetLetter(writer, mail);
    case 'PASSWORD_CHANGED':
      return passwordChangedLetter(writer, mail);
  }
}

async function signUpLetter(writer: Writer, { to, locale }: Mail): Promise<Letter> {
  const { signUp, signUpKnown, codeGoodFor, notYou } = mailTexts(locale);
  const key = { purpose: 'SIGN_UP', email: to };
  if (await hasAccount(writer, to)) {
    await writer.proofs.newDecoy(key);
    const { subject, text } = signUpKnown;
    return writeLetter({ locale, subject, paragraphs: [text], link: forgotPassword(writer, locale), note: notYou });
  }
  const code = await writer.proofs.newCode(key);
  const paragraphs = [signUp.text, codeGoodFor(EMAIL_CODE.minutes)];
  return writeLetter({ locale, subject: signUp.subject, paragraphs, code, note: notYou });
}

async function resetLetter(writer: Writer, { to, locale }: Mail): Promise<Letter> {
  const { reset, resetUnknown, resetPassword, notYou } = mailTexts(locale);
  if (!(await hasAccount(writer, to))) {
    return writeLetter({ locale, subject: resetUnknown.subject, paragraphs: [resetUnknown.text], note: notYou });
  }
  const secret = await writer.proofs.newLinkSecret({ purpose: 'PASSWORD_RESET', email: to });
  // In the query, since pages have no scripts that could read it elsewhere: no log has queries, and pages tell no Referer.
  const link = { label: resetPassword, url: `${writer.issuer}/reset-password?secret=${secret}` };
  return writeLetter({ locale, subject: reset.subject, paragraphs: [reset.text], link, note: notYou });
}

function passwordChangedLetter(writer: Writer, { locale }: Mail): Letter {
  const { subject, text, note } = mailTexts(locale).passwordChanged;
  return writeLetter({ locale, subject, paragraphs: [text], link: forgotPassword(writer, locale), note });
}

function forgotPassword({ issuer }: Writer, locale: Mail['locale']) {
  return { label: mailTexts(locale).resetPassword, url: `${issuer}/forgot-password` };
}

async function hasAccount({ db }: Writer, email: string): Promise<boolean> {
  return (await db.account.findUnique({ where: { email }, select: { id: true } })) !== null;
}
