import type { Connection, MemberCard, VisibleCommunity } from '@moim/subgraph-kit';
import type { RoomKind } from './generated/prisma/enums.ts';

/** A club that the viewer may see. */
export type CommunityRow = Pick<VisibleCommunity, 'id' | 'name'>;

/** A reference: the photo itself, and who may see it, is the content service's. */
export interface PhotoRow {
  id: string;
}

/** A room that the viewer may see, as the viewer stands in it. */
export interface RoomRow {
  id: string;
  kind: RoomKind;
  /** Null in a direct room. */
  communityId: string | null;
  /** Null in a direct room with somebody whose account is gone. */
  title: string | null;
  imageUrl: string | null;
  lastSeq: number;
  lastActivityAt: Date;
  isMuted: boolean;
  viewerLastReadSeq: number;
  unreadCount: number;
}

export interface RoomMemberRow {
  roomId: string;
  userId: string;
  position: number;
  lastReadSeq: number;
  /** Null when the account is gone. */
  name: string | null;
  avatarUrl: string | null;
  /** Whether the viewer and this person have blocked one another, whoever of them did. */
  isEstranged: boolean;
}

export interface RoomMemberEdgeRow {
  cursor: string;
  userId: string;
  lastReadSeq: number;
  isEstranged: boolean;
  node: MemberCard | null;
}

/** A message in a room that the viewer may see. */
export interface MessageRow {
  id: string;
  roomId: string;
  seq: number;
  text: string;
  clientMessageId: string | null;
  replyToSeq: number | null;
  sentAt: Date;
  editedAt: Date | null;
  /** Or hidden by a block, which is the same to the viewer. */
  isDeleted: boolean;
  /** Null when the account is gone, or when the service itself says it. */
  senderId: string | null;
  senderName: string | null;
  senderAvatarUrl: string | null;
}

export interface ReactionRow {
  messageId: string;
  emoji: string;
  count: number;
  viewerHasReacted: boolean;
}

/** A connection that is counted only when `totalCount` is selected. */
interface Counted {
  totalCount: () => Promise<number>;
}
export type RoomConnectionRow = Connection<{ cursor: string; node: RoomRow }> & Counted;
export type RoomMemberConnectionRow = Connection<RoomMemberEdgeRow> & Counted;
