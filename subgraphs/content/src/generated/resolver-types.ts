// Made from schema.graphql and src/mappers.ts by `npm run generate`; do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { MemberCard, VisibleCommunity } from '@moim/subgraph-kit';
import type { PostRow, PostConnectionRow, CommentRow, CommentConnectionRow, PhotoRow, PhotoConnectionRow, DraftRow, PollRow, ReportRow, ReportActionRow, ReportSnapshotRow, ReportConnectionRow } from '../rows.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant in UTC, ISO 8601 with milliseconds: `2026-11-21T11:00:00.000Z`. */
  DateTime: { input: Date; output: Date; }
};

/** Whose an answer that is kept is. */
export type CacheControlScope =
  /** The same for everybody who asks in the same language. */
  | 'PUBLIC'
  /** One person's. */
  | 'PRIVATE';

export type Query = {
  /** The signed-in person, null when signed out. Every subgraph answers it, so a screen asks each only for its own fields. */
  me?: Maybe<User>;
  /**
   * A post. Null for an id that was never given out, for a deleted post, and when the club is not the viewer's to see. No list has it, either, where
   * author and viewer have blocked one another, unless it is a notice or pinned, or the viewer is leader or staff of the club.
   */
  post?: Maybe<Post>;
  /** Posts of all clubs the viewer may see, newest first; with a text what fits it best first, the title before the body. */
  posts?: Maybe<PostConnection>;
};


