import { signUp as signUpUseCase } from '../../domain/sign-up.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { answerOpened } from '../../session-change.ts';

export const signUp: MutationResolvers['signUp'] = async (_mutation, { input }, context) =>
  answerOpened(context, await signUpUseCase(context, input));
