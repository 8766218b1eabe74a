import { isEmail, normalizeEmail } from '@moim/credentials';
import type { Outbox } from '@moim/event-bus';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import { type LimitedRequest, limitSignIn } from '../rate-limits.ts';
import type { OpenedSession, UserRow } from '../rows.ts';
import { checkDeviceName, openSession, type SessionTools } from './open-session.ts';
import { isPassword } from './password.ts';

export interface SignInInput {
  email: string;
  password: string;
  deviceName?: string | null;
}

type Tools = SessionTools & LimitedRequest & { db: PrismaClient; outbox: Outbox };

type Outcome = { ok: true; user: UserRow; session: OpenedSession } | { ok: false; userErrors: UserError[] };

/**
 * Opens a session. A wrong address, a wrong password and an account without a password are told apart neither by the
 * answer nor by its time. Throws RATE_LIMITED when too much was wrong before.
 */
export async function signIn(tools: Tools, { email, password, deviceName }: SignInInput): Promise<Outcome> {
  const device = checkDeviceName(deviceName, tools.locale);
  if (device.userErrors.length > 0) return { ok: false, userErrors: device.userErrors };
  const address = normalizeEmail(email);
  return limitSignIn(tools, address, () => check(tools, { address, password, deviceName: device.name }));
}

async function check(
  tools: Tools,
  { address, password, deviceName }: { address: string; password: string; deviceName: string | null },
): Promise<Outcome> {
  const { db, outbox, locale } = tools;
  // What can be no address is not looked for: the database takes some other letters for ASCII ones, and limits would count them apart.
  const found = isEmail(address) ? await db.user.findFirst({ where: { email: address, deletedAt: null } }) : null;
  const matches = await isPassword(password, found?.passwordHash ?? null);
  const session =
    found !== null && matches
      ? await outbox.transaction(db, (tx, emit) =>
          openSession({ ...tools, tx, emit }, { userId: found.id, deviceName, provedBy: found.passwordHash }),
        )
      : null;
  if (found === null || session === null) {
    const message = messages(locale).invalidCredentials;
    return { ok: false, userErrors: [{ field: null, message, code: 'INVALID_CREDENTIALS' }] };
  }
  const { passwordHash: _secret, ...user } = found;
  return { ok: true, user, session };
}
