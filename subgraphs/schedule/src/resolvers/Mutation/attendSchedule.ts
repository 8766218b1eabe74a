import { requireId, requireViewer } from '@moim/subgraph-kit';
import { attendSchedule as attendScheduleUseCase } from '../../domain/attend-schedule.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { schedulePayload } from '../schedule-payload.ts';

export const attendSchedule: MutationResolvers['attendSchedule'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  requireId('sch', input.scheduleId, 'input.scheduleId');
  return schedulePayload(context, await attendScheduleUseCase(context, userId, input));
};
