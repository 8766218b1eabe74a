import { signIn as signInUseCase } from '../../domain/sign-in.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { tellOpened } from '../../session-change.ts';

export const signIn: MutationResolvers['signIn'] = async (_mutation, { input }, context) => {
  const outcome = await signInUseCase(context, input);
  if (!outcome.ok) return { user: null, session: null, userErrors: outcome.userErrors };
  tellOpened(context, outcome.session);
  return { user: outcome.user, session: outcome.session, userErrors: [] };
};
