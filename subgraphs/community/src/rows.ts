import type { Connection } from '@moim/subgraph-kit';
import type { JoinPolicy, Role, Visibility } from './generated/prisma/enums.ts';

export interface InterestRow {
  id: string;
  nameKo: string;
  nameEn: string;
}

/** A club that the viewer may see, with what one join away belongs to it: its interest, its leader, the viewer's part in it. */
export interface CommunityRow {
  id: string;
  name: string;
  introduction: string;
  coverUrl: string | null;
  region: string;
  visibility: Visibility;
  joinPolicy: JoinPolicy;
  memberCount: number;
  memberLimit: number | null;
  bookmarkCount: number;
  createdAt: Date;
  interestId: string;
  interestNameKo: string;
  interestNameEn: string;
  leaderId: string | null;
  /** Null when the viewer is signed out or not an active member. */
  viewerRole: Role | null;
  /** Null when the viewer is signed out or not an active member. */
  viewerJoinedAt: Date | null;
  /** Null when the viewer is signed out or a stranger to the club. */
  viewerStatus: 'ACTIVE' | 'PENDING' | 'BANNED' | null;
}

/** A person in a club. */
export interface MemberRow {
  communityId: string;
  userId: string;
  role: Role;
  joinedAt: Date;
}

/** A club that somebody is in. */
export interface MembershipRow extends CommunityRow {
  userId: string;
  role: Role;
  joinedAt: Date;
}

export interface BookmarkRow extends CommunityRow {
  userId: string;
  bookmarkedAt: Date;
}

export interface JoinRequestRow {
  communityId: string;
  userId: string;
  requestedAt: Date;
  message: string | null;
}

export interface BanRow {
  communityId: string;
  userId: string;
  bannedAt: Date;
  reason: string | null;
}

export interface InviteRow {
  communityId: string;
  id: string;
  code: string;
  expiresAt: Date | null;
  maxUses: number | null;
  useCount: number;
}

export interface LeadershipClaimRow {
  communityId: string;
  claimantId: string;
  claimedAt: Date;
  takesEffectAt: Date;
}

export interface ClosedCommunityRow {
  id: string;
  name: string;
  closedAt: Date;
}

/** An edge to a person, who is shown by the card with that id. */
type PersonEdge<Relation> = Relation & { cursor: string; userId: string };

export type MemberEdgeRow = PersonEdge<Pick<MemberRow, 'role' | 'joinedAt'> & { status: 'ACTIVE' }>;
export type JoinRequestEdgeRow = PersonEdge<Pick<JoinRequestRow, 'requestedAt' | 'message'>>;
export type BannedMemberEdgeRow = PersonEdge<Pick<BanRow, 'bannedAt' | 'reason'>>;
type MembershipEdgeRow = {
  cursor: string;
  role: Role;
  status: 'ACTIVE';
  joinedAt: Date;
  node: CommunityRow;
};
type BookmarkEdgeRow = { cursor: string; bookmarkedAt: Date; node: CommunityRow };
type CommunityEdgeRow = { cursor: string; node: CommunityRow };

/** A connection that is counted only when its `totalCount` is asked for. */
type Counted<Edge> = Connection<Edge> & { totalCount: () => Promise<number> };

export type MemberConnectionRow = Counted<MemberEdgeRow>;
export type JoinRequestConnectionRow = Counted<JoinRequestEdgeRow>;
export type BannedMemberConnectionRow = Counted<BannedMemberEdgeRow>;
export type MembershipConnectionRow = Counted<MembershipEdgeRow>;
export type BookmarkConnectionRow = Counted<BookmarkEdgeRow>;
export type CommunityConnectionRow = Counted<CommunityEdgeRow>;