export type QueryPostArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPostsArgs = {
  filter?: InputMaybe<PostFilter>;
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

export type Mutation = {
  /**
   * Writes on a club's board, for its members. Notices and what is pinned are for leader and staff: `FORBIDDEN` for everybody else.
   * Members named in title or body by `@` and their name are told; the longest name that fits counts.
   */
  createPost: CreatePostPayload;
  /**
   * Keeps what the viewer has begun to write for a club, for its members: one draft a person and club, in the place of what was kept before. Empty,
   * there is none. A post that says just what the draft says takes its place.
   */
  saveDraft: SaveDraftPayload;
  /** Throws the viewer's draft for a club away. Twice is as once. */
  deleteDraft: DeleteDraftPayload;
  /**
   * Changes a post, for its author while a member: what is left out stays. Saying the same again changes nothing. What it said before
   * (its words, not its photos) is kept, for those who handle reports. Members who are named now and were not before are told.
   */
  updatePost: UpdatePostPayload;
  /** Takes a post away, with its comments, poll and likes; for its author, leader and staff. Twice is as once. */
  deletePost: DeletePostPayload;
  /** Keeps a post at the top of the club's home, or no longer; for leader and staff. */
  pinPost: PinPostPayload;
  /**
   * Comments on a post, or answers a comment, for members. Threads are one level deep: an answer to a reply stands under the same
   * comment as that reply. Members named by `@` and their name are told.
   */
  addComment: AddCommentPayload;
  /** Takes a comment away; for its author, leader and staff. Its replies stay, and so does its place while it has some. Twice is as once. */
  deleteComment: DeleteCommentPayload;
  /**
   * Asks where to send photos: for a club's album, for its members; for a direct chat room, for its two people; or one's profile picture, or the cover of a club,
   * also of one that is about to be founded. One address for each file, in their order. The bytes go there by HTTP PUT, as they are, within the hour; `addPhotos` makes photos of them. At most 30 times an
   * hour, and 200 files under way.
   */
  requestPhotoUploads: RequestPhotoUploadsPayload;
  /**
   * Makes photos of what was sent and puts them into the album, for members of the club; one of a direct room waits for a week to be sent by
   * `sendMessage`, a profile picture or a cover for a day to be named by `updateProfile`, `createCommunity` or `updateCommunity`. Each is checked and made anew: what is no JPEG, PNG, WebP or
   * AVIF, has more than 64 million pixels (25 million where it has to be read as a whole, as WebP and AVIF) or cannot be read to its end is refused for good, and the others are added. What is not done
   * within 7 seconds is `TRY_AGAIN`: ask again with the same ids. An upload is one photo, however often it is added.
   */
  addPhotos: AddPhotosPayload;
  /** Takes a photo out of the album and out of posts, with its files; for who added it, leader and staff. One of a direct room for who sent it. Twice is as once. */
  deletePhoto: DeletePhotoPayload;
  /** Likes a post, a comment or a photo, for members of its club. Twice is as once. */
  like: LikePayload;
  /** Takes a like back. Twice is as once. */
  unlike: UnlikePayload;
  /** Votes in a poll, for members of its club, as long as it is open. What one chose before is replaced; an empty list takes it back. */
  votePoll: VotePollPayload;
  /**
   * Tells leader and staff of the club that something is wrong with a post, a comment, a photo, a message in the club's room, or a member. For
   * whoever may see it; members are reported by members. Not one's own, and not messages of direct rooms: `NOT_REPORTABLE`. What it says now is kept for
   * those who decide, whatever becomes of it. While the report is open, reporting the same again is the same report with its first reason. At
   * most 20 an hour.
   */
  report: ReportPayload;
  /**
   * Settles a report, and all that are open of the same thing, for leader and staff; not for whom it is about, and for a report about the leader as a
   * person for nobody until somebody else leads the club. `REMOVE` takes a post, a comment, a photo or a message away; of a person it is only noted. When somebody
   * has settled it before, nothing changes, and the answer shows how. Whoever reported it is told of the outcome, not of who decided.
   */
  resolveReport: ResolveReportPayload;
};


export type MutationCreatePostArgs = {
  input: CreatePostInput;
};


export type MutationSaveDraftArgs = {
  input: SaveDraftInput;
};


export type MutationDeleteDraftArgs = {
  input: DeleteDraftInput;
};


export type MutationUpdatePostArgs = {
  input: UpdatePostInput;
};


export type MutationDeletePostArgs = {
  input: DeletePostInput;
};


export type MutationPinPostArgs = {
  input: PinPostInput;
};


export type MutationAddCommentArgs = {
  input: AddCommentInput;
};


export type MutationDeleteCommentArgs = {
  input: DeleteCommentInput;
};


export type MutationRequestPhotoUploadsArgs = {
  input: RequestPhotoUploadsInput;
};


export type MutationAddPhotosArgs = {
  input: AddPhotosInput;
};


export type MutationDeletePhotoArgs = {
  input: DeletePhotoInput;
};


export type MutationLikeArgs = {
  input: LikeInput;
};


export type MutationUnlikeArgs = {
  input: UnlikeInput;
};


export type MutationVotePollArgs = {
  input: VotePollInput;
};


export type MutationReportArgs = {
  input: ReportInput;
};


export type MutationResolveReportArgs = {
  input: ResolveReportInput;
};

/** A person. Names and pictures come from each service's own member cards, so they show even while the user service is down. */
export type User = {
  /** `usr_...` */
  id: Scalars['ID']['output'];
  /** The name shown to others, 1 to 30 characters. */
  name: Scalars['String']['output'];
  /** The address of the profile picture, null when there is none. */
  avatarUrl?: Maybe<Scalars['String']['output']>;
  /** What the person has written, newest first, as far as the viewer may see the clubs it stands in. */
  posts?: Maybe<PostConnection>;
};


/** A person. Names and pictures come from each service's own member cards, so they show even while the user service is down. */
export type UserPostsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A club (소모임). A private one is null for everybody who is not an active member. */
export type Community = {
  /** `com_...` */
  id: Scalars['ID']['output'];
  /** 2 to 40 characters. */
  name: Scalars['String']['output'];
  /** The club's boards, newest first. */
  posts?: Maybe<PostConnection>;
  /** The club's album, newest first; without photos of people whom the viewer has blocked or who have blocked the viewer, as for posts. */
  photos?: Maybe<PhotoConnection>;
  /** What the viewer has begun to write for this club, from any device; null when there is nothing, and for who is no member. */
  viewerDraft?: Maybe<Draft>;
  /** What was reported and nobody has dealt with, then the rest; newest first. Without what is about the viewer. Null unless the viewer is leader or staff. */
  reports?: Maybe<ReportConnection>;
};


/** A club (소모임). A private one is null for everybody who is not an active member. */
export type CommunityPostsArgs = {
  filter?: InputMaybe<PostFilter>;
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A club (소모임). A private one is null for everybody who is not an active member. */
export type CommunityPhotosArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A club (소모임). A private one is null for everybody who is not an active member. */
export type CommunityReportsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Which posts to list. What is left out does not filter. */
export type PostFilter = {
  board?: InputMaybe<Board>;
  pinned?: InputMaybe<Scalars['Boolean']['input']>;
  /**
   * Words of the title or the body, at most 100 characters. Also parts of words, initial consonants of the title (`ㄷㅅ` finds 등산), what is half typed (`등사`), and
   * what was typed on the wrong keyboard layout (`emdtks`).
   */
  text?: InputMaybe<Scalars['String']['input']>;
};

export type Board =
  /** 공지: written by leader and staff. */
  | 'NOTICE'
  /** 자유 */
  | 'FREE'
  /** 가입인사 */
  | 'INTRODUCTION'
  /** 후기 */
  | 'REVIEW'
  /** 질문 */
  | 'QUESTION';

/** A post on a club's board. */
export type Post = {
  /** `pst_...` */
  id: Scalars['ID']['output'];
  /** Where it stands. */
  board: Board;
  /** 1 to 100 characters. */
  title: Scalars['String']['output'];
  /** Plain text, at most 20,000 characters. */
  body: Scalars['String']['output'];
  /** The body's beginning, at most 140 characters, in one line. */
  excerpt: Scalars['String']['output'];
  /** Kept at the top of the club's home. */
  isPinned: Scalars['Boolean']['output'];
  /** When it was written. */
  createdAt: Scalars['DateTime']['output'];
  /** When it was last changed, null when never. */
  editedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How many people like it. Nullable like a photo's, so that one selection fits all that can be liked. */
  likeCount?: Maybe<Scalars['Int']['output']>;
  /** Comments and replies that are not deleted. */
  commentCount: Scalars['Int']['output'];
  /** Whether the viewer likes it; false when signed out. */
  viewerHasLiked?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the viewer may change it; false when signed out. */
  viewerCanEdit: Scalars['Boolean']['output'];
  /** Null when the account is gone. */
  author?: Maybe<User>;
  /** The club whose board it stands on. */
  community?: Maybe<Community>;
  /** Attached pictures, in the order of the author. */
  photos: Array<Photo>;
  /** A vote that the post asks for, null when none. */
  poll?: Maybe<Poll>;
  /** Comments on the post itself, oldest first; answers to them are their `replies`. */
  comments: CommentConnection;
};


/** A post on a club's board. */
export type PostCommentsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A comment, or a reply to one. */
export type Comment = {
  /** `cmt_...` */
  id: Scalars['ID']['output'];
  /** Empty when deleted. */
  body: Scalars['String']['output'];
  /**
   * A deleted comment stays, without text and author, as long as it has replies. So does, to these two, one of somebody whom the viewer has blocked or
   * who has blocked the viewer, unless the viewer is leader or staff of the club.
   */
  isDeleted: Scalars['Boolean']['output'];
  /** When it was written. */
  createdAt: Scalars['DateTime']['output'];
  /** How many people like it. Nullable like a photo's, so that one selection fits all that can be liked. */
  likeCount?: Maybe<Scalars['Int']['output']>;
  /** Whether the viewer likes it; false when signed out. */
  viewerHasLiked?: Maybe<Scalars['Boolean']['output']>;
  /** Null when deleted or when the account is gone. */
  author?: Maybe<User>;
  /** Answers, oldest first. Empty for a reply: threads are one level deep. */
  replies: CommentConnection;
};


/** A comment, or a reply to one. */
export type CommentRepliesArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What somebody has begun to write for a club. Nobody else sees it. */
export type Draft = {
  /** Null as long as none was chosen. */
  board?: Maybe<Board>;
  /** At most 100 characters. */
  title: Scalars['String']['output'];
  /** Plain text, at most 20,000 characters. */
  body: Scalars['String']['output'];
  /** When it was last kept. */
  updatedAt: Scalars['DateTime']['output'];
};

/** A photo in a club's album or a direct room; of `addPhotos` also a profile picture or a cover. */
export type Photo = {
  /** `pho_...` */
  id: Scalars['ID']['output'];
  /**
   * The address of the screen size on the gateway's origin, at most 1,600 pixels a side; of a cover 1,200, of a profile picture 640. Of a photo of a private club or a direct room it is good for 5 to 10 minutes: ask
   * again for another. WebP for who says in `Accept` that they take it, as browsers do, else JPEG.
   */
  url?: Maybe<Scalars['String']['output']>;
  /** The same, small, for lists: at most 320 pixels wide; of a profile picture a square of 320, cut out of its middle. */
  thumbnailUrl?: Maybe<Scalars['String']['output']>;
  /** Of the screen size, in pixels. */
  width?: Maybe<Scalars['Int']['output']>;
  /** Of the screen size, in pixels. */
  height?: Maybe<Scalars['Int']['output']>;
  /** At most 200 characters. */
  caption?: Maybe<Scalars['String']['output']>;
  /** When it was added. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** How many people like it. */
  likeCount?: Maybe<Scalars['Int']['output']>;
  /** Whether the viewer likes it; false when signed out. */
  viewerHasLiked?: Maybe<Scalars['Boolean']['output']>;
  /** Null when the account is gone. */
  uploader?: Maybe<User>;
};

/** A question with answers to choose from. */
export type Poll = {
  /** `pol_...` */
  id: Scalars['ID']['output'];
  /** 1 to 200 characters. */
  question: Scalars['String']['output'];
  /** Whether one may choose several of the options. */
  isMultipleChoice: Scalars['Boolean']['output'];
  /** Null: open until the author closes it. */
  closesAt?: Maybe<Scalars['DateTime']['output']>;
  /** People who have voted. */
  totalVotes: Scalars['Int']['output'];
  /** What one can choose, in the order of the author. */
  options: Array<PollOption>;
};

/** An answer one can choose. */
export type PollOption = {
  /** `opt_...` */
  id: Scalars['ID']['output'];
  /** 1 to 100 characters. */
  text: Scalars['String']['output'];
  /** How many people chose it. */
  voteCount: Scalars['Int']['output'];
  /** False when signed out. */
  viewerHasVoted: Scalars['Boolean']['output'];
};

/** Something a member found wrong. */
export type Report = {
  /** `rep_...` */
  id: Scalars['ID']['output'];
  /** What the reporter wrote. */
  reason: Scalars['String']['output'];
  /** When it was reported. */
  createdAt: Scalars['DateTime']['output'];
  /** Whether somebody has dealt with it. */
  status: ReportStatus;
  /** What was reported. */
  subjectKind: ReportSubjectKind;
  /** The id of the post, comment, photo, message or person. */
  subjectId: Scalars['ID']['output'];
  /** Who wrote it, or the person. Null when the account is gone, and for everybody but leader and staff. */
  subjectAuthor?: Maybe<User>;
  /** What it said when it was reported, also after an edit or a deletion. Null when the author's or reporter's account is gone, and for everybody but leader and staff. */
  snapshot?: Maybe<ReportSnapshot>;
  /** What was done about it, oldest first. Null for everybody but leader and staff. */
  history?: Maybe<Array<ReportAction>>;
  /** Null when the account is gone. */
  reporter?: Maybe<User>;
};

/** What was reported, as it was then. */
export type ReportSnapshot = {
  /** Of a post: title, body and poll, as paragraphs; of a photo its caption, of a person the name. */
  text: Scalars['String']['output'];
  /** The photos in it, or the photo itself: `pho_...`. */
  photoIds: Array<Scalars['ID']['output']>;
};

/** What leader or staff did about a report. */
export type ReportAction = {
  /** What they decided. */
  action: ReportActionKind;
  /** Null when the account is gone. */
  actor?: Maybe<User>;
  /** What they left for the others of the staff. */
  note?: Maybe<Scalars['String']['output']>;
  /** When they did it. */
  at: Scalars['DateTime']['output'];
};

export type ReportActionKind =
  /** Nothing is wrong with it. */
  | 'DISMISS'
  /** What was reported is taken away; a person stays, and the report is noted as right. */
  | 'REMOVE';

export type ReportStatus =
  | 'OPEN'
  /** The subject was taken away; of a person: it was right. */
  | 'UPHELD'
  /** Nothing was wrong with it. */
  | 'DISMISSED';

export type ReportSubjectKind =
  | 'POST'
  | 'COMMENT'
  | 'PHOTO'
  /** In a club's room. */
  | 'MESSAGE'
  | 'PERSON';

export type PostConnection = {
  edges: Array<PostEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type PostEdge = {
  cursor: Scalars['String']['output'];
  node: Post;
};

export type CommentConnection = {
  edges: Array<CommentEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type CommentEdge = {
  cursor: Scalars['String']['output'];
  node: Comment;
};

export type PhotoConnection = {
  edges: Array<PhotoEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type PhotoEdge = {
  cursor: Scalars['String']['output'];
  node: Photo;
};

export type ReportConnection = {
  edges: Array<ReportEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type ReportEdge = {
  cursor: Scalars['String']['output'];
  node: Report;
};

/** Where a page of a connection lies. */
export type PageInfo = {
  /** There is more after `endCursor`. */
  hasNextPage: Scalars['Boolean']['output'];
  /** There is more before `startCursor`. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first edge, null on an empty page. */
  startCursor?: Maybe<Scalars['String']['output']>;
  /** The cursor of the last edge, null on an empty page. */
  endCursor?: Maybe<Scalars['String']['output']>;
};

export type CreatePostInput = {
  communityId: Scalars['ID']['input'];
  board: Board;
  /** 1 to 100 characters. */
  title: Scalars['String']['input'];
  /** Plain text, at most 20,000 characters. */
  body?: Scalars['String']['input'];
  /** At most 10 photos of the club's album that the viewer uploaded, in their order. */
  photoIds?: Array<Scalars['ID']['input']>;
  /** A vote to ask for. */
  poll?: InputMaybe<CreatePollInput>;
  /** For leader and staff. */
  isPinned?: Scalars['Boolean']['input'];
};

export type CreatePollInput = {
  /** 1 to 200 characters. */
  question: Scalars['String']['input'];
  /** 2 to 20 answers to choose from, all different, 1 to 100 characters each. */
  options: Array<Scalars['String']['input']>;
  /** Whether one may choose several. */
  isMultipleChoice?: Scalars['Boolean']['input'];
  /** Still to come. Null: open without end. */
  closesAt?: InputMaybe<Scalars['DateTime']['input']>;
};

export type CreatePostPayload = {
  /** Null when `userErrors` says why. */
  post?: Maybe<Post>;
  userErrors: Array<UserError>;
};

export type SaveDraftInput = {
  communityId: Scalars['ID']['input'];
  board?: InputMaybe<Board>;
  /** At most 100 characters. */
  title?: Scalars['String']['input'];
  /** Plain text, at most 20,000 characters. */
  body?: Scalars['String']['input'];
};

export type SaveDraftPayload = {
  /** As it is kept; null when it is empty, or `userErrors` says why. */
  draft?: Maybe<Draft>;
  userErrors: Array<UserError>;
};

export type DeleteDraftInput = {
  communityId: Scalars['ID']['input'];
};

export type DeleteDraftPayload = {
  /** True: there is none any more. */
  isDeleted?: Maybe<Scalars['Boolean']['output']>;
  userErrors: Array<UserError>;
};

export type UpdatePostInput = {
  /** `pst_...` */
  id: Scalars['ID']['input'];
  /** 1 to 100 characters. Cannot be cleared. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** Plain text, at most 20,000 characters. Null clears. */
  body?: InputMaybe<Scalars['String']['input']>;
  /**
   * At most 10 photos, in their order, in the place of those that are in it: photos of the club's album that the viewer uploaded, or that are in it already. Left out
   * or null they stay. What is taken out of the post stays in the album.
   */
  photoIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

export type UpdatePostPayload = {
  /** Null when `userErrors` says why. */
  post?: Maybe<Post>;
  userErrors: Array<UserError>;
};

export type DeletePostInput = {
  /** `pst_...` */
  id: Scalars['ID']['input'];
};

export type DeletePostPayload = {
  deletedPostId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<UserError>;
};

export type PinPostInput = {
  /** `pst_...` */
  id: Scalars['ID']['input'];
  isPinned?: Scalars['Boolean']['input'];
};

export type PinPostPayload = {
  post?: Maybe<Post>;
  userErrors: Array<UserError>;
};

export type AddCommentInput = {
  postId: Scalars['ID']['input'];
  /** 1 to 2,000 characters. */
  body: Scalars['String']['input'];
  /** The comment or reply that it answers. */
  replyToId?: InputMaybe<Scalars['ID']['input']>;
};

export type AddCommentPayload = {
  /** Null when `userErrors` says why. */
  comment?: Maybe<Comment>;
  /** The post as it is now; null when `userErrors` says why. */
  post?: Maybe<Post>;
  userErrors: Array<UserError>;
};

export type DeleteCommentInput = {
  /** `cmt_...` */
  id: Scalars['ID']['input'];
};

export type DeleteCommentPayload = {
  comment?: Maybe<Comment>;
  /** The post as it is now. */
  post?: Maybe<Post>;
  userErrors: Array<UserError>;
};

export type RequestPhotoUploadsInput = {
  /** What the photos are to be. */
  purpose?: PhotoPurpose;
  /** The club whose album it is; only of `ALBUM`, and always there. */
  communityId?: InputMaybe<Scalars['ID']['input']>;
  /** The direct room; only of `MESSAGE`, and always there. */
  roomId?: InputMaybe<Scalars['ID']['input']>;
  /** 1 to 100 files; of a profile picture or a cover, one. */
  files: Array<PhotoFileInput>;
};

export type PhotoPurpose =
  /** Photos of a club's album. */
  | 'ALBUM'
  /** The profile picture of who sends it: `thumbnailUrl` is a square, for `updateProfile`. Whoever has its address sees it. */
  | 'AVATAR'
  /** The picture at the top of a club: `url` is for `createCommunity` and `updateCommunity`. Whoever has its address sees it, also of a private club. */
  | 'COVER'
  /**
   * For messages of a direct room, whose two people alone see it; a club's room shows photos of its album. It is gone with the message that shows it, and for both while one
   * of them blocks the other.
   */
  | 'MESSAGE';

/** A file that is to be sent. */
export type PhotoFileInput = {
  /** `image/jpeg`, `image/png`, `image/webp` or `image/avif`. */
  contentType: Scalars['String']['input'];
  /** 1 to 20,971,520 (20 MiB). Just so many bytes are taken. */
  byteSize: Scalars['Int']['input'];
};

export type RequestPhotoUploadsPayload = {
  /** One for each file, in their order. Null when `userErrors` says why. */
  uploads?: Maybe<Array<PhotoUpload>>;
  userErrors: Array<UserError>;
};

/** Where a file's bytes are to be sent. */
export type PhotoUpload = {
  /** `pho_...`, for `addPhotos`; the photo will have this id. */
  uploadId: Scalars['ID']['output'];
  /** To be sent by HTTP PUT, once, by whoever has the address: no token or cookie is asked for. */
  uploadUrl: Scalars['String']['output'];
  /** Until then the bytes must have come. */
  expiresAt: Scalars['DateTime']['output'];
};

export type AddPhotosInput = {
  /** 1 to 100 uploads of one's own whose bytes have come. A few at a time show people how far it is. */
  uploadIds: Array<Scalars['ID']['input']>;
  /** What is to stand under which of them. */
  captions?: Array<PhotoCaptionInput>;
};

export type PhotoCaptionInput = {
  uploadId: Scalars['ID']['input'];
  /** At most 200 characters. */
  caption: Scalars['String']['input'];
};

export type AddPhotosPayload = {
  /** Those that are photos now, in the order of `uploadIds`; of the others `userErrors` says why, with their places: `uploadIds`, `3`. */
  photos?: Maybe<Array<Photo>>;
  userErrors: Array<UserError>;
};

export type DeletePhotoInput = {
  /** `pho_...` */
  id: Scalars['ID']['input'];
};

export type DeletePhotoPayload = {
  deletedPhotoId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<UserError>;
};

/** What one can like. */
export type LikeSubject = Post | Comment | Photo;

export type LikeInput = {
  /** The id of a post, a comment or a photo. */
  subjectId: Scalars['ID']['input'];
};

export type LikePayload = {
  subject?: Maybe<LikeSubject>;
  userErrors: Array<UserError>;
};

export type UnlikeInput = {
  /** The id of a post, a comment or a photo. */
  subjectId: Scalars['ID']['input'];
};

export type UnlikePayload = {
  subject?: Maybe<LikeSubject>;
  userErrors: Array<UserError>;
};

export type VotePollInput = {
  /** `pol_...` */
  pollId: Scalars['ID']['input'];
  /** What the viewer chooses from now on: at most one, unless the poll takes several. */
  optionIds: Array<Scalars['ID']['input']>;
};

export type VotePollPayload = {
  /** Null when `userErrors` says why. */
  poll?: Maybe<Poll>;
  userErrors: Array<UserError>;
};

export type ReportInput = {
  /** The id of a post, comment, photo, message or person. */
  subjectId: Scalars['ID']['input'];
  /** 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** Of a person: the club whose leader and staff are to look at it, with both as members. What else is reported has its own club. */
  communityId?: InputMaybe<Scalars['ID']['input']>;
};

export type ReportPayload = {
  /** Null when `userErrors` says why. */
  report?: Maybe<Report>;
  userErrors: Array<UserError>;
};

export type ResolveReportInput = {
  /** `rep_...` */
  reportId: Scalars['ID']['input'];
  action: ReportActionKind;
  /** For the others of the staff, at most 500 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
};

export type ResolveReportPayload = {
  /** As it is now; null when `userErrors` says why. */
  report?: Maybe<Report>;
  /** What is left to do, for the person in the language of the request; null when nothing is. */
  hint?: Maybe<Scalars['String']['output']>;
  userErrors: Array<UserError>;
};

/** What the person can put right. */
export type UserError = {
  /** The path of the input field, null when it is about the whole. */
  field?: Maybe<Array<Scalars['String']['output']>>;
  /** For the person, in the language of the request. */
  message: Scalars['String']['output'];
  /** For the program. */
  code: UserErrorCode;
};

export type UserErrorCode =
  /** The input is too short, too long or malformed. */
  | 'INVALID'
  /** What the input names is not there, or not any more. */
  | 'NOT_FOUND'
  /** The bytes of an upload have not come, or not all of them. */
  | 'NOT_RECEIVED'
  /** It is too late: what the input names is closed or over. */
  | 'POLL_CLOSED'
  /** One's own, or of a direct room: no club's staff can be asked to look at it. */
  | 'NOT_REPORTABLE'
  /** What this needs is away for the moment. Nothing has happened. */
  | 'TRY_AGAIN';



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  User: User;
  Community: Community;
  Post: Post;
  Photo: Photo;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
  Community:
    ( { __typename: 'Community' }
    & GraphQLRecursivePick<FederationTypes['Community'], {"id":true}> );
  Post:
    ( { __typename: 'Post' }
    & GraphQLRecursivePick<FederationTypes['Post'], {"id":true}> );
  Photo:
    ( { __typename: 'Photo' }
    & GraphQLRecursivePick<FederationTypes['Photo'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  LikeSubject:
    | ( PostRow )
    | ( CommentRow )
    | ( PhotoRow )
  ;
};


/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  CacheControlScope: CacheControlScope;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  User: ResolverTypeWrapper<MemberCard>;
  Community: ResolverTypeWrapper<VisibleCommunity>;
  PostFilter: PostFilter;
  Board: Board;
  Post: ResolverTypeWrapper<PostRow>;
  Comment: ResolverTypeWrapper<CommentRow>;
  Draft: ResolverTypeWrapper<DraftRow>;
  Photo: ResolverTypeWrapper<PhotoRow>;
  Poll: ResolverTypeWrapper<PollRow>;
  PollOption: ResolverTypeWrapper<PollOption>;
  Report: ResolverTypeWrapper<ReportRow>;
  ReportSnapshot: ResolverTypeWrapper<ReportSnapshotRow>;
  ReportAction: ResolverTypeWrapper<ReportActionRow>;
  ReportActionKind: ReportActionKind;
  ReportStatus: ReportStatus;
  ReportSubjectKind: ReportSubjectKind;
  PostConnection: ResolverTypeWrapper<PostConnectionRow>;
  PostEdge: ResolverTypeWrapper<Omit<PostEdge, 'node'> & { node: ResolversTypes['Post'] }>;
  CommentConnection: ResolverTypeWrapper<CommentConnectionRow>;
  CommentEdge: ResolverTypeWrapper<Omit<CommentEdge, 'node'> & { node: ResolversTypes['Comment'] }>;
  PhotoConnection: ResolverTypeWrapper<PhotoConnectionRow>;
  PhotoEdge: ResolverTypeWrapper<Omit<PhotoEdge, 'node'> & { node: ResolversTypes['Photo'] }>;
  ReportConnection: ResolverTypeWrapper<ReportConnectionRow>;
  ReportEdge: ResolverTypeWrapper<Omit<ReportEdge, 'node'> & { node: ResolversTypes['Report'] }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  CreatePostInput: CreatePostInput;
  CreatePollInput: CreatePollInput;
  CreatePostPayload: ResolverTypeWrapper<Omit<CreatePostPayload, 'post'> & { post?: Maybe<ResolversTypes['Post']> }>;
  SaveDraftInput: SaveDraftInput;
  SaveDraftPayload: ResolverTypeWrapper<Omit<SaveDraftPayload, 'draft'> & { draft?: Maybe<ResolversTypes['Draft']> }>;
  DeleteDraftInput: DeleteDraftInput;
  DeleteDraftPayload: ResolverTypeWrapper<DeleteDraftPayload>;
  UpdatePostInput: UpdatePostInput;
  UpdatePostPayload: ResolverTypeWrapper<Omit<UpdatePostPayload, 'post'> & { post?: Maybe<ResolversTypes['Post']> }>;
  DeletePostInput: DeletePostInput;
  DeletePostPayload: ResolverTypeWrapper<DeletePostPayload>;
  PinPostInput: PinPostInput;
  PinPostPayload: ResolverTypeWrapper<Omit<PinPostPayload, 'post'> & { post?: Maybe<ResolversTypes['Post']> }>;
  AddCommentInput: AddCommentInput;
  AddCommentPayload: ResolverTypeWrapper<Omit<AddCommentPayload, 'comment' | 'post'> & { comment?: Maybe<ResolversTypes['Comment']>, post?: Maybe<ResolversTypes['Post']> }>;
  DeleteCommentInput: DeleteCommentInput;
  DeleteCommentPayload: ResolverTypeWrapper<Omit<DeleteCommentPayload, 'comment' | 'post'> & { comment?: Maybe<ResolversTypes['Comment']>, post?: Maybe<ResolversTypes['Post']> }>;
  RequestPhotoUploadsInput: RequestPhotoUploadsInput;
  PhotoPurpose: PhotoPurpose;
  PhotoFileInput: PhotoFileInput;
  RequestPhotoUploadsPayload: ResolverTypeWrapper<RequestPhotoUploadsPayload>;
  PhotoUpload: ResolverTypeWrapper<PhotoUpload>;
  AddPhotosInput: AddPhotosInput;
  PhotoCaptionInput: PhotoCaptionInput;
  AddPhotosPayload: ResolverTypeWrapper<Omit<AddPhotosPayload, 'photos'> & { photos?: Maybe<Array<ResolversTypes['Photo']>> }>;
  DeletePhotoInput: DeletePhotoInput;
  DeletePhotoPayload: ResolverTypeWrapper<DeletePhotoPayload>;
  LikeSubject: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['LikeSubject']>;
  LikeInput: LikeInput;
  LikePayload: ResolverTypeWrapper<Omit<LikePayload, 'subject'> & { subject?: Maybe<ResolversTypes['LikeSubject']> }>;
  UnlikeInput: UnlikeInput;
  UnlikePayload: ResolverTypeWrapper<Omit<UnlikePayload, 'subject'> & { subject?: Maybe<ResolversTypes['LikeSubject']> }>;
  VotePollInput: VotePollInput;
  VotePollPayload: ResolverTypeWrapper<Omit<VotePollPayload, 'poll'> & { poll?: Maybe<ResolversTypes['Poll']> }>;
  ReportInput: ReportInput;
  ReportPayload: ResolverTypeWrapper<Omit<ReportPayload, 'report'> & { report?: Maybe<ResolversTypes['Report']> }>;
  ResolveReportInput: ResolveReportInput;
  ResolveReportPayload: ResolverTypeWrapper<Omit<ResolveReportPayload, 'report'> & { report?: Maybe<ResolversTypes['Report']> }>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  Mutation: Record<PropertyKey, never>;
  User: MemberCard;
  Community: VisibleCommunity;
  PostFilter: PostFilter;
  Post: PostRow;
  Comment: CommentRow;
  Draft: DraftRow;
  Photo: PhotoRow;
  Poll: PollRow;
  PollOption: PollOption;
  Report: ReportRow;
  ReportSnapshot: ReportSnapshotRow;
  ReportAction: ReportActionRow;
  PostConnection: PostConnectionRow;
  PostEdge: Omit<PostEdge, 'node'> & { node: ResolversParentTypes['Post'] };
  CommentConnection: CommentConnectionRow;
  CommentEdge: Omit<CommentEdge, 'node'> & { node: ResolversParentTypes['Comment'] };
  PhotoConnection: PhotoConnectionRow;
  PhotoEdge: Omit<PhotoEdge, 'node'> & { node: ResolversParentTypes['Photo'] };
  ReportConnection: ReportConnectionRow;
  ReportEdge: Omit<ReportEdge, 'node'> & { node: ResolversParentTypes['Report'] };
  PageInfo: PageInfo;
  CreatePostInput: CreatePostInput;
  CreatePollInput: CreatePollInput;
  CreatePostPayload: Omit<CreatePostPayload, 'post'> & { post?: Maybe<ResolversParentTypes['Post']> };
  SaveDraftInput: SaveDraftInput;
  SaveDraftPayload: Omit<SaveDraftPayload, 'draft'> & { draft?: Maybe<ResolversParentTypes['Draft']> };
  DeleteDraftInput: DeleteDraftInput;
  DeleteDraftPayload: DeleteDraftPayload;
  UpdatePostInput: UpdatePostInput;
  UpdatePostPayload: Omit<UpdatePostPayload, 'post'> & { post?: Maybe<ResolversParentTypes['Post']> };
  DeletePostInput: DeletePostInput;
  DeletePostPayload: DeletePostPayload;
  PinPostInput: PinPostInput;
  PinPostPayload: Omit<PinPostPayload, 'post'> & { post?: Maybe<ResolversParentTypes['Post']> };
  AddCommentInput: AddCommentInput;
  AddCommentPayload: Omit<AddCommentPayload, 'comment' | 'post'> & { comment?: Maybe<ResolversParentTypes['Comment']>, post?: Maybe<ResolversParentTypes['Post']> };
  DeleteCommentInput: DeleteCommentInput;
  DeleteCommentPayload: Omit<DeleteCommentPayload, 'comment' | 'post'> & { comment?: Maybe<ResolversParentTypes['Comment']>, post?: Maybe<ResolversParentTypes['Post']> };
  RequestPhotoUploadsInput: RequestPhotoUploadsInput;
  PhotoFileInput: PhotoFileInput;
  RequestPhotoUploadsPayload: RequestPhotoUploadsPayload;
  PhotoUpload: PhotoUpload;
  AddPhotosInput: AddPhotosInput;
  PhotoCaptionInput: PhotoCaptionInput;
  AddPhotosPayload: Omit<AddPhotosPayload, 'photos'> & { photos?: Maybe<Array<ResolversParentTypes['Photo']>> };
  DeletePhotoInput: DeletePhotoInput;
  DeletePhotoPayload: DeletePhotoPayload;
  LikeSubject: ResolversUnionTypes<ResolversParentTypes>['LikeSubject'];
  LikeInput: LikeInput;
  LikePayload: Omit<LikePayload, 'subject'> & { subject?: Maybe<ResolversParentTypes['LikeSubject']> };
  UnlikeInput: UnlikeInput;
  UnlikePayload: Omit<UnlikePayload, 'subject'> & { subject?: Maybe<ResolversParentTypes['LikeSubject']> };
  VotePollInput: VotePollInput;
  VotePollPayload: Omit<VotePollPayload, 'poll'> & { poll?: Maybe<ResolversParentTypes['Poll']> };
  ReportInput: ReportInput;
  ReportPayload: Omit<ReportPayload, 'report'> & { report?: Maybe<ResolversParentTypes['Report']> };
  ResolveReportInput: ResolveReportInput;
  ResolveReportPayload: Omit<ResolveReportPayload, 'report'> & { report?: Maybe<ResolversParentTypes['Report']> };
  UserError: UserError;
  Int: Scalars['Int']['output'];
  Boolean: Scalars['Boolean']['output'];
};

export type BroadcastDirectiveArgs = { };

export type BroadcastDirectiveResolver<Result, Parent, ContextType = Context, Args = BroadcastDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type CacheControlDirectiveArgs = {
  maxAge?: Maybe<Scalars['Int']['input']>;
  scope?: Maybe<CacheControlScope>;
  inheritMaxAge?: Maybe<Scalars['Boolean']['input']>;
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = Context, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  me?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType, RequireFields<QueryPostArgs, 'id'>>;
  posts?: Resolver<Maybe<ResolversTypes['PostConnection']>, ParentType, ContextType, RequireFields<QueryPostsArgs, 'first'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  createPost?: Resolver<ResolversTypes['CreatePostPayload'], ParentType, ContextType, RequireFields<MutationCreatePostArgs, 'input'>>;
  saveDraft?: Resolver<ResolversTypes['SaveDraftPayload'], ParentType, ContextType, RequireFields<MutationSaveDraftArgs, 'input'>>;
  deleteDraft?: Resolver<ResolversTypes['DeleteDraftPayload'], ParentType, ContextType, RequireFields<MutationDeleteDraftArgs, 'input'>>;
  updatePost?: Resolver<ResolversTypes['UpdatePostPayload'], ParentType, ContextType, RequireFields<MutationUpdatePostArgs, 'input'>>;
  deletePost?: Resolver<ResolversTypes['DeletePostPayload'], ParentType, ContextType, RequireFields<MutationDeletePostArgs, 'input'>>;
  pinPost?: Resolver<ResolversTypes['PinPostPayload'], ParentType, ContextType, RequireFields<MutationPinPostArgs, 'input'>>;
  addComment?: Resolver<ResolversTypes['AddCommentPayload'], ParentType, ContextType, RequireFields<MutationAddCommentArgs, 'input'>>;
  deleteComment?: Resolver<ResolversTypes['DeleteCommentPayload'], ParentType, ContextType, RequireFields<MutationDeleteCommentArgs, 'input'>>;
  requestPhotoUploads?: Resolver<ResolversTypes['RequestPhotoUploadsPayload'], ParentType, ContextType, RequireFields<MutationRequestPhotoUploadsArgs, 'input'>>;
  addPhotos?: Resolver<ResolversTypes['AddPhotosPayload'], ParentType, ContextType, RequireFields<MutationAddPhotosArgs, 'input'>>;
  deletePhoto?: Resolver<ResolversTypes['DeletePhotoPayload'], ParentType, ContextType, RequireFields<MutationDeletePhotoArgs, 'input'>>;
  like?: Resolver<ResolversTypes['LikePayload'], ParentType, ContextType, RequireFields<MutationLikeArgs, 'input'>>;
  unlike?: Resolver<ResolversTypes['UnlikePayload'], ParentType, ContextType, RequireFields<MutationUnlikeArgs, 'input'>>;
  votePoll?: Resolver<ResolversTypes['VotePollPayload'], ParentType, ContextType, RequireFields<MutationVotePollArgs, 'input'>>;
  report?: Resolver<ResolversTypes['ReportPayload'], ParentType, ContextType, RequireFields<MutationReportArgs, 'input'>>;
  resolveReport?: Resolver<ResolversTypes['ResolveReportPayload'], ParentType, ContextType, RequireFields<MutationResolveReportArgs, 'input'>>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  avatarUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  posts?: Resolver<Maybe<ResolversTypes['PostConnection']>, ParentType, ContextType, RequireFields<UserPostsArgs, 'first'>>;
};

export type CommunityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Community'] = ResolversParentTypes['Community'], FederationReferenceType extends FederationReferenceTypes['Community'] = FederationReferenceTypes['Community']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Community']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  posts?: Resolver<Maybe<ResolversTypes['PostConnection']>, ParentType, ContextType, RequireFields<CommunityPostsArgs, 'first'>>;
  photos?: Resolver<Maybe<ResolversTypes['PhotoConnection']>, ParentType, ContextType, RequireFields<CommunityPhotosArgs, 'first'>>;
  viewerDraft?: Resolver<Maybe<ResolversTypes['Draft']>, ParentType, ContextType>;
  reports?: Resolver<Maybe<ResolversTypes['ReportConnection']>, ParentType, ContextType, RequireFields<CommunityReportsArgs, 'first'>>;
};

export type PostResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Post'] = ResolversParentTypes['Post'], FederationReferenceType extends FederationReferenceTypes['Post'] = FederationReferenceTypes['Post']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Post']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  board?: Resolver<ResolversTypes['Board'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  excerpt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isPinned?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  editedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  likeCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  commentCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerHasLiked?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  viewerCanEdit?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  author?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  photos?: Resolver<Array<ResolversTypes['Photo']>, ParentType, ContextType>;
  poll?: Resolver<Maybe<ResolversTypes['Poll']>, ParentType, ContextType>;
  comments?: Resolver<ResolversTypes['CommentConnection'], ParentType, ContextType, RequireFields<PostCommentsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CommentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Comment'] = ResolversParentTypes['Comment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isDeleted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  likeCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  viewerHasLiked?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  author?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  replies?: Resolver<ResolversTypes['CommentConnection'], ParentType, ContextType, RequireFields<CommentRepliesArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DraftResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Draft'] = ResolversParentTypes['Draft']> = {
  board?: Resolver<Maybe<ResolversTypes['Board']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PhotoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Photo'] = ResolversParentTypes['Photo'], FederationReferenceType extends FederationReferenceTypes['Photo'] = FederationReferenceTypes['Photo']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Photo']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  thumbnailUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  width?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  height?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  caption?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  likeCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  viewerHasLiked?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  uploader?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PollResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Poll'] = ResolversParentTypes['Poll']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  question?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isMultipleChoice?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  closesAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  totalVotes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  options?: Resolver<Array<ResolversTypes['PollOption']>, ParentType, ContextType>;
};

export type PollOptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PollOption'] = ResolversParentTypes['PollOption']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  voteCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerHasVoted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Report'] = ResolversParentTypes['Report']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ReportStatus'], ParentType, ContextType>;
  subjectKind?: Resolver<ResolversTypes['ReportSubjectKind'], ParentType, ContextType>;
  subjectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subjectAuthor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  snapshot?: Resolver<Maybe<ResolversTypes['ReportSnapshot']>, ParentType, ContextType>;
  history?: Resolver<Maybe<Array<ResolversTypes['ReportAction']>>, ParentType, ContextType>;
  reporter?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type ReportSnapshotResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportSnapshot'] = ResolversParentTypes['ReportSnapshot']> = {
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  photoIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ReportActionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportAction'] = ResolversParentTypes['ReportAction']> = {
  action?: Resolver<ResolversTypes['ReportActionKind'], ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PostConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostConnection'] = ResolversParentTypes['PostConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PostEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PostEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostEdge'] = ResolversParentTypes['PostEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Post'], ParentType, ContextType>;
};

export type CommentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentConnection'] = ResolversParentTypes['CommentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CommentEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CommentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentEdge'] = ResolversParentTypes['CommentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Comment'], ParentType, ContextType>;
};

