import type { PrismaClient } from '../generated/prisma/client.ts';

/** The scopes that somebody has agreed to for a client; none when they were never asked. */
export async function consentedScopes(db: PrismaClient, accountId: string, clientId: string): Promise<string[]> {
  const key = { accountId, clientId };
  const found = await db.consent.findUnique({ where: { accountId_clientId: key } });
  return found?.scopes ?? [];
}

/** Remembers that somebody agrees to these scopes, besides those of before. */
export async function rememberConsent(
  db: PrismaClient,
  { accountId, clientId, scopes }: { accountId: string; clientId: string; scopes: readonly string[] },
): Promise<void> {
  const all = [...new Set([...(await consentedScopes(db, accountId, clientId)), ...scopes])];
  const key = { accountId, clientId };
  await db.consent.upsert({
    where: { accountId_clientId: key },
    create: { ...key, scopes: all },
    update: { scopes: all, givenAt: new Date() },
  });
}
