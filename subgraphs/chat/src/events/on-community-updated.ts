import { on } from '@moim/event-bus';
import { communityUpdated } from '@moim/events';
import { keepCommunityRoom } from '../domain/community-room.ts';

/** A club that was not heard of before has a room. */
export const onCommunityUpdated = on(communityUpdated, async ({ data }, tx) => {
  await keepCommunityRoom(tx, tx.emit, data.community.id, null);
});
