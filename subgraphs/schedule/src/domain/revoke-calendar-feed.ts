import type { Context } from '../context.ts';

/** Ends the private address of somebody's calendar; who has none has none. */
export async function revokeCalendarFeed({ db, now }: Pick<Context, 'db' | 'now'>, userId: string): Promise<void> {
  await db.$executeRaw`
    update calendar_feeds set revoked_at = ${now}::timestamptz where user_id = ${userId} and revoked_at is null`;
}
