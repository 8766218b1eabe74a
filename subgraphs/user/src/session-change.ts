import { encodeSessionChange, SESSION_CHANGE_HEADER, type SessionEndReason } from '@moim/service-kit';
import type { Context } from './context.ts';
import type { UserError } from './generated/resolver-types.ts';
import type { OpenedSession, UserRow } from './rows.ts';

type Answer = Pick<Context, 'setAnswerHeader'>;

/** Tells the gateway that the sender's session was opened or renewed, whatever of it the client asked for. */
export function tellOpened({ setAnswerHeader }: Answer, session: OpenedSession): void {
  const change = encodeSessionChange({
    state: 'OPEN',
    userId: session.userId,
    sessionId: session.id,
    accessToken: session.accessToken,
    accessTokenExpiresAt: session.accessTokenExpiresAt.toISOString(),
    refreshToken: session.refreshToken,
    refreshTokenExpiresAt: session.expiresAt.toISOString(),
  });
  setAnswerHeader(SESSION_CHANGE_HEADER, change);
}

/** The answer of a mutation that opens a session, when it does; the gateway is told of that. */
export function answerOpened(
  answer: Answer,
  outcome: { ok: true; user: UserRow; session: OpenedSession } | { ok: false; userErrors: UserError[] },
) {
  if (!outcome.ok) return { user: null, session: null, userErrors: outcome.userErrors };
  tellOpened(answer, outcome.session);
  return { user: outcome.user, session: outcome.session, userErrors: [] };
}

/** Tells the gateway that the sender is signed in no more. */
export function tellEnded({ setAnswerHeader }: Answer, reason: SessionEndReason): void {
  setAnswerHeader(SESSION_CHANGE_HEADER, encodeSessionChange({ state: 'ENDED', reason }));
}
