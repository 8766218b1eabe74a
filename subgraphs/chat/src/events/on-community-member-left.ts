import { on } from '@moim/event-bus';
import { communityMemberLeft } from '@moim/events';
import { keepCommunityRoom } from '../domain/community-room.ts';

/** Who is no member of a club any more has left its room, unless the card says that they have come back since. */
export const onCommunityMemberLeft = on(communityMemberLeft, async ({ data }, tx) => {
  await keepCommunityRoom(tx, tx.emit, data.community.id, data.userId);
});
