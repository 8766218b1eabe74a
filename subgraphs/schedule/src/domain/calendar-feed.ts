import { createHash, randomBytes } from 'node:crypto';
import type { SqlClient } from '@moim/event-bus';

const FORM = /^[\w-]{43}$/;

/** What is known of the address from which a calendar app reads somebody's meet-ups. */
export interface CalendarFeedRow {
  createdAt: Date;
  lastReadAt: Date | null;
}

/** A new token, 256 random bits, and what is kept of it. */
export function newFeedToken(): { token: string; tokenHash: Uint8Array<ArrayBuffer> } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hashOf(token) };
}

/** Whose feed is at this address; null when none is, or no longer. Notes that it was read, once an hour. */
export async function readerOfFeed(db: SqlClient, token: string): Promise<string | null> {
  if (!FORM.test(token)) return null;
  const tokenHash = hashOf(token);
  const [feed] = await db.$queryRaw<{ userId: string; isFresh: boolean }[]>`
    select f.user_id as "userId", coalesce(f.last_read_at > now() - interval '1 hour', false) as "isFresh"
    from calendar_feeds f where f.token_hash = ${tokenHash} and f.revoked_at is null
      and not exists (select from member_cards c where c.user_id = f.user_id and c.deleted_at is not null)`;
  if (feed === undefined) return null;
  if (!feed.isFresh)
    await db.$executeRaw`update calendar_feeds set last_read_at = now() where token_hash = ${tokenHash}`;
  return feed.userId;
}

function hashOf(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest());
}
