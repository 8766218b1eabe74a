import type { Emit, Outbox, SqlClient } from '@moim/event-bus';
import type { SessionEndReason } from '@moim/service-kit';
import type { AccessTokenIssuer } from '../access-token.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { SessionEnd } from '../generated/prisma/enums.ts';
import type { OpenedSession, SessionRow } from '../rows.ts';
import { endSessions } from './end-sessions.ts';
import { isRefreshToken, newSalt, refreshTokenHash, successorOf } from './refresh-token.ts';

/** How long a used token gets the same answer again: answers are lost, and tabs ask at once. */
const OVERLAP_SECONDS = 10;

/** What is kept of a token. */
interface KeptToken {
  /** Null when it was not used yet. */
  isFresh: boolean;
  usedRecently: boolean;
  salt: Uint8Array;
}

type Outcome = { ok: true; session: OpenedSession } | { ok: false; reason: SessionEndReason };

interface Tools {
  db: PrismaClient;
  outbox: Outbox;
  tokens: Pick<AccessTokenIssuer, 'issue'>;
  now: Date;
}

/**
 * Gives a new access token, and the refresh token that follows the one given. That one is used up then: for 10 seconds it gets the same
 * answer again, later its coming back ends the session, since two must have it.
 */
export async function refreshSession({ db, outbox, tokens, now }: Tools, token: string): Promise<Outcome> {
  if (!isRefreshToken(token)) return { ok: false, reason: 'UNKNOWN' };
  const outcome = await outbox.transaction(db, (tx, emit) => rotate(tx, emit, token));
  if ('reason' in outcome) return { ok: false, reason: outcome.reason };
  const { session, refreshToken } = outcome;
  const access = await tokens.issue({ userId: session.userId, sessionId: session.id }, now);
  return {
    ok: true,
    session: { ...session, accessToken: access.token, accessTokenExpiresAt: access.expiresAt, refreshToken },
  };
}

/** The session that a token was given for; null for one that was never given out, or whose session is forgotten. */
export async function sessionIdOf(db: PrismaClient, token: string): Promise<string | null> {
  const kept = await db.refreshToken.findUnique({
    where: { hash: refreshTokenHash(token) },
    select: { sessionId: true },
  });
  return kept?.sessionId ?? null;
}

type FoundSession = SessionRow & { userId: string; endReason: SessionEnd | null; isOver: boolean };
type Rotation = { session: SessionRow & { userId: string }; refreshToken: string } | { reason: SessionEndReason };

async function rotate(tx: SqlClient, emit: Emit, token: string): Promise<Rotation> {
  // One at a time: parallel requests with one token wait here, and the second finds what the first did.
  const [found] = await tx.$queryRaw<FoundSession[]>`
    select id, user_id as "userId", device_name as "deviceName", user_agent as "userAgent", created_at as "createdAt",
      last_seen_at as "lastSeenAt", expires_at as "expiresAt", end_reason::text as "endReason", expires_at <= now() as "isOver"
    from sessions where id = (select session_id from refresh_tokens where hash = ${refreshTokenHash(token)})
    for update`;
  if (found === undefined) return { reason: 'UNKNOWN' };
  const { endReason, isOver, ...session } = found;
  if (endReason !== null) return { reason: endReason };
  if (isOver) return { reason: 'EXPIRED' };
  const given = await keptToken(tx, token);
  if (!given.isFresh && !given.usedRecently) {
    await endSessions({ tx, emit }, { userId: session.userId, sessionIds: [session.id], reason: 'REPLAYED' });
    return { reason: 'REPLAYED' };
  }
  if (given.isFresh) {
    const refreshToken = successorOf(token, given.salt);
    return { session: await replaceToken(tx, session, token, refreshToken), refreshToken };
  }
  return { session, refreshToken: await newestAfter(tx, token, given) };
}

async function keptToken(tx: SqlClient, token: string): Promise<KeptToken> {
  const [kept] = await tx.$queryRaw<KeptToken[]>`
    select used_at is null as "isFresh", coalesce(used_at > now() - make_interval(secs => ${OVERLAP_SECONDS}), false) as "usedRecently",
      salt
    from refresh_tokens where hash = ${refreshTokenHash(token)}`;
  if (kept === undefined) throw new Error('a refresh token went away while its session was locked');
  return kept;
}

/** The one token after a used one that is waiting to be used: its successor, or where that was used already, the one after that. */
async function newestAfter(tx: SqlClient, token: string, kept: KeptToken): Promise<string> {
  let [newest, state] = [token, kept];
  while (!state.isFresh) {
    newest = successorOf(newest, state.salt);
    state = await keptToken(tx, newest);
  }
  return newest;
}

async function replaceToken(
  tx: SqlClient,
  { id, userId }: { id: string; userId: string },
  token: string,
  successor: string,
): Promise<SessionRow & { userId: string }> {
  const used = refreshTokenHash(token);
  await tx.$executeRaw`update refresh_tokens set used_at = greatest(now(), issued_at) where hash = ${used}`;
  const [session] = await tx.$queryRaw<SessionRow[]>`
    with renewed as (
        update sessions set last_seen_at = greatest(now(), last_seen_at), expires_at = now() + interval '30 days'
        where id = ${id} returning *),
      token as (
        insert into refresh_tokens (hash, session_id, issued_at, salt)
        select ${refreshTokenHash(successor)}, id, now(), ${newSalt()} from renewed)
    select id, device_name as "deviceName", user_agent as "userAgent", created_at as "createdAt", last_seen_at as "lastSeenAt",
      expires_at as "expiresAt"
    from renewed`;
  if (session === undefined) throw new Error('a session went away while it was locked');
  return { ...session, userId };
}
