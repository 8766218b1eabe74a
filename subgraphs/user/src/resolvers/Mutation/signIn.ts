import { signIn as signInUseCase } from '../../domain/sign-in.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';

export const signIn: MutationResolvers['signIn'] = async (_mutation, { input }, context) => {
  const outcome = await signInUseCase(context, input);
  return outcome.ok
    ? { user: outcome.user, session: outcome.session, userErrors: [] }
    : { user: null, session: null, userErrors: outcome.userErrors };
};
