import { signUp as signUpUseCase } from '../../domain/sign-up.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { tellOpened } from '../../session-change.ts';

export const signUp: MutationResolvers['signUp'] = async (_mutation, { input }, context) => {
  const outcome = await signUpUseCase(context, input);
  if (!outcome.ok) return { user: null, session: null, userErrors: outcome.userErrors };
  tellOpened(context, outcome.session);
  return { user: outcome.user, session: outcome.session, userErrors: [] };
};
