import { on } from '@moim/event-bus';
import { communityClosed } from '@moim/events';
import { all, notify } from '../domain/notify.ts';

/** Who was in a club that is closed is told so; there is nothing to look at any more. */
export const onCommunityClosed = on(
  communityClosed,
  ({ data: { community, memberIds }, aggregateVersion, occurredAt }, tx) =>
    notify(
      { tx, emit: tx.emit },
      {
        recipients: all('COMMUNITY_CLOSED', memberIds),
        actorId: null,
        params: { community: community.name },
        link: null,
        dedupeKey: `community_closed:${community.id}:${aggregateVersion}`,
        at: occurredAt,
      },
    ),
);
