import { on } from '@moim/event-bus';
import { communityClosed } from '@moim/events';
import { keepCommunityRoom } from '../domain/community-room.ts';

/** The room of a closed club is there for nobody: who follows it is told. Its history stays. */
export const onCommunityClosed = on(communityClosed, async ({ data }, tx) => {
  await keepCommunityRoom(tx, tx.emit, data.community.id, null);
});
