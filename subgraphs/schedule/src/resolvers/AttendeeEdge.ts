import type { AttendeeEdgeResolvers } from '../generated/resolver-types.ts';

export const AttendeeEdge: AttendeeEdgeResolvers = {
  // A seat is taken even when its person's card is gone or still to come.
  node: ({ userId }, _args, { loaders }) => loaders.memberCard.load(userId),
};
