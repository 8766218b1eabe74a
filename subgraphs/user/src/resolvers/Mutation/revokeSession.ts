import { requireId, requireViewer } from '@moim/subgraph-kit';
import { revokeSession as revokeSessionUseCase } from '../../domain/revoke-session.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { tellEnded } from '../../session-change.ts';

export const revokeSession: MutationResolvers['revokeSession'] = async (_mutation, { input }, context) => {
  const viewer = requireViewer(context);
  const sessionId = requireId('ses', input.sessionId, 'sessionId');
  const { userErrors } = await revokeSessionUseCase(context, viewer.userId, sessionId);
  if (userErrors.length > 0) return { revokedSessionId: null, userErrors };
  if (sessionId === viewer.sessionId) tellEnded(context, 'REVOKED');
  return { revokedSessionId: sessionId, userErrors };
};
