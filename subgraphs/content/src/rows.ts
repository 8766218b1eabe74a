import type { Connection, MemberCard, VisibleCommunity } from '@moim/subgraph-kit';
import type { Board, ReportActionKind, ReportStatus, ReportSubjectKind } from './generated/prisma/enums.ts';

/** A post in a club that the viewer may see. Author and club came with it, so that a list of posts is one statement. */
export interface PostRow {
  id: string;
  board: Board;
  title: string;
  /** Null in lists, which have no use for texts of 20,000 characters; read it through `postBody`. */
  body: string | null;
  excerpt: string;
  isPinned: boolean;
  createdAt: Date;
  editedAt: Date | null;
  likeCount: number;
  commentCount: number;
  viewerHasLiked: boolean;
  authorId: string;
  author: MemberCard | null;
  community: VisibleCommunity;
}

export interface CommentRow {
  id: string;
  /** Empty when deleted. */
  body: string;
  isDeleted: boolean;
  createdAt: Date;
  likeCount: number;
  /** Replies that are not deleted. */
  replyCount: number;
  viewerHasLiked: boolean;
  /** Null when deleted. */
  author: MemberCard | null;
}

export interface PhotoRow {
  id: string;
  storageKey: string;
  /** Whether its club is private: then its addresses are signed. */
  isPrivate: boolean;
  width: number;
  height: number;
  caption: string | null;
  createdAt: Date;
  likeCount: number;
  viewerHasLiked: boolean;
  uploader: MemberCard | null;
}

export interface DraftRow {
  communityId: string;
  board: Board | null;
  title: string;
  body: string;
  updatedAt: Date;
}

export interface PollRow {
  id: string;
  postId: string;
  question: string;
  isMultipleChoice: boolean;
  closesAt: Date | null;
  totalVotes: number;
  /** In their order. */
  options: { id: string; text: string; voteCount: number; viewerHasVoted: boolean }[];
}

export interface ReportRow {
  id: string;
  reason: string;
  createdAt: Date;
  status: ReportStatus;
  subjectKind: ReportSubjectKind;
  subjectId: string;
  /** Null when that was not known any more. */
  subjectAuthorId: string | null;
  reporter: MemberCard | null;
  /** Whether it is shown to leader or staff, and not to who made it. */
  isForStaff: boolean;
}

export interface ReportSnapshotRow {
  text: string;
  photoIds: string[];
}

export interface ReportActionRow {
  action: ReportActionKind;
  note: string | null;
  at: Date;
  /** Null when the account is gone. */
  actor: MemberCard | null;
}

/** A page whose total is counted only when it is selected. */
export interface CountedConnection<Row> extends Connection<{ cursor: string; node: Row }> {
  totalCount(): Promise<number>;
}

export type PostConnectionRow = CountedConnection<PostRow>;
export type CommentConnectionRow = CountedConnection<CommentRow>;
export type PhotoConnectionRow = CountedConnection<PhotoRow>;
export type ReportConnectionRow = CountedConnection<ReportRow>;
