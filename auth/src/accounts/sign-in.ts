import { isEmail, isPassword } from '@moim/credentials';
import type { PrismaClient } from '../generated/prisma/client.ts';

/**
 * The id of the account with this address and password; null when there is none. A wrong address and a wrong password are told apart
 * neither by the answer nor by its time. `email` is normalized.
 */
export async function signIn(db: PrismaClient, email: string, password: string): Promise<string | null> {
  // What cannot be an address, the database is not asked for: some of it, it would not even take.
  const found = isEmail(email)
    ? await db.account.findUnique({ where: { email }, select: { id: true, passwordHash: true } })
    : null;
  const matches = await isPassword(password, found?.passwordHash ?? null);
  return matches ? (found?.id ?? null) : null;
}
