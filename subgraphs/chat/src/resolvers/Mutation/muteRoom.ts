import { requireId, requireViewer } from '@moim/subgraph-kit';
import { muteRoom as muteRoomUseCase } from '../../domain/room-membership.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { changedRoom } from '../changed.ts';

export const muteRoom: MutationResolvers['muteRoom'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  const roomId = requireId('rom', input.roomId, 'roomId');
  await muteRoomUseCase(context, userId, { roomId, isMuted: input.isMuted ?? true });
  return { room: await changedRoom(context, roomId), userErrors: [] };
};
