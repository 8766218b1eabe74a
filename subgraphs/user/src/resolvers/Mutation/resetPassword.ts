import { resetPassword as resetPasswordUseCase } from '../../domain/reset-password.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { answerOpened } from '../../session-change.ts';

export const resetPassword: MutationResolvers['resetPassword'] = async (_mutation, { input }, context) =>
  answerOpened(context, await resetPasswordUseCase(context, input));
