import type { Account } from 'oidc-provider';
import type { PrismaClient } from '../generated/prisma/client.ts';

/** A person as clients are told of them; which of the claims they see, their scopes say. Undefined when there is no such account. */
export async function findAccount(db: PrismaClient, id: string): Promise<Account | undefined> {
  const account = await db.account.findUnique({ where: { id } });
  if (account === null) return undefined;
  const { name, email, emailVerified } = account;
  return { accountId: id, claims: () => ({ sub: id, name, email, email_verified: emailVerified }) };
}
