import { notFound } from '@moim/subgraph-kit';
import type { Context } from '../context.ts';
import type { MessageRow, RoomRow } from '../rows.ts';

/** A message as it is after a mutation. Throws NOT_FOUND when the viewer may not see it any more. */
export async function changedMessage({ loaders }: Context, messageId: string): Promise<MessageRow> {
  loaders.forgetRooms();
  const message = await loaders.message.load(messageId);
  if (message === null) throw notFound();
  return message;
}

/** A room as it is after a mutation. Throws NOT_FOUND when the viewer may not see it any more. */
export async function changedRoom({ loaders }: Context, roomId: string): Promise<RoomRow> {
  loaders.forgetRooms();
  const room = await loaders.room.load(roomId);
  if (room === null) throw notFound();
  return room;
}
