import type DataLoader from 'dataloader';
import { byId } from './loaders.ts';

/** The part of a Prisma client that reads by SQL. */
export interface SqlReader {
  $queryRaw<T = unknown>(query: TemplateStringsArray, ...values: unknown[]): Promise<T>;
}

/** A person as every subgraph can show them: the `@shareable` fields of `User`. */
export interface MemberCard {
  id: string;
  name: string;
  avatarUrl: string | null;
}

/** People by id, from the table `member_cards`; null for ids never given out and deleted accounts. */
export function memberCardLoader(db: SqlReader): DataLoader<string, MemberCard | null> {
  return byId<MemberCard>(
    (ids) => db.$queryRaw`
      select user_id as id, name, avatar_url as "avatarUrl" from member_cards
      where user_id = any(${ids}::text[]) and deleted_at is null`,
    (card) => card.id,
  );
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

/**
 * Clubs by id, from the tables `community_cards` and `community_member_cards`, as far as the viewer may see them: null for ids never
 * given out, closed clubs, and private clubs seen from outside. Every way to something of a club goes through here.
 */
export function visibleCommunityLoader(
  db: SqlReader,
  viewerId: string | null,
): DataLoader<string, VisibleCommunity | null> {
  return byId<VisibleCommunity>(
    (ids) => db.$queryRaw`
      select c.community_id as id, c.name, c.cover_url as "coverUrl", c.is_private as "isPrivate", m.role::text as "viewerRole"
      from community_cards c
      left join community_member_cards m on m.community_id = c.community_id and m.user_id = ${viewerId}
      where c.community_id = any(${ids}::text[]) and c.closed_at is null and (not c.is_private or m.role is not null)`,
    (community) => community.id,
  );
}
