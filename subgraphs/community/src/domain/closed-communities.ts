import type { PrismaClient } from '../generated/prisma/client.ts';
import type { ClosedCommunityRow } from '../rows.ts';

const REOPENABLE_MS = 7 * 24 * 3600_000;

/** Until when a club that was closed then can be opened again. */
export function reopenableUntil(closedAt: Date): Date {
  return new Date(closedAt.getTime() + REOPENABLE_MS);
}

/** A club that is closed, null when it is open. For its leader only. */
export async function findClosedCommunity(db: PrismaClient, communityId: string): Promise<ClosedCommunityRow | null> {
  const [row] = await db.$queryRaw<ClosedCommunityRow[]>`
    select c.id, c.name, c.closed_at as "closedAt" from communities c where c.id = ${communityId} and c.closed_at is not null`;
  return row ?? null;
}

/** The clubs that somebody leads, has closed, and can still open again, latest first. */
export function findReopenable(db: PrismaClient, userId: string, now: Date): Promise<ClosedCommunityRow[]> {
  return db.$queryRaw<ClosedCommunityRow[]>`
    select c.id, c.name, c.closed_at as "closedAt"
    from memberships m join communities c on c.id = m.community_id
    where m.user_id = ${userId} and m.role = 'LEADER' and c.closed_at > ${new Date(now.getTime() - REOPENABLE_MS)}
    order by c.closed_at desc, c.id desc limit 100`;
}
