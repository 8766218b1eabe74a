import { badUserInput } from '@moim/subgraph-kit';
import type { PrismaClient } from '../generated/prisma/client.ts';

const MAX_IDS = 100;

/** Which notifications: by their ids, or all that happened up to an instant; null and null: all. */
export interface WhichNotifications {
  ids: readonly string[] | null;
  upTo: Date | null;
}

/**
 * Marks somebody's notifications as read; those that are, and other people's, stay as they are. Throws BAD_USER_INPUT for ids together with
 * an instant, and for no or more than 100 ids.
 */
export async function markNotificationsRead(
  { db, now }: { db: PrismaClient; now: Date },
  userId: string,
  { ids, upTo }: WhichNotifications,
): Promise<void> {
  if (ids !== null && upTo !== null) throw badUserInput('input: either ids or upTo');
  if (ids !== null && (ids.length === 0 || ids.length > MAX_IDS)) throw badUserInput(`ids: 1 to ${MAX_IDS}`);
  // Clocks of services differ a little: nothing is read before it happened.
  await db.$executeRaw`
    update notifications set read_at = greatest(${now.toISOString()}::timestamptz, created_at)
    where user_id = ${userId} and read_at is null
      and (${ids}::text[] is null or id = any(${ids}::text[]))
      and (${upTo?.toISOString() ?? null}::timestamptz is null or created_at <= ${upTo?.toISOString() ?? null}::timestamptz)`;
}
