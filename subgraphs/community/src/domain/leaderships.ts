import type { Prisma } from '../generated/prisma/client.ts';

/** So many open clubs one person may lead. */
export const MAX_LED = 20;

/**
 * Whether somebody leads as many clubs as one may. Until the transaction's end nobody else who asks gets an answer about the same
 * person, so the answer stays true.
 */
export async function leadsTooMany(tx: Prisma.TransactionClient, userId: string): Promise<boolean> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`leads ${userId}`}, 0))::text`;
  const [row] = await tx.$queryRaw<{ led: number }[]>`
    select count(*)::int as led from memberships m join communities c on c.id = m.community_id
    where m.user_id = ${userId} and m.role = 'LEADER' and c.closed_at is null`;
  return (row?.led ?? 0) >= MAX_LED;
}
