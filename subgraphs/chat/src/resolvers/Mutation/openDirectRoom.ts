import { requireId, requireViewer } from '@moim/subgraph-kit';
import { openDirectRoom as openDirectRoomUseCase } from '../../domain/open-direct-room.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { changedRoom } from '../changed.ts';

export const openDirectRoom: MutationResolvers['openDirectRoom'] = async (_mutation, { input }, context) => {
  const { userId: viewerId } = requireViewer(context);
  const outcome = await openDirectRoomUseCase(context, viewerId, requireId('usr', input.userId, 'userId'));
  if (!outcome.ok) return { room: null, userErrors: outcome.userErrors };
  return { room: await changedRoom(context, outcome.roomId), userErrors: [] };
};