export type PhotoConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PhotoConnection'] = ResolversParentTypes['PhotoConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PhotoEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PhotoEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PhotoEdge'] = ResolversParentTypes['PhotoEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Photo'], ParentType, ContextType>;
};

export type ReportConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportConnection'] = ResolversParentTypes['ReportConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ReportEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReportEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportEdge'] = ResolversParentTypes['ReportEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Report'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CreatePostPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreatePostPayload'] = ResolversParentTypes['CreatePostPayload']> = {
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SaveDraftPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveDraftPayload'] = ResolversParentTypes['SaveDraftPayload']> = {
  draft?: Resolver<Maybe<ResolversTypes['Draft']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteDraftPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteDraftPayload'] = ResolversParentTypes['DeleteDraftPayload']> = {
  isDeleted?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdatePostPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdatePostPayload'] = ResolversParentTypes['UpdatePostPayload']> = {
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeletePostPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeletePostPayload'] = ResolversParentTypes['DeletePostPayload']> = {
  deletedPostId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PinPostPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PinPostPayload'] = ResolversParentTypes['PinPostPayload']> = {
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AddCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddCommentPayload'] = ResolversParentTypes['AddCommentPayload']> = {
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteCommentPayload'] = ResolversParentTypes['DeleteCommentPayload']> = {
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RequestPhotoUploadsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestPhotoUploadsPayload'] = ResolversParentTypes['RequestPhotoUploadsPayload']> = {
  uploads?: Resolver<Maybe<Array<ResolversTypes['PhotoUpload']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PhotoUploadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PhotoUpload'] = ResolversParentTypes['PhotoUpload']> = {
  uploadId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uploadUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type AddPhotosPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddPhotosPayload'] = ResolversParentTypes['AddPhotosPayload']> = {
  photos?: Resolver<Maybe<Array<ResolversTypes['Photo']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeletePhotoPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeletePhotoPayload'] = ResolversParentTypes['DeletePhotoPayload']> = {
  deletedPhotoId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type LikeSubjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LikeSubject'] = ResolversParentTypes['LikeSubject']> = {
  __resolveType: TypeResolveFn<'Post' | 'Comment' | 'Photo', ParentType, ContextType>;
};

