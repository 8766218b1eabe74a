import { on } from '@moim/event-bus';
import { communityCreated } from '@moim/events';
import { keepCommunityRoom } from '../domain/community-room.ts';

/** A new club has a room, and its leader is in it. */
export const onCommunityCreated = on(communityCreated, async ({ data }, tx) => {
  await keepCommunityRoom(tx, tx.emit, data.community.id, data.leaderId);
});
