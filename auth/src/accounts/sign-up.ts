import { randomUUID } from 'node:crypto';
import { checkPassword, hashPassword, isEmail, PASSWORD_LENGTH } from '@moim/credentials';
import type { Locale } from '@moim/service-kit';
import { cleanLine, lengthOf } from '@moim/subgraph-kit/text';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { messages } from '../messages.ts';

const MAX_NAME = 30;

/** A new account, as somebody wants it: the address normalized, the name cleaned. */
export interface NewAccount {
  email: string;
  name: string;
  password: string;
}

/** What the person has to put right, by field. */
export type SignUpProblems = Partial<Record<keyof NewAccount, string>>;

/** The name as it is kept: one line, nothing that cannot be seen. */
export function cleanName(name: string): string {
  return cleanLine(name);
}

/** What is wrong with the input. Looks at no other account. */
export function checkSignUp({ email, name, password }: NewAccount, locale: Locale): SignUpProblems {
  const text = messages(locale);
  const problems: SignUpProblems = {};
  if (!isEmail(email)) problems.email = text.emailMalformed;
  if (name === '') problems.name = text.nameMissing;
  else if (lengthOf(name) > MAX_NAME) problems.name = text.nameTooLong(MAX_NAME);
  switch (checkPassword(password, email)) {
    case 'too-short':
      problems.password = text.passwordTooShort(PASSWORD_LENGTH.min);
      break;
    case 'too-long':
      problems.password = text.passwordTooLong(PASSWORD_LENGTH.max);
      break;
    case 'too-common':
      problems.password = text.passwordTooCommon;
      break;
    case null:
  }
  return problems;
}

/**
 * Makes an account of a faultless input and returns its id; null when the address has one already. The password is hashed before anybody
 * looks, so that a refusal takes as long as an account. Of two with one address at once, one is made.
 */
export async function signUp(db: PrismaClient, { email, name, password }: NewAccount): Promise<string | null> {
  const id = randomUUID();
  const passwordHash = await hashPassword(password);
  const { count } = await db.account.createMany({ data: { id, email, name, passwordHash }, skipDuplicates: true });
  return count === 1 ? id : null;
}
