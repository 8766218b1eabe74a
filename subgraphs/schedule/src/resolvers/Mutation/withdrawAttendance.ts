import { requireId, requireViewer } from '@moim/subgraph-kit';
import { withdrawAttendance as withdrawAttendanceUseCase } from '../../domain/withdraw-attendance.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { schedulePayload } from '../schedule-payload.ts';

export const withdrawAttendance: MutationResolvers['withdrawAttendance'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  requireId('sch', input.scheduleId, 'input.scheduleId');
  return schedulePayload(context, await withdrawAttendanceUseCase(context, userId, input));
};
