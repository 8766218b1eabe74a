import type { Outbox } from '@moim/event-bus';
import type { Locale } from '@moim/service-kit';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { SessionEnd } from '../generated/prisma/enums.ts';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import { endSessions } from './end-sessions.ts';

interface Tools {
  db: PrismaClient;
  outbox: Outbox;
  locale: Locale;
}

/** Ends one of somebody's sessions. One that has ended already is as good; another person's is none of theirs. */
export async function revokeSession(
  { db, outbox, locale }: Tools,
  userId: string,
  sessionId: string,
  reason: Extract<SessionEnd, 'REVOKED' | 'SIGNED_OUT'> = 'REVOKED',
): Promise<{ userErrors: UserError[] }> {
  const isTheirs = await outbox.transaction(db, async (tx, emit) => {
    const [session] = await tx.$queryRaw<unknown[]>`
      select from sessions where id = ${sessionId} and user_id = ${userId} for update`;
    if (session === undefined) return false;
    await endSessions({ tx, emit }, { userId, sessionIds: [sessionId], reason });
    return true;
  });
  if (isTheirs) return { userErrors: [] };
  return { userErrors: [{ field: ['sessionId'], message: messages(locale).sessionNotFound, code: 'NOT_FOUND' }] };
}
