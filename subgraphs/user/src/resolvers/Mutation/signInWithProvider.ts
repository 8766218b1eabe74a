import { signInWithProvider as signInWithProviderUseCase } from '../../domain/sign-in-with-provider.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { tellOpened } from '../../session-change.ts';

const nothing = { user: null, session: null, providerTicket: null, suggestedProfile: null, userErrors: [] };

export const signInWithProvider: MutationResolvers['signInWithProvider'] = async (_mutation, { input }, context) => {
  const outcome = await signInWithProviderUseCase(context, input);
  if (!outcome.ok) return { ...nothing, userErrors: outcome.userErrors };
  if ('providerTicket' in outcome) {
    const { providerTicket, suggestedProfile } = outcome;
    return { ...nothing, providerTicket, suggestedProfile };
  }
  const { user, session } = outcome;
  tellOpened(context, session);
  return { ...nothing, user, session };
};
