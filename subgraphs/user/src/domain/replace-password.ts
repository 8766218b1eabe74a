import type { Emit, SqlClient } from '@moim/event-bus';
import { GOOD_FOR } from '@moim/mail';
import type { Locale } from '@moim/service-kit';
import type { Mails } from '../mail/index.ts';
import { endSessions } from './end-sessions.ts';

/**
 * Sets a password in the transaction at hand, ends all the account's sessions but the one that stays, and has the person told by a letter: `nudge`
 * sends it when the transaction is through.
 */
export async function replacePassword(
  { tx, emit, mails, locale }: { tx: SqlClient; emit: Emit; mails: Mails; locale: Locale },
  {
    user: { id, email },
    passwordHash,
    isEmailProved,
    keepsSession,
  }: {
    user: { id: string; email: string | null };
    passwordHash: string;
    /** What it was done by has come to the address by mail. */
    isEmailProved: boolean;
    keepsSession: string | null;
  },
): Promise<void> {
  // The account's row first, as a sign-in does: no session is opened by the old password meanwhile.
  await tx.$executeRaw`
    update users set password_hash = ${passwordHash}, updated_at = now(),
      email_verified_at = coalesce(email_verified_at, case when ${isEmailProved} then now() end)
    where id = ${id}`;
  const open = await tx.$queryRaw<{ id: string }[]>`
    select id from sessions
    where user_id = ${id} and revoked_at is null and expires_at > now() and id is distinct from ${keepsSession}::text`;
  const sessionIds = open.map((session) => session.id);
  await endSessions({ tx, emit }, { userId: id, sessionIds, reason: 'REVOKED' });
  if (email === null) return;
  await mails.add(tx, { kind: 'PASSWORD_CHANGED', to: email, locale, goodForMinutes: GOOD_FOR.notice });
}
