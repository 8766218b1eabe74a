import type { SqlClient } from '@moim/event-bus';
import type { Viewer } from '@moim/service-kit';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import { type LimitedRequest, limitConfirmation } from '../rate-limits.ts';
import { isPassword } from './password.ts';

/** What there is to confirm it by, and the field in which a password was given. */
interface Confirmation {
  /** The account's; null when it has none. */
  passwordHash: string | null;
  password: string | null | undefined;
  field: string;
}

/**
 * That it is really the person who asks, and not somebody at a device that was left alone: proved by the password, and where there is none by a
 * session that was opened within the last 10 minutes. Returns what is missing, or null. Throws RATE_LIMITED.
 */
export async function confirmIdentity(
  tools: LimitedRequest & { db: SqlClient },
  viewer: Viewer,
  { passwordHash, password, field }: Confirmation,
): Promise<UserError | null> {
  const text = messages(tools.locale);
  if (passwordHash === null) {
    if (await isJustOpened(tools.db, viewer)) return null;
    return { field: null, message: text.signInAgain, code: 'SIGN_IN_AGAIN' };
  }
  if (await limitConfirmation(tools, viewer.userId, () => isPassword(password ?? '', passwordHash))) return null;
  return { field: [field], message: text.wrongPassword, code: 'INVALID_CREDENTIALS' };
}

/** Whether somebody has signed in on this device within the last 10 minutes; a renewal is no sign-in. */
async function isJustOpened(db: SqlClient, { userId, sessionId }: Viewer): Promise<boolean> {
  const found = await db.$queryRaw<unknown[]>`
    select from sessions where id = ${sessionId} and user_id = ${userId} and revoked_at is null
      and created_at > now() - interval '10 minutes'`;
  return found.length > 0;
}
