import { revokeSession } from '../../domain/revoke-session.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { tellEnded } from '../../session-change.ts';

export const signOut: MutationResolvers['signOut'] = async (_mutation, _args, context) => {
  const { viewer } = context;
  if (viewer !== null) await revokeSession(context, viewer.userId, viewer.sessionId, 'SIGNED_OUT');
  // Who is signed out already may hold cookies of a session that is over.
  tellEnded(context, 'SIGNED_OUT');
  return { ok: true, userErrors: [] };
};