export type LikePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LikePayload'] = ResolversParentTypes['LikePayload']> = {
  subject?: Resolver<Maybe<ResolversTypes['LikeSubject']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UnlikePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnlikePayload'] = ResolversParentTypes['UnlikePayload']> = {
  subject?: Resolver<Maybe<ResolversTypes['LikeSubject']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type VotePollPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VotePollPayload'] = ResolversParentTypes['VotePollPayload']> = {
  poll?: Resolver<Maybe<ResolversTypes['Poll']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReportPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportPayload'] = ResolversParentTypes['ReportPayload']> = {
  report?: Resolver<Maybe<ResolversTypes['Report']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ResolveReportPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResolveReportPayload'] = ResolversParentTypes['ResolveReportPayload']> = {
  report?: Resolver<Maybe<ResolversTypes['Report']>, ParentType, ContextType>;
  hint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  Community?: CommunityResolvers<ContextType>;
  Post?: PostResolvers<ContextType>;
  Comment?: CommentResolvers<ContextType>;
  Draft?: DraftResolvers<ContextType>;
  Photo?: PhotoResolvers<ContextType>;
  Poll?: PollResolvers<ContextType>;
  PollOption?: PollOptionResolvers<ContextType>;
  Report?: ReportResolvers<ContextType>;
  ReportSnapshot?: ReportSnapshotResolvers<ContextType>;
  ReportAction?: ReportActionResolvers<ContextType>;
  PostConnection?: PostConnectionResolvers<ContextType>;
  PostEdge?: PostEdgeResolvers<ContextType>;
  CommentConnection?: CommentConnectionResolvers<ContextType>;
  CommentEdge?: CommentEdgeResolvers<ContextType>;
  PhotoConnection?: PhotoConnectionResolvers<ContextType>;
  PhotoEdge?: PhotoEdgeResolvers<ContextType>;
  ReportConnection?: ReportConnectionResolvers<ContextType>;
  ReportEdge?: ReportEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  CreatePostPayload?: CreatePostPayloadResolvers<ContextType>;
  SaveDraftPayload?: SaveDraftPayloadResolvers<ContextType>;
  DeleteDraftPayload?: DeleteDraftPayloadResolvers<ContextType>;
  UpdatePostPayload?: UpdatePostPayloadResolvers<ContextType>;
  DeletePostPayload?: DeletePostPayloadResolvers<ContextType>;
  PinPostPayload?: PinPostPayloadResolvers<ContextType>;
  AddCommentPayload?: AddCommentPayloadResolvers<ContextType>;
  DeleteCommentPayload?: DeleteCommentPayloadResolvers<ContextType>;
  RequestPhotoUploadsPayload?: RequestPhotoUploadsPayloadResolvers<ContextType>;
  PhotoUpload?: PhotoUploadResolvers<ContextType>;
  AddPhotosPayload?: AddPhotosPayloadResolvers<ContextType>;
  DeletePhotoPayload?: DeletePhotoPayloadResolvers<ContextType>;
  LikeSubject?: LikeSubjectResolvers<ContextType>;
  LikePayload?: LikePayloadResolvers<ContextType>;
  UnlikePayload?: UnlikePayloadResolvers<ContextType>;
  VotePollPayload?: VotePollPayloadResolvers<ContextType>;
  ReportPayload?: ReportPayloadResolvers<ContextType>;
  ResolveReportPayload?: ResolveReportPayloadResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  broadcast?: BroadcastDirectiveResolver<any, any, ContextType>;
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
};
