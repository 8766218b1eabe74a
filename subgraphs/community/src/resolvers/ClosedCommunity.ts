import { reopenableUntil } from '../domain/closed-communities.ts';
import type { ClosedCommunityResolvers } from '../generated/resolver-types.ts';

export const ClosedCommunity: ClosedCommunityResolvers = {
  reopenableUntil: ({ closedAt }) => reopenableUntil(closedAt),
};
