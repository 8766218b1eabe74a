import { requireId } from '@moim/subgraph-kit';
import { visibleSchedule } from '../../domain/policy.ts';
import type { QueryResolvers } from '../../generated/resolver-types.ts';

export const schedule: QueryResolvers['schedule'] = async (_query, { id }, { loaders }) =>
  visibleSchedule(await loaders.schedule.load(requireId('sch', id)), loaders.visibleCommunity);
