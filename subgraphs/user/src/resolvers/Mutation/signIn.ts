import { signIn as signInUseCase } from '../../domain/sign-in.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { answerOpened } from '../../session-change.ts';

export const signIn: MutationResolvers['signIn'] = async (_mutation, { input }, context) =>
  answerOpened(context, await signInUseCase(context, input));
