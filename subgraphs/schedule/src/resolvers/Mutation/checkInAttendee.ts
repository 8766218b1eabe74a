import { requireId, requireViewer } from '@moim/subgraph-kit';
import { checkInAttendee as checkInAttendeeUseCase } from '../../domain/check-in-attendee.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { schedulePayload } from '../schedule-payload.ts';

export const checkInAttendee: MutationResolvers['checkInAttendee'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  requireId('sch', input.scheduleId, 'input.scheduleId');
  requireId('usr', input.userId, 'input.userId');
  return schedulePayload(context, await checkInAttendeeUseCase(context, userId, input));
};
