import { requireViewer } from '@moim/subgraph-kit';
import { createCalendarFeed as createCalendarFeedUseCase } from '../../domain/create-calendar-feed.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';

export const createCalendarFeed: MutationResolvers['createCalendarFeed'] = async (_mutation, _args, context) => {
  const { token, feed } = await createCalendarFeedUseCase(context, requireViewer(context).userId);
  return { url: new URL(`/calendars/${token}.ics`, context.publicUrl).href, feed, userErrors: [] };
};
