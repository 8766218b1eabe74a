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
}

/** What somebody is in a club without being a member. */
export interface StandingRow {
  communityId: string;
  status: 'PENDING' | 'BANNED';
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

/** An edge to a person, who is shown by the card with that id. */
export type PersonEdge<Relation> = Relation & { cursor: string; userId: string };

export type MemberEdge = PersonEdge<Pick<MemberRow, 'role' | 'joinedAt'> & { status: 'ACTIVE' }>;
export type JoinRequestEdge = PersonEdge<Pick<JoinRequestRow, 'requestedAt' | 'message'>>;
export type BannedMemberEdge = PersonEdge<Pick<BanRow, 'bannedAt' | 'reason'>>;
export type MembershipEdge = {
  cursor: string;
  role: Role;
  status: 'ACTIVE';
  joinedAt: Date;
  node: CommunityRow;
};
export type BookmarkEdge = { cursor: string; bookmarkedAt: Date; node: CommunityRow };
export type CommunityEdge = { cursor: string; node: CommunityRow };

/** A connection that is counted only when its `totalCount` is asked for. */
export type Counted<Edge> = Connection<Edge> & { totalCount: () => Promise<number> };

export type MemberConnection = Counted<MemberEdge>;
export type JoinRequestConnection = Counted<JoinRequestEdge>;
export type BannedMemberConnection = Counted<BannedMemberEdge>;
export type MembershipConnection = Counted<MembershipEdge>;
export type BookmarkConnection = Counted<BookmarkEdge>;
export type CommunityConnection = Counted<CommunityEdge>;
