import { requireId, requireViewer } from '@moim/subgraph-kit';
import { updateSchedule as updateScheduleUseCase } from '../../domain/update-schedule.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { schedulePayload } from '../schedule-payload.ts';

export const updateSchedule: MutationResolvers['updateSchedule'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  requireId('sch', input.id, 'input.id');
  return schedulePayload(context, await updateScheduleUseCase(context, userId, input));
};
