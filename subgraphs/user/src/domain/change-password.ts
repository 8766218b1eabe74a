import type { Outbox } from '@moim/event-bus';
import type { Viewer } from '@moim/service-kit';
import { unauthenticated } from '@moim/subgraph-kit';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { UserError } from '../generated/resolver-types.ts';
import type { MailTools } from '../mail/index.ts';
import type { LimitedRequest } from '../rate-limits.ts';
import type { UserRow } from '../rows.ts';
import { confirmIdentity } from './confirm-identity.ts';
import { hashPassword, passwordProblem } from './password.ts';
import { replacePassword } from './replace-password.ts';

type Tools = LimitedRequest & MailTools & { db: PrismaClient; outbox: Outbox };
type Outcome = { ok: true; user: UserRow } | { ok: false; userErrors: UserError[] };

/** Sets a new password, confirmed by what `confirmIdentity` asks for, and signs the person out everywhere else. Throws RATE_LIMITED. */
export async function changePassword(
  tools: Tools,
  viewer: Viewer,
  { currentPassword, newPassword }: { currentPassword?: string | null; newPassword: string },
): Promise<Outcome> {
  const { db, outbox, locale } = tools;
  const account = await db.user.findFirst({ where: { id: viewer.userId, deletedAt: null } });
  if (account === null) throw unauthenticated();
  const problem = passwordProblem(newPassword, { email: account.email ?? '', locale });
  if (problem !== null) return refused({ field: ['newPassword'], message: problem, code: 'INVALID' });
  const { passwordHash: before, ...user } = account;
  const missing = await confirmIdentity(tools, viewer, {
    ...{ passwordHash: before, password: currentPassword },
    field: 'currentPassword',
  });
  if (missing !== null) return refused(missing);
  const passwordHash = await hashPassword(newPassword);
  await outbox.transaction(db, (tx, emit) =>
    replacePassword(
      { ...tools, tx, emit },
      { user, passwordHash, isEmailProved: false, keepsSession: viewer.sessionId },
    ),
  );
  tools.mails.nudge();
  return { ok: true, user };
}

const refused = (error: UserError): Outcome => ({ ok: false, userErrors: [error] });
