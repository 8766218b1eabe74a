import { type Asker, DependencyUnavailableError, type SqlClient } from '@moim/event-bus';
import { communityCards, type MemberCardData, userCards } from '@moim/events';
import type DataLoader from 'dataloader';
import { type IdKind, isId } from './ids.ts';
import { byId } from './loaders.ts';
import { saveCommunities, saveMembers } from './save-cards.ts';

/** As the questions have it. */
const MOST_ASKED = 1_000;

/** A person as every subgraph can show them: the `@shareable` fields of `User`. */
export interface MemberCard {
  id: string;
  name: string;
  avatarUrl: string | null;
}

/** Where cards are read, and who is asked for those that are not there yet. */
export interface CardSource {
  db: SqlClient;
  asker: Asker;
  /** Whether this subgraph's `member_cards` know interests and region. */
  withInterests?: boolean;
}

/**
 * People by id, from the table `member_cards`; null for ids never given out and deleted accounts. Who is not in the table yet, because
 * the event is still on its way, is asked of the user service.
 */
export function memberCardLoader(source: CardSource): DataLoader<string, MemberCard | null> {
  return byId<MemberCard>(
    async (ids) => {
      const known = await source.db.$queryRaw<(MemberCard & { isDeleted: boolean })[]>`
        select user_id as id, name, avatar_url as "avatarUrl", deleted_at is not null as "isDeleted"
        from member_cards where user_id = any(${ids}::text[])`;
      const have = new Set(known.map(({ id }) => id));
      const asked = await askForMembers(
        source,
        ids.filter((id) => !have.has(id)),
      );
      return [...known.filter(({ isDeleted }) => !isDeleted), ...asked];
    },
    (card) => card.id,
  );
}

/** Makes sure that these people have cards here, as far as the user service knows them and answers. */
export async function askForMembers(source: CardSource, ids: readonly string[]): Promise<MemberCardData[]> {
  const cards: MemberCardData[] = [];
  for (const chunk of askable('usr', ids)) {
    const answer = await orNothing(source.asker.ask(userCards, { ids: chunk }));
    if (answer === null || answer.users.length === 0) continue;
    await saveMembers(source.db, answer.users, source);
    cards.push(...answer.users.flatMap(({ card }) => card ?? []));
  }
  return cards;
}

/** A club that the viewer may see, with what the viewer is in it. */
export interface VisibleCommunity {
  id: string;
  name: string;
  coverUrl: string | null;
  isPrivate: boolean;
  /** Null when the viewer is signed out or not an active member. */
  viewerRole: 'LEADER' | 'STAFF' | 'MEMBER' | null;
}

type KnownCommunity = VisibleCommunity & { isClosed: boolean };

const isVisible = (club: KnownCommunity) => !club.isClosed && (!club.isPrivate || club.viewerRole !== null);
const shown = ({ isClosed: _, ...club }: KnownCommunity): VisibleCommunity => club;

/**
 * Clubs by id, from the tables `community_cards` and `community_member_cards`, as far as the viewer may see them: null for ids never
 * given out, closed clubs, and private clubs seen from outside. Every way to something of a club goes through here. Before a club is
 * hidden because the tables do not know it, or do not know the viewer in it, the community service is asked.
 */
export function visibleCommunityLoader(
  source: CardSource,
  viewerId: string | null,
): DataLoader<string, VisibleCommunity | null> {
  return byId<VisibleCommunity>(
    async (ids) => {
      const known = await readCommunities(source.db, ids, viewerId);
      const visible = known.filter(isVisible).map(shown);
      const found = new Set(visible.map(({ id }) => id));
      const final = new Set(
        known.filter(({ isClosed, isPrivate }) => isClosed || (isPrivate && viewerId === null)).map(({ id }) => id),
      );
      const unsure = ids.filter((id) => !found.has(id) && !final.has(id));
      if (!(await askForCommunities(source, unsure, viewerId))) return visible;
      return [...visible, ...(await readCommunities(source.db, unsure, viewerId)).filter(isVisible).map(shown)];
    },
    (community) => community.id,
  );
}

/**
 * A club as the viewer stands in it, for a mutation that only members may make: before somebody is taken for no member, the
 * community service is asked. Null for a club that the viewer may not see.
 */
export async function communityForMember(
  source: CardSource,
  communityId: string,
  viewerId: string,
): Promise<VisibleCommunity | null> {
  let [club] = await readCommunities(source.db, [communityId], viewerId);
  if ((club === undefined || club.viewerRole === null) && (await askForCommunities(source, [communityId], viewerId))) {
    [club] = await readCommunities(source.db, [communityId], viewerId);
  }
  return club !== undefined && isVisible(club) ? shown(club) : null;
}

async function readCommunities(
  db: SqlClient,
  ids: readonly string[],
  viewerId: string | null,
): Promise<KnownCommunity[]> {
  return await db.$queryRaw<KnownCommunity[]>`
    select c.community_id as id, c.name, c.cover_url as "coverUrl", c.is_private as "isPrivate", m.role::text as "viewerRole",
      c.closed_at is not null as "isClosed"
    from community_cards c
    left join community_member_cards m on m.community_id = c.community_id and m.user_id = ${viewerId}
    where c.community_id = any(${ids}::text[])`;
}

/** Brings clubs, and the viewer's part in them, up to what the community service knows. Returns whether it answered something. */
async function askForCommunities(
  { db, asker }: CardSource,
  ids: readonly string[],
  viewerId: string | null,
): Promise<boolean> {
  const userIds = viewerId === null ? [] : [viewerId];
  let isAnswered = false;
  for (const chunk of askable('com', ids)) {
    const answer = await orNothing(asker.ask(communityCards, { ids: chunk, userIds }));
    if (answer === null || answer.communities.length === 0) continue;
    await saveCommunities(db, answer.communities);
    isAnswered = true;
  }
  return isAnswered;
}

/** What may be asked for in one question each: nobody has to be asked about what is no id of that kind. */
function askable(kind: IdKind, ids: readonly string[]): string[][] {
  const real = ids.filter((id) => isId(kind, id));
  return Array.from({ length: Math.ceil(real.length / MOST_ASKED) }, (_, i) =>
    real.slice(i * MOST_ASKED, (i + 1) * MOST_ASKED),
  );
}

/** Null when the owner does not answer: then what is here has to do. */
async function orNothing<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof DependencyUnavailableError) return null;
    throw error;
  }
}
