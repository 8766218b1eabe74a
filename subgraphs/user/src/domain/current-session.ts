import type { SqlClient } from '@moim/event-bus';
import type { Viewer } from '@moim/service-kit';
import type { SessionRow } from '../rows.ts';

/** The open session that a request belongs to; null when it has ended. */
export async function currentSession(db: SqlClient, { userId, sessionId }: Viewer): Promise<SessionRow | null> {
  const [session] = await db.$queryRaw<SessionRow[]>`
    select id, device_name as "deviceName", user_agent as "userAgent", created_at as "createdAt", last_seen_at as "lastSeenAt",
      expires_at as "expiresAt"
    from sessions where id = ${sessionId} and user_id = ${userId} and revoked_at is null and expires_at > now()`;
  return session ?? null;
}
