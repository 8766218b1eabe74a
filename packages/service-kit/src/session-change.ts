import { z } from 'zod';

/**
 * The header of a subgraph's answer by which it tells the gateway that the sender's session was opened, renewed or ended, so that the
 * gateway can set or clear a browser's cookies, whatever the client selected. The gateway passes it on to nobody.
 */
export const SESSION_CHANGE_HEADER = 'x-moim-session-change';

const instant = z.iso.datetime();
const sessionChange = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('OPEN'),
    userId: z.string(),
    sessionId: z.string(),
    accessToken: z.string(),
    accessTokenExpiresAt: instant,
    refreshToken: z.string(),
    refreshTokenExpiresAt: instant,
  }),
  z.object({
    state: z.literal('ENDED'),
    /** Why, as far as it is known: told to the person once. */
    reason: z.enum(['SIGNED_OUT', 'REVOKED', 'DEVICE_LIMIT', 'REPLAYED', 'EXPIRED', 'ACCOUNT_DELETED', 'UNKNOWN']),
  }),
]);

/** What became of a session. Times are ISO 8601 in UTC. */
export type SessionChange = z.infer<typeof sessionChange>;
export type SessionEndReason = Extract<SessionChange, { state: 'ENDED' }>['reason'];

/** As the header's value. */
export function encodeSessionChange(change: SessionChange): string {
  return Buffer.from(JSON.stringify(change)).toString('base64url');
}

/** Throws when it is not what encodeSessionChange wrote. */
export function decodeSessionChange(header: string): SessionChange {
  return sessionChange.parse(JSON.parse(Buffer.from(header, 'base64url').toString('utf8')));
}
