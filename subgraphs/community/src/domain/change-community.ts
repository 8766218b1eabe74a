import type { Emit, Outbox } from '@moim/event-bus';
import type { CommunityCardData, EventDefinition } from '@moim/events';
import type { Locale } from '@moim/service-kit';
import { notFound, unauthenticated } from '@moim/subgraph-kit';
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import type { JoinPolicy, JoinRequestStatus, Visibility } from '../generated/prisma/enums.ts';
import { MEMBERS } from './community-input.ts';
import { settleClaim } from './leadership-claims.ts';
import type { Standing } from './policy.ts';

/** What the use cases of this subgraph need of a request. */
export interface Services {
  db: PrismaClient;
  outbox: Outbox;
  locale: Locale;
  now: Date;
}

/** A club's own row. */
export interface LockedCommunity {
  id: string;
  name: string;
  introduction: string;
  interestId: string;
  region: string;
  coverUrl: string | null;
  visibility: Visibility;
  joinPolicy: JoinPolicy;
  memberCount: number;
  memberLimit: number | null;
  version: number;
  /** Null for an open club. */
  closedAt: Date | null;
}

/** Whether the club has no place left. */
export function isFull({ memberCount, memberLimit }: LockedCommunity): boolean {
  return memberCount >= (memberLimit ?? MEMBERS.max);
}

/** What a person and a club have to do with each other. */
export interface Part {
  userId: string;
  standing: Standing;
  isBanned: boolean;
  /** What became of the latest request to be let in; null when there was none. */
  latestRequest: JoinRequestStatus | null;
  /** Whether there is an account; one that is new may not be known yet, one that is gone has no card to show. */
  account: 'KNOWN' | 'UNKNOWN' | 'GONE';
}

/** A change of a club that is going on: nobody else changes the club or its members meanwhile. */
export interface CommunityChange {
  tx: Prisma.TransactionClient;
  /** As it is before the change. */
  community: LockedCommunity;
  viewer: Part;
  /** The person whom it is about, the viewer when nobody else is. */
  person: Part;
  /** Leader and staff before the change, the leader first. */
  staffIds: string[];
  /** Who asks to succeed the leader; null when nobody does. */
  claimantId: string | null;
  /** Says that something happened, which raises the club's version by one. The data gets the club's card. */
  publish<Data extends { community: CommunityCardData }>(
    definition: EventDefinition<Data>,
    data: Omit<Data, 'community'>,
    card?: CommunityCardData,
  ): void;
  /** Notes that so many memberships were added, or removed. */
  addMembers(count: number): void;
}

/**
 * Changes a club or its members in one transaction, one change of the club after the other, so that what `work` sees stays true until
 * the commit. Version, number of members and events are written from what `work` says. A leader who does something in the club has not
 * vanished: who claims the leadership hears so first. Throws NOT_FOUND for a club that never was or, unless `closedToo`, is closed, and
 * UNAUTHENTICATED for a viewer whose account is gone.
 */
export function changeCommunity<R>(
  { db, outbox }: Pick<Services, 'db' | 'outbox'>,
  {
    communityId,
    viewerId,
    userId = viewerId,
    closedToo = false,
  }: { communityId: string; viewerId: string; userId?: string; closedToo?: boolean },
  work: (change: CommunityChange) => Promise<R>,
): Promise<R> {
  return outbox.transaction(db, async (tx: Prisma.TransactionClient, emit) => {
    const community = await lock(tx, communityId, [viewerId, userId], closedToo);
    // A statement of its own: it sees what those have done who had the lock before.
    const { parts, staffIds, claimantId } = await readParts(tx, communityId, [viewerId, userId]);
    const [viewer, person = viewer] = parts;
    if (viewer === undefined || person === undefined) throw new Error('unreachable: there is a part for each person');
    if (viewer.account === 'GONE') throw unauthenticated();
    const tally = { events: 0, members: 0 };
    const change: CommunityChange = {
      tx,
      community,
      viewer,
      person,
      staffIds,
      claimantId,
      publish: publisher(community, emit, tally),
      addMembers: (count) => {
        tally.members += count;
      },
    };
    if (viewer.standing === 'LEADER') await settleClaim(change, 'REFUSED');
    const result = await work(change);
    if (tally.events > 0) {
      await tx.$executeRaw`
        update communities set version = version + ${tally.events}, member_count = member_count + ${tally.members},
          updated_at = greatest(clock_timestamp(), updated_at)
        where id = ${communityId}`;
    }
    return result;
  });
}

/** The people's cards first, as the deletion of an account takes them: whoever joins while it goes on waits, and is found gone. */
async function lock(
  tx: Prisma.TransactionClient,
  communityId: string,
  userIds: string[],
  closedToo: boolean,
): Promise<LockedCommunity> {
  // `no key`: whoever only refers to the club, by a bookmark say, need not wait.
  const [community] = await tx.$queryRaw<LockedCommunity[]>`
    with cards as materialized (
      select from member_cards where user_id = any(${userIds}::text[]) order by user_id for share)
    select id, name, introduction, interest_id as "interestId", region, cover_url as "coverUrl", visibility::text, join_policy::text as "joinPolicy",
      member_count as "memberCount", member_limit as "memberLimit", version, closed_at as "closedAt"
    from communities where id = ${communityId} and (${closedToo} or closed_at is null) and (select count(*) from cards) >= 0 for no key update`;
  if (community === undefined) throw notFound();
  return community;
}

async function readParts(tx: Prisma.TransactionClient, communityId: string, userIds: string[]) {
  const rows = await tx.$queryRaw<(Part & { staffIds: string[]; claimantId: string | null })[]>`
    select p.id as "userId", coalesce(m.role::text, 'OUTSIDER') as standing,
      exists (select from bans b where b.community_id = ${communityId} and b.user_id = p.id) as "isBanned",
      (
        select j.status::text from join_requests j where j.community_id = ${communityId} and j.user_id = p.id
        order by j.requested_at desc limit 1
      ) as "latestRequest",
      case when c.user_id is null then 'UNKNOWN' when c.deleted_at is null then 'KNOWN' else 'GONE' end as account,
      array(
        select s.user_id from memberships s where s.community_id = ${communityId} and s.role in ('LEADER', 'STAFF')
        order by s.role, s.joined_at, s.user_id
      ) as "staffIds",
      (select l.claimant_id from leadership_claims l where l.community_id = ${communityId} and l.status = 'OPEN') as "claimantId"
    from unnest(${userIds}::text[]) with ordinality as p(id, position)
    left join memberships m on m.community_id = ${communityId} and m.user_id = p.id
    left join member_cards c on c.user_id = p.id
    order by p.position`;
  return { parts: rows, staffIds: rows[0]?.staffIds ?? [], claimantId: rows[0]?.claimantId ?? null };
}

function publisher(
  { id, name, coverUrl, visibility, version }: LockedCommunity,
  emit: Emit,
  tally: { events: number },
): CommunityChange['publish'] {
  let latest: CommunityCardData = { id, name, coverUrl, isPrivate: visibility === 'PRIVATE' };
  return <Data extends { community: CommunityCardData }>(
    definition: EventDefinition<Data>,
    data: Omit<Data, 'community'>,
    card = latest,
  ) => {
    latest = card;
    tally.events++;
    const aggregateVersion = version + tally.events;
    // A union that TypeScript cannot put together again: `Data` is its club and the rest.
    emit(definition, { aggregateId: id, aggregateVersion, data: { ...data, community: card } as Data });
  };
}
