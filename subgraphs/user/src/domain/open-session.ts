import type { SqlClient } from '@moim/event-bus';
import type { Locale } from '@moim/service-kit';
import { cleanLine, lengthOf, newId } from '@moim/subgraph-kit';
import type { AccessTokenIssuer } from '../access-token.ts';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import type { SessionRow } from '../rows.ts';

const LIFETIME_MS = 30 * 24 * 3600_000;
const MAX_DEVICE_NAME = 60;

/** The name of a device as it may be kept, and what the person has to put right. */
export function checkDeviceName(
  deviceName: string | null | undefined,
  locale: Locale,
): { name: string | null; userErrors: UserError[] } {
  const name = cleanLine(deviceName ?? '') || null;
  if (name === null || lengthOf(name) <= MAX_DEVICE_NAME) return { name, userErrors: [] };
  const message = messages(locale).deviceNameTooLong(MAX_DEVICE_NAME);
  return { name, userErrors: [{ field: ['deviceName'], message, code: 'INVALID' }] };
}

/**
 * Opens a session of a person who has proved to be that person; its access token is in the answer alone. Null when the account was
 * deleted meanwhile.
 */
export async function openSession(
  { db, tokens, now }: { db: SqlClient; tokens: AccessTokenIssuer; now: Date },
  { userId, deviceName }: { userId: string; deviceName: string | null },
): Promise<SessionRow | null> {
  const expires = new Date(now.getTime() + LIFETIME_MS);
  const [session] = await db.$queryRaw<SessionRow[]>`
    insert into sessions (id, user_id, device_name, created_at, last_seen_at, expires_at)
    select ${newId('ses')}, id, ${deviceName}, ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz,
      ${expires.toISOString()}::timestamptz
    from users where id = ${userId} and deleted_at is null for key share
    returning id, device_name as "deviceName", user_agent as "userAgent", created_at as "createdAt", last_seen_at as "lastSeenAt"`;
  if (session === undefined) return null;
  const { token, expiresAt } = await tokens.issue({ userId, sessionId: session.id }, now);
  return { ...session, accessToken: token, accessTokenExpiresAt: expiresAt };
}
