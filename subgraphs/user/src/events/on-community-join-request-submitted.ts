import { on } from '@moim/event-bus';
import { communityJoinRequestSubmitted } from '@moim/events';
import { all, notify } from '../domain/notify.ts';

/** Leader and staff, who decide, are told of each request. */
export const onCommunityJoinRequestSubmitted = on(
  communityJoinRequestSubmitted,
  ({ data: { community, userId, staffIds }, aggregateVersion, occurredAt }, tx) =>
    notify(
      { tx, emit: tx.emit },
      {
        recipients: all('JOIN_REQUESTED', staffIds),
        actorId: userId,
        params: { community: community.name },
        link: `/communities/${community.id}`,
        dedupeKey: `join_requested:${community.id}:${aggregateVersion}`,
        at: occurredAt,
      },
    ),
);
