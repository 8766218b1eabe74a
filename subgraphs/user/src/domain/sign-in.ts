import { randomBytes } from 'node:crypto';
import type { Locale } from '@moim/service-kit';
import { newId } from '@moim/subgraph-kit';
import { hash, type Options, verify } from '@node-rs/argon2';
import type { AccessTokenIssuer } from '../access-token.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import type { SessionRow, UserRow } from '../rows.ts';

/** OWASP's parameters for argon2id: 19 MiB, 2 iterations, 1 lane (Password Storage Cheat Sheet). */
// 2 is Algorithm.Argon2id, a const enum that type stripping cannot read.
export const ARGON2ID: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const SESSION_LIFETIME_MS = 30 * 24 * 3600_000;
const MAX_DEVICE_NAME = 60;
/** Longer passwords are refused unseen: hashing them would only cost time. */
const MAX_PASSWORD = 200;

export interface SignInInput {
  email: string;
  password: string;
  deviceName: string | null;
}

type Outcome = { ok: true; user: UserRow; session: SessionRow } | { ok: false; userErrors: UserError[] };

/** What an unknown address is checked against, so that it takes as long as a known one. Nobody knows its password. */
const decoyHash = hash(randomBytes(32), ARGON2ID);

/**
 * Opens a session. A wrong address, a wrong password and an account without a password are told apart neither by the
 * answer nor by its time.
 */
export async function signIn(
  { db, tokens, now, locale }: { db: PrismaClient; tokens: AccessTokenIssuer; now: Date; locale: Locale },
  { email, password, deviceName }: SignInInput,
): Promise<Outcome> {
  const text = messages(locale);
  const name = deviceName?.trim() || null;
  if (name !== null && [...name].length > MAX_DEVICE_NAME) {
    return {
      ok: false,
      userErrors: [{ field: ['deviceName'], message: text.deviceNameTooLong(MAX_DEVICE_NAME), code: 'INVALID' }],
    };
  }
  const user = await db.user.findFirst({ where: { email: email.trim(), deletedAt: null } });
  const matches = password.length <= MAX_PASSWORD && (await verify(user?.passwordHash ?? (await decoyHash), password));
  if (user === null || user.passwordHash === null || !matches) {
    return { ok: false, userErrors: [{ field: null, message: text.invalidCredentials, code: 'INVALID_CREDENTIALS' }] };
  }
  const session = await db.session.create({
    data: {
      id: newId('ses'),
      userId: user.id,
      deviceName: name,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + SESSION_LIFETIME_MS),
    },
  });
  const { token, expiresAt } = await tokens.issue({ userId: user.id, sessionId: session.id }, now);
  const { passwordHash: _secret, ...person } = user;
  return { ok: true, user: person, session: { ...session, accessToken: token, accessTokenExpiresAt: expiresAt } };
}
