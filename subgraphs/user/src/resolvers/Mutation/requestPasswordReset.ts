import { requestPasswordReset as requestPasswordResetUseCase } from '../../domain/request-password-reset.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';

export const requestPasswordReset: MutationResolvers['requestPasswordReset'] = async (
  _mutation,
  { input },
  context,
) => {
  const userErrors = await requestPasswordResetUseCase(context, input);
  return { ok: userErrors.length === 0, userErrors };
};
