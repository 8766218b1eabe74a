import { requireId, requireViewer } from '@moim/subgraph-kit';
import { cancelSchedule as cancelScheduleUseCase } from '../../domain/cancel-schedule.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { schedulePayload } from '../schedule-payload.ts';

export const cancelSchedule: MutationResolvers['cancelSchedule'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  requireId('sch', input.id, 'input.id');
  return schedulePayload(context, await cancelScheduleUseCase(context, userId, input));
};
