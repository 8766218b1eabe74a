import { connection, forwardPage } from '@moim/subgraph-kit';
import { scheduleRange } from '../domain/schedule-range.ts';
import type { CommunityResolvers } from '../generated/resolver-types.ts';
import { scheduleKey, scheduleKeyOf } from '../schedule-key.ts';

export const Community: CommunityResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.visibleCommunity.load(id),
  schedules: async ({ id }, { filter, ...args }, { loaders, now }) => {
    const page = forwardPage(args, scheduleKey);
    const range = scheduleRange(filter, now);
    const rows = await loaders.schedulesOfCommunity(id, { ...range, ...page });
    return {
      ...connection(rows, page, (node) => ({ node }), scheduleKeyOf),
      totalCount: () => loaders.scheduleCountOfCommunity(id, range),
    };
  },
};
