import { on } from '@moim/event-bus';
import { communityLeadershipClaimOpened } from '@moim/events';
import { all, notify } from '../domain/notify.ts';

/** The leader who has not been seen, and the other staff, are told that somebody wants to lead the club, and from when on. */
export const onCommunityLeadershipClaimOpened = on(
  communityLeadershipClaimOpened,
  ({ data: { community, claimantId, takesEffectAt, staffIds }, aggregateVersion, occurredAt }, tx) =>
    notify(
      { tx, emit: tx.emit },
      {
        recipients: all('LEADERSHIP_CLAIMED', staffIds),
        actorId: claimantId,
        params: { community: community.name, takesEffectAt },
        link: `/communities/${community.id}`,
        dedupeKey: `leadership_claimed:${community.id}:${aggregateVersion}`,
        at: occurredAt,
      },
    ),
);
