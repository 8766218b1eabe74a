import { requireId, requireViewer } from '@moim/subgraph-kit';
import { createSchedule as createScheduleUseCase } from '../../domain/create-schedule.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { schedulePayload } from '../schedule-payload.ts';

export const createSchedule: MutationResolvers['createSchedule'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  requireId('com', input.communityId, 'input.communityId');
  return schedulePayload(context, await createScheduleUseCase(context, userId, input));
};
