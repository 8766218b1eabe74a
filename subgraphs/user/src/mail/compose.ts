import { EMAIL_CODE, type EmailProofs, type Letter, type Mail, writeLetter } from '@moim/mail';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { MailKind } from './kinds.ts';
import { mailTexts } from './texts.ts';

export interface Writer {
  db: PrismaClient;
  proofs: EmailProofs;
  /** The origin at which people reach the platform. */
  publicUrl: string;
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
    case 'EMAIL_CHANGE':
      return await changeLetter(writer, mail);
    case 'PASSWORD_CHANGED':
      return passwordChangedLetter(writer, mail);
    case 'EMAIL_CHANGED':
      return emailChangedLetter(mail);
  }
}

async function signUpLetter({ db, proofs, publicUrl }: Writer, { to, locale }: Mail): Promise<Letter> {
  const { signUp, signUpKnown, resetPassword, codeGoodFor, notYou } = mailTexts(locale);
  const key = { purpose: 'SIGN_UP', email: to };
  if ((await accountWith(db, to)) !== null) {
    await proofs.newDecoy(key);
    const link = { label: resetPassword, url: `${publicUrl}/forgot-password` };
    return writeLetter({ locale, subject: signUpKnown.subject, paragraphs: [signUpKnown.text], link, note: notYou });
  }
  const code = await proofs.newCode(key);
  const paragraphs = [signUp.text, codeGoodFor(EMAIL_CODE.minutes)];
  return writeLetter({ locale, subject: signUp.subject, paragraphs, code, note: notYou });
}

async function resetLetter({ db, proofs, publicUrl }: Writer, { to, locale }: Mail): Promise<Letter> {
  const { reset, resetUnknown, resetPassword, notYou } = mailTexts(locale);
  if ((await accountWith(db, to)) === null) {
    const link = { label: resetUnknown.link, url: publicUrl };
    return writeLetter({ locale, subject: resetUnknown.subject, paragraphs: [resetUnknown.text], link, note: notYou });
  }
  const secret = await proofs.newLinkSecret({ purpose: 'PASSWORD_RESET', email: to });
  // Behind `#`: it is in no request, no log and no Referer.
  const link = { label: resetPassword, url: `${publicUrl}/reset-password#${secret}` };
  return writeLetter({ locale, subject: reset.subject, paragraphs: [reset.text], link, note: notYou });
}

async function changeLetter({ db, proofs }: Writer, { to, locale, params }: Mail): Promise<Letter> {
  const { change, changeKnown, codeGoodFor, notYou } = mailTexts(locale);
  const accountId = params.accountId ?? '';
  const key = { purpose: 'EMAIL_CHANGE', email: to, accountId };
  const owner = await accountWith(db, to);
  if (owner !== null && owner !== accountId) {
    await proofs.newDecoy(key);
    return writeLetter({ locale, subject: changeKnown.subject, paragraphs: [changeKnown.text], note: notYou });
  }
  const code = await proofs.newCode(key);
  const paragraphs = [change.text, codeGoodFor(EMAIL_CODE.minutes)];
  return writeLetter({ locale, subject: change.subject, paragraphs, code, note: notYou });
}

function passwordChangedLetter({ publicUrl }: Writer, { locale }: Mail): Letter {
  const { passwordChanged, resetPassword } = mailTexts(locale);
  const { subject, text, note } = passwordChanged;
  const link = { label: resetPassword, url: `${publicUrl}/forgot-password` };
  return writeLetter({ locale, subject, paragraphs: [text], link, note });
}

function emailChangedLetter({ locale, params }: Mail): Letter {
  const { subject, text, note } = mailTexts(locale).emailChanged;
  return writeLetter({ locale, subject, paragraphs: [text(params.email ?? '')], note });
}

/** Whose address it is; null when nobody has an account with it. */
async function accountWith(db: PrismaClient, email: string): Promise<string | null> {
  const found = await db.user.findFirst({ where: { email, deletedAt: null }, select: { id: true } });
  return found?.id ?? null;
}
