import type { LeadershipClaimResolvers } from '../generated/resolver-types.ts';

export const LeadershipClaim: LeadershipClaimResolvers = {
  claimant: ({ claimantId }, _args, { loaders }) => loaders.memberCard.load(claimantId),
};
