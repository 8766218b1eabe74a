import { unauthenticated } from '@moim/subgraph-kit';
import type { Context } from '../context.ts';
import { type CalendarFeedRow, newFeedToken } from './calendar-feed.ts';
import { isOutdated } from './postgres-errors.ts';

/** Asked several times at once, all but one begin again. */
const TRIES = 5;

/**
 * A private address for somebody's calendar app, told once: only the token's hash is kept. The address before ends. Throws
 * UNAUTHENTICATED when the account is gone.
 */
export async function createCalendarFeed(
  { db, now }: Pick<Context, 'db' | 'now'>,
  userId: string,
): Promise<{ token: string; feed: CalendarFeedRow }> {
  const { token, tokenHash } = newFeedToken();
  for (let left = TRIES - 1; ; left--) {
    try {
      await db.$transaction([
        db.$executeRaw`update calendar_feeds set revoked_at = ${now}::timestamptz where user_id = ${userId} and revoked_at is null`,
        db.$executeRaw`insert into calendar_feeds (token_hash, user_id, created_at) values (${tokenHash}, ${userId}, ${now}::timestamptz)`,
      ]);
      break;
    } catch (error) {
      if (left === 0 || !isOutdated(error)) throw error;
    }
  }
  // An account that is being deleted meanwhile: whoever is second sees the other.
  const gone = await db.$executeRaw`
    delete from calendar_feeds f where f.user_id = ${userId}
      and exists (select from member_cards c where c.user_id = f.user_id and c.deleted_at is not null)`;
  if (gone > 0) throw unauthenticated();
  return { token, feed: { createdAt: now, lastReadAt: null } };
}
