import { hashPassword } from '@moim/credentials';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { MailTools } from '../mail/index.ts';
import { addAccount, type NewAccount } from './sign-up.ts';

/** The account that was made; or why none was. */
export type ProvedSignUp = { accountId: string } | { accountId: null; because: 'wrong-code' | 'known-address' };

/**
 * Makes an account of a faultless input for whoever has the code that was sent to its address. What is answered depends on no account but for
 * who reads the mail there: an address that has one is sent no code, and nothing tells it from an address whose code was mistyped.
 */
export async function signUpWithCode(
  { db, mail: { proofs } }: { db: PrismaClient; mail: MailTools },
  { email, name, password }: NewAccount,
  code: string,
): Promise<ProvedSignUp> {
  const key = { purpose: 'SIGN_UP', email };
  if (!(await proofs.isCode(key, code))) return { accountId: null, because: 'wrong-code' };
  const passwordHash = await hashPassword(password);
  return db.$transaction(async (tx): Promise<ProvedSignUp> => {
    // It was right a moment ago: that it is not there now says that the other of two requests has made the account.
    if (!(await proofs.use(tx, key, code))) return { accountId: null, because: 'wrong-code' };
    const accountId = await addAccount(tx, { email, name, passwordHash, emailVerified: true });
    return accountId === null ? { accountId, because: 'known-address' } : { accountId };
  });
}
