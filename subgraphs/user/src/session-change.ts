import { encodeSessionChange, SESSION_CHANGE_HEADER, type SessionEndReason } from '@moim/service-kit';
import type { Context } from './context.ts';
import type { OpenedSession } from './rows.ts';

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

/** Tells the gateway that the sender is signed in no more. */
export function tellEnded({ setAnswerHeader }: Answer, reason: SessionEndReason): void {
  setAnswerHeader(SESSION_CHANGE_HEADER, encodeSessionChange({ state: 'ENDED', reason }));
}
