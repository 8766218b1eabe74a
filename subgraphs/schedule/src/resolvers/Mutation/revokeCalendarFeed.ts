import { requireViewer } from '@moim/subgraph-kit';
import { revokeCalendarFeed as revokeCalendarFeedUseCase } from '../../domain/revoke-calendar-feed.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';

export const revokeCalendarFeed: MutationResolvers['revokeCalendarFeed'] = async (_mutation, _args, context) => {
  await revokeCalendarFeedUseCase(context, requireViewer(context).userId);
  return { userErrors: [] };
};
