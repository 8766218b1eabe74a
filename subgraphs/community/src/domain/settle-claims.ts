import type { Chore, ChoreTools } from '@moim/event-bus';
import { userLastSeen } from '@moim/events';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { changeCommunity } from './change-community.ts';
import { handOver } from './hand-over.ts';
import { settleClaim } from './leadership-claims.ts';
import { leadsTooMany } from './leaderships.ts';

/** As many as the user service is asked about at a time. */
const MOST = 1_000;

interface Claim {
  communityId: string;
  claimantId: string;
  leaderId: string;
  leaderLastSeenAt: Date;
  isDue: boolean;
}

/**
 * Every minute: ends claims to the leadership of clubs whose leader was seen again, and lets those succeed whose week is over. All that
 * is to be done stands in the database, so it is done after a restart; and each claim is looked at again under its club's lock, so it is
 * done once whoever does it.
 */
export function settlingClaims(db: PrismaClient, { asker, outbox }: ChoreTools, everyMs = 60_000): Chore {
  return { name: 'settle claims', everyMs, run: () => settleClaims({ db, asker, outbox }) };
}

async function settleClaims(tools: ChoreTools & { db: PrismaClient }): Promise<void> {
  const claims = await tools.db.$queryRaw<Claim[]>`
    select l.community_id as "communityId", l.claimant_id as "claimantId", l.leader_id as "leaderId",
      l.leader_last_seen_at as "leaderLastSeenAt", l.takes_effect_at <= now() as "isDue"
    from leadership_claims l join communities c on c.id = l.community_id and c.closed_at is null
    where l.status = 'OPEN' order by l.takes_effect_at limit ${MOST}`;
  if (claims.length === 0) return;
  // Without an answer nobody is succeeded: this throws, and is done again the next time.
  const { users } = await tools.asker.ask(userLastSeen, { ids: [...new Set(claims.map(({ leaderId }) => leaderId))] });
  const seenAt = new Map(users.map(({ id, lastSeenAt }) => [id, new Date(lastSeenAt)]));
  const failures: unknown[] = [];
  for (const claim of claims) {
    const lastSeenAt = seenAt.get(claim.leaderId);
    // An account that is gone: its deletion, which is on its way, finds the club a leader.
    if (lastSeenAt === undefined) continue;
    const isBack = lastSeenAt > claim.leaderLastSeenAt;
    if (isBack || claim.isDue) await settle(tools, claim, isBack).catch((error: unknown) => void failures.push(error));
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} claims could not be settled`);
}

function settle(tools: ChoreTools & { db: PrismaClient }, claim: Claim, isBack: boolean): Promise<void> {
  const { communityId, claimantId, leaderId } = claim;
  return changeCommunity(tools, { communityId, viewerId: claimantId }, async (change) => {
    const { tx, viewer, staffIds } = change;
    // Settled meanwhile, and perhaps claimed again.
    if (change.claimantId !== claimantId || staffIds[0] !== leaderId) return;
    if (isBack) return settleClaim(change, 'REFUSED');
    if (viewer.standing !== 'STAFF' || (await leadsTooMany(tx, claimantId))) return settleClaim(change, 'WITHDRAWN');
    const [due] = await tx.$queryRaw<unknown[]>`
      select from leadership_claims
      where community_id = ${communityId} and status = 'OPEN' and takes_effect_at <= clock_timestamp()`;
    if (due === undefined) return;
    await handOver(change, { from: leaderId, to: claimantId, actorId: null });
    await settleClaim(change, 'SUCCEEDED');
  });
}
