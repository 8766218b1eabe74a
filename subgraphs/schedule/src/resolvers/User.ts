import { connection, forwardPage, isViewer } from '@moim/subgraph-kit';
import type { UserResolvers } from '../generated/resolver-types.ts';
import { scheduleKey, scheduleKeyOf } from '../schedule-key.ts';

export const User: UserResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.memberCard.load(id),
  upcomingSchedules: async ({ id }, args, { viewer, loaders, now }) => {
    const page = forwardPage(args, scheduleKey);
    // Where somebody goes is their own business.
    if (!isViewer(id, viewer)) return null;
    const endsAfter = now.toISOString();
    const rows = await loaders.upcomingSchedules(id, { ...page, endsAfter });
    return {
      ...connection(rows, page, (node) => ({ status: node.status, node }), scheduleKeyOf),
      totalCount: () => loaders.upcomingScheduleCount(id, endsAfter),
    };
  },
  calendarFeed: ({ id }, _args, { viewer, loaders }) => (isViewer(id, viewer) ? loaders.calendarFeed.load(id) : null),
};
