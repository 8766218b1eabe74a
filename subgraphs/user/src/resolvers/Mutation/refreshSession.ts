import type { SessionEndReason } from '@moim/service-kit';
import { unauthenticated } from '@moim/subgraph-kit';
import type { Context } from '../../context.ts';
import { currentSession } from '../../domain/current-session.ts';
import { refreshSession as refreshSessionUseCase, sessionIdOf } from '../../domain/refresh-session.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { messages } from '../../messages.ts';
import { limitRenewal } from '../../rate-limits.ts';
import { tellEnded, tellOpened } from '../../session-change.ts';

export const refreshSession: MutationResolvers['refreshSession'] = async (_mutation, { input }, context) => {
  const token = input.refreshToken ?? null;
  if (token === null) {
    // A browser's: the gateway has renewed it on the way here if that was due.
    if (context.viewer === null) throw unauthenticated();
    const session = await currentSession(context.db, context.viewer);
    if (session !== null) return { session, userErrors: [] };
    return ended(context, 'UNKNOWN');
  }
  await limitRenewal(context, await sessionIdOf(context.db, token));
  const outcome = await refreshSessionUseCase(context, token);
  if (!outcome.ok) return ended(context, outcome.reason);
  tellOpened(context, outcome.session);
  return { session: outcome.session, userErrors: [] };
};

function ended(context: Context, reason: SessionEndReason) {
  tellEnded(context, reason);
  const message = messages(context.locale).sessionEnded(reason);
  return { session: null, userErrors: [{ field: null, message, code: 'SESSION_ENDED' as const }] };
}
