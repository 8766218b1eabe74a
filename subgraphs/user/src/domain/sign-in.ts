import type { Locale } from '@moim/service-kit';
import type { AccessTokenIssuer } from '../access-token.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import type { SessionRow, UserRow } from '../rows.ts';
import { normalizeEmail } from './email.ts';
import { checkDeviceName, openSession } from './open-session.ts';
import { isPassword } from './password.ts';

export interface SignInInput {
  email: string;
  password: string;
  deviceName?: string | null;
}

type Outcome = { ok: true; user: UserRow; session: SessionRow } | { ok: false; userErrors: UserError[] };

/**
 * Opens a session. A wrong address, a wrong password and an account without a password are told apart neither by the
 * answer nor by its time.
 */
export async function signIn(
  { db, tokens, now, locale }: { db: PrismaClient; tokens: AccessTokenIssuer; now: Date; locale: Locale },
  { email, password, deviceName }: SignInInput,
): Promise<Outcome> {
  const device = checkDeviceName(deviceName, locale);
  if (device.userErrors.length > 0) return { ok: false, userErrors: device.userErrors };
  const found = await db.user.findFirst({ where: { email: normalizeEmail(email), deletedAt: null } });
  const matches = await isPassword(password, found?.passwordHash ?? null);
  const session =
    found !== null && matches
      ? await openSession({ db, tokens, now }, { userId: found.id, deviceName: device.name })
      : null;
  if (found === null || session === null) {
    const message = messages(locale).invalidCredentials;
    return { ok: false, userErrors: [{ field: null, message, code: 'INVALID_CREDENTIALS' }] };
  }
  const { passwordHash: _secret, ...user } = found;
  return { ok: true, user, session };
}
