import type { Emit, SqlClient } from '@moim/event-bus';
import type { Client, Locale } from '@moim/service-kit';
import { cleanLine, lengthOf, newId } from '@moim/subgraph-kit';
import type { AccessTokenIssuer } from '../access-token.ts';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import type { OpenedSession, SessionRow } from '../rows.ts';
import { endSessions } from './end-sessions.ts';
import { newRefreshToken, newSalt, refreshTokenHash } from './refresh-token.ts';

const MAX_DEVICE_NAME = 60;

/** What opening a session needs of the request. */
export interface SessionTools {
  tokens: Pick<AccessTokenIssuer, 'issue'>;
  /** On how many devices a person can be signed in. */
  maxDevices: number;
  client: Client | null;
  now: Date;
}

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
 * Opens a session of a person who has proved to be that person, in the transaction at hand; its tokens are in the answer alone. Whoever is signed
 * in on as many devices as allowed is signed out where they have not been for longest. Null when the account was deleted meanwhile, or when what the
 * person has proved it by, the password with the hash `provedBy`, is the password no more.
 */
export async function openSession(
  { tx, emit, tokens, maxDevices, client, now }: SessionTools & { tx: SqlClient; emit: Emit },
  { userId, deviceName, provedBy = null }: { userId: string; deviceName: string | null; provedBy?: string | null },
): Promise<OpenedSession | null> {
  // One sign-in of a person after the other: each counts what the earlier ones have left.
  const [person] = await tx.$queryRaw<unknown[]>`
    select from users where id = ${userId} and deleted_at is null and (${provedBy}::text is null or password_hash = ${provedBy})
    for no key update`;
  if (person === undefined) return null;
  const refreshToken = newRefreshToken();
  const [session] = await tx.$queryRaw<SessionRow[]>`
    with session as (
        insert into sessions (id, user_id, device_name, user_agent, created_at, last_seen_at, expires_at)
        values (${newId('ses')}, ${userId}, ${deviceName}, ${client?.userAgent ?? null}, now(), now(), now() + interval '30 days')
        returning *),
      token as (
        insert into refresh_tokens (hash, session_id, issued_at, salt)
        select ${refreshTokenHash(refreshToken)}, id, created_at, ${newSalt()} from session)
    select id, device_name as "deviceName", user_agent as "userAgent", created_at as "createdAt", last_seen_at as "lastSeenAt",
      expires_at as "expiresAt"
    from session`;
  if (session === undefined) throw new Error('no session was made');
  const excess = await tx.$queryRaw<{ id: string }[]>`
    select id from sessions where user_id = ${userId} and revoked_at is null and expires_at > now() and id <> ${session.id}
    order by last_seen_at desc, id desc offset ${maxDevices - 1}`;
  await endSessions({ tx, emit }, { userId, sessionIds: excess.map(({ id }) => id), reason: 'DEVICE_LIMIT' });
  const access = await tokens.issue({ userId, sessionId: session.id }, now);
  return { ...session, userId, accessToken: access.token, accessTokenExpiresAt: access.expiresAt, refreshToken };
}
