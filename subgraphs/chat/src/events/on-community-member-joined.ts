import { on } from '@moim/event-bus';
import { communityMemberJoined } from '@moim/events';
import { keepCommunityRoom } from '../domain/community-room.ts';

/** Who joins a club is in its room; who comes back gets a new place. It stands behind the cards' handler and goes by the card: a late event changes nothing. */
export const onCommunityMemberJoined = on(communityMemberJoined, async ({ data }, tx) => {
  await keepCommunityRoom(tx, tx.emit, data.community.id, data.userId);
});
