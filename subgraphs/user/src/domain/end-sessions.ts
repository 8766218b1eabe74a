import type { Emit, SqlClient } from '@moim/event-bus';
import { userSessionEnded } from '@moim/events';
import type { NotificationKind, SessionEnd } from '../generated/prisma/enums.ts';
import { deviceNameOf } from './device-name.ts';
import { notify } from './notify.ts';

/** What the person is told in the feed; what they did themselves they know. */
const TOLD_AS: Partial<Record<SessionEnd, NotificationKind>> = {
  DEVICE_LIMIT: 'DEVICE_SIGNED_OUT',
  REPLAYED: 'SESSION_COMPROMISED',
};

/**
 * Ends those of somebody's sessions that are still open: no token of them is good any more. Their devices' connections end by the event. To be
 * called in the transaction that decided it.
 */
export async function endSessions(
  { tx, emit }: { tx: SqlClient; emit: Emit },
  { userId, sessionIds, reason }: { userId: string; sessionIds: readonly string[]; reason: SessionEnd },
): Promise<void> {
  if (sessionIds.length === 0) return;
  const ended = await tx.$queryRaw<{ id: string; deviceName: string | null; userAgent: string | null; at: Date }[]>`
    update sessions set revoked_at = now(), end_reason = ${reason}::session_end
    where id = any(${sessionIds}::text[]) and user_id = ${userId} and revoked_at is null
    returning id, device_name as "deviceName", user_agent as "userAgent", revoked_at as at`;
  for (const { id, at, ...device } of ended) {
    emit(userSessionEnded, { aggregateId: id, aggregateVersion: 1, data: { userId, sessionId: id, reason } });
    const kind = TOLD_AS[reason];
    if (kind === undefined) continue;
    await notify(
      { tx, emit },
      {
        recipients: [{ userId, kind }],
        actorId: null,
        params: { device: deviceNameOf(device) ?? '' },
        link: '/me/devices',
        dedupeKey: `session:${id}`,
        at,
      },
    );
  }
}
