import { randomUUID } from 'node:crypto';
import { hashPassword, isEmail } from '@moim/credentials';
import type { Locale } from '@moim/service-kit';
import { cleanLine, lengthOf } from '@moim/subgraph-kit/text';
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import { messages } from '../messages.ts';
import { passwordProblem } from './password-problem.ts';

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
  const ofPassword = passwordProblem(password, { email, locale });
  if (ofPassword !== null) problems.password = ofPassword;
  return problems;
}

/**
 * Makes an account of a faultless input whose address nobody has proved, and returns its id; null when the address has one already. The password is
 * hashed before anybody looks, so that a refusal takes as long as an account.
 */
export async function signUp(db: PrismaClient, { email, name, password }: NewAccount): Promise<string | null> {
  const passwordHash = await hashPassword(password);
  return addAccount(db, { email, name, passwordHash, emailVerified: false });
}

/** Its id; null when the address has an account. Of two with one address at once, one is made. */
export async function addAccount(
  tx: Prisma.TransactionClient,
  account: { email: string; name: string; passwordHash: string; emailVerified: boolean },
): Promise<string | null> {
  const id = randomUUID();
  const { count } = await tx.account.createMany({ data: { id, ...account }, skipDuplicates: true });
  return count === 1 ? id : null;
}
