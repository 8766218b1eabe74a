import { startProviderSignIn as startProviderSignInUseCase } from '../../domain/start-provider-sign-in.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';

export const startProviderSignIn: MutationResolvers['startProviderSignIn'] = async (_mutation, { input }, context) => {
  const outcome = await startProviderSignInUseCase(context, input);
  if (!outcome.ok) return { authorizationUrl: null, attempt: null, userErrors: outcome.userErrors };
  return { authorizationUrl: outcome.authorizationUrl, attempt: outcome.attempt, userErrors: [] };
};
