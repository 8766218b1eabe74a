import type { Locale } from '@moim/service-kit';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';

const MAX = 10;

/** Interests as they may be kept, each once and in the person's order; and what the person has to put right. */
export async function checkInterests(
  db: PrismaClient,
  ids: readonly string[],
  locale: Locale,
): Promise<{ interestIds: string[]; userErrors: UserError[] }> {
  const interestIds = [...new Set(ids)];
  const refuse = (message: string): { interestIds: string[]; userErrors: UserError[] } => ({
    interestIds,
    userErrors: [{ field: ['interestIds'], message, code: 'INVALID' }],
  });
  const text = messages(locale);
  if (interestIds.length > MAX) return refuse(text.tooManyInterests(MAX));
  if (interestIds.length === 0) return { interestIds, userErrors: [] };
  const known = await db.interest.count({ where: { id: { in: interestIds } } });
  return known === interestIds.length ? { interestIds, userErrors: [] } : refuse(text.interestUnknown);
}

/** The rows of a person's interests. */
export function interestRows(userId: string, interestIds: readonly string[]) {
  return interestIds.map((interestId, position) => ({ userId, interestId, position }));
}
