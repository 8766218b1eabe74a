import { on } from '@moim/event-bus';
import { communityLeadershipClaimSettled } from '@moim/events';
import { all, notify } from '../domain/notify.ts';

/** Who leads the club now is told to those who run it; that the leader is back, to all but the leader. What was taken back is no news. */
export const onCommunityLeadershipClaimSettled = on(
  communityLeadershipClaimSettled,
  async ({ data, aggregateVersion, occurredAt }, tx) => {
    const { community, claimantId, leaderId, outcome, staffIds } = data;
    if (outcome === 'WITHDRAWN') return;
    const succeeded = outcome === 'SUCCEEDED';
    await notify(
      { tx, emit: tx.emit },
      {
        recipients: all(succeeded ? 'LEADERSHIP_SUCCEEDED' : 'LEADERSHIP_CLAIM_REFUSED', staffIds),
        actorId: succeeded ? claimantId : leaderId,
        params: { community: community.name },
        link: `/communities/${community.id}`,
        dedupeKey: `leadership_claim_settled:${community.id}:${aggregateVersion}`,
        at: occurredAt,
      },
    );
  },
);
