import { on } from '@moim/event-bus';
import { communityMemberRoleChanged } from '@moim/events';
import { keepCommunityRoom } from '../domain/community-room.ts';

/** A membership that was not heard of before, perhaps of a club that was not: they have their place in the room. */
export const onCommunityMemberRoleChanged = on(communityMemberRoleChanged, async ({ data }, tx) => {
  await keepCommunityRoom(tx, tx.emit, data.community.id, data.userId);
});
