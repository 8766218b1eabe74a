import { communityLeadershipClaimSettled } from '@moim/events';
import type { CommunityChange } from './change-community.ts';

/** How a claim comes to its end. */
export type ClaimOutcome = 'SUCCEEDED' | 'REFUSED' | 'WITHDRAWN';

/** Ends the claim to the club's leadership, if there is one, and tells so. */
export async function settleClaim(change: CommunityChange, outcome: ClaimOutcome): Promise<void> {
  const { tx, community, staffIds, claimantId, publish } = change;
  if (claimantId === null) return;
  const [claim] = await tx.$queryRaw<{ leaderId: string }[]>`
    update leadership_claims
    set status = ${outcome}::leadership_claim_status, settled_at = greatest(clock_timestamp(), claimed_at)
    where community_id = ${community.id} and status = 'OPEN' returning leader_id as "leaderId"`;
  change.claimantId = null;
  // The deletion of an account ends claims without the club's lock.
  if (claim === undefined) return;
  publish(communityLeadershipClaimSettled, { claimantId, leaderId: claim.leaderId, outcome, staffIds });
}
