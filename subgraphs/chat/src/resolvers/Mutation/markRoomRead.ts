import { requireId, requireViewer } from '@moim/subgraph-kit';
import { markRoomRead as markRoomReadUseCase } from '../../domain/room-membership.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { changedRoom } from '../changed.ts';

export const markRoomRead: MutationResolvers['markRoomRead'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  const roomId = requireId('rom', input.roomId, 'roomId');
  await markRoomReadUseCase(context, userId, { roomId, seq: input.seq });
  return { room: await changedRoom(context, roomId), userErrors: [] };
};
