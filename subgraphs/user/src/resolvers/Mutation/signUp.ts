import { signUp as signUpUseCase } from '../../domain/sign-up.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';

export const signUp: MutationResolvers['signUp'] = async (_mutation, { input }, context) => {
  const outcome = await signUpUseCase(context, input);
  return outcome.ok
    ? { user: outcome.user, session: outcome.session, userErrors: [] }
    : { user: null, session: null, userErrors: outcome.userErrors };
};
