// Made from web/src/**/*.graphql by `npm run generate`; do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type AddCommentInput = {
  postId: string;
  /** 1 to 2,000 characters. */
  body: string;
  /** The comment or reply that it answers. */
  replyToId?: string | null | undefined;
};

export type AddPhotosInput = {
  /** 1 to 100 uploads of one's own whose bytes have come. A few at a time show people how far it is. */
  uploadIds: Array<string>;
  /** What is to stand under which of them. */
  captions?: Array<PhotoCaptionInput>;
};

export type ApproveJoinRequestInput = {
  /** `com_...` */
  communityId: string;
  /** Who waits: `usr_...` */
  userId: string;
};

export type AttendanceStatus =
  | 'ATTENDING'
  | 'WAITLISTED'
  | 'WITHDRAWN';

export type AttendScheduleInput = {
  scheduleId: string;
  /** Whether to wait in line when all seats are taken; without it that is `FULL`. */
  joinWaitlist?: boolean | null | undefined;
};

export type BlockUserInput = {
  /** Whom; not oneself. */
  userId: string;
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

export type BookmarkCommunityInput = {
  /** `com_...` */
  communityId: string;
};

export type CancelScheduleInput = {
  /** `sch_...` */
  id: string;
};

export type ChangeEmailInput = {
  /** At most 254 characters. The address that the account has, to prove it. */
  email: string;
  /** The account's. Left out by those who have none. */
  password?: string | null | undefined;
  /** The code that was sent to the address, within 15 minutes. Spaces in it make no difference. */
  emailCode?: string | null | undefined;
};

export type ChangeMemberRoleInput = {
  /** `com_...` */
  communityId: string;
  /** `usr_...` */
  userId: string;
  /** STAFF or MEMBER; a LEADER is made by `transferLeadership`. */
  role: Role;
};

export type ChangePasswordInput = {
  /** The one that is replaced. Left out by those who have none. */
  currentPassword?: string | null | undefined;
  /** As in `SignUpInput`. */
  newPassword: string;
};

export type CheckInAttendeeInput = {
  scheduleId: string;
  /** Who was seen. */
  userId: string;
};

export type CloseCommunityInput = {
  /** `com_...` */
  communityId: string;
  /** The club's name as it is: proof that this is the one to close. */
  name: string;
};

export type CreateCommunityInput = {
  /** One line, 2 to 40 characters. */
  name: string;
  /** What the club is about, at most 2,000 characters. */
  introduction?: string | null | undefined;
  /** One of `interests`. */
  interestId: string;
  /** Where it meets, province or city first: `서울 은평구`. At most 40 characters. */
  region: string;
  /** Null: PUBLIC. */
  visibility?: Visibility | null | undefined;
  /** Null: OPEN. */
  joinPolicy?: JoinPolicy | null | undefined;
  /** 2 to 10,000; null: no limit of its own. */
  memberLimit?: number | null | undefined;
  /**
   * An https address; or the `url` that `addPhotos` gave for one's own upload of the purpose `COVER`: no other picture is taken (`NOT_FOUND`), nor one that is
   * another club's.
   */
  coverUrl?: string | null | undefined;
};

export type CreateInviteInput = {
  /** `com_...` */
  communityId: string;
  /** Still to come, within a year; null: it does not expire. */
  expiresAt?: string | null | undefined;
  /** How many people may come in with it, 1 to 10,000; null: as many as want. */
  maxUses?: number | null | undefined;
};

export type CreatePollInput = {
  /** 1 to 200 characters. */
  question: string;
  /** 2 to 20 answers to choose from, all different, 1 to 100 characters each. */
  options: Array<string>;
  /** Whether one may choose several. */
  isMultipleChoice?: boolean;
  /** Still to come. Null: open without end. */
  closesAt?: string | null | undefined;
};

export type CreatePostInput = {
  communityId: string;
  board: Board;
  /** 1 to 100 characters. */
  title: string;
  /** Plain text, at most 20,000 characters. */
  body?: string;
  /** At most 10 photos of the club's album that the viewer uploaded, in their order. */
  photoIds?: Array<string>;
  /** A vote to ask for. */
  poll?: CreatePollInput | null | undefined;
  /** For leader and staff. */
  isPinned?: boolean;
};

export type CreateScheduleInput = {
  communityId: string;
  /** 1 to 100 characters. */
  title: string;
  /** At most 4,000 characters. */
  description?: string | null | undefined;
  /** When it begins; still to come. */
  startsAt: string;
  /** When it is over; after `startsAt`. */
  endsAt: string;
  /** Where to meet, at most 200 characters. */
  place?: string | null | undefined;
  /** What it costs to come. */
  fee?: MoneyInput | null | undefined;
  /** Seats in all, 1 to 10,000; null: no limit. */
  capacity?: number | null | undefined;
  /** Null: open from the start. Before `startsAt` and `registrationClosesAt`. */
  registrationOpensAt?: string | null | undefined;
  /** Null: open until the meet-up starts. */
  registrationClosesAt?: string | null | undefined;
};

export type DeleteAccountInput = {
  /**
   * The account's password, to be sure that it is the person. An account without one, of somebody who signs in with a provider, is deleted by somebody who
   * has signed in within the last 10 minutes: `SIGN_IN_AGAIN`.
   */
  password?: string | null | undefined;
};

export type DeleteCommentInput = {
  /** `cmt_...` */
  id: string;
};

export type DeleteMessageInput = {
  /** `msg_...` */
  id: string;
};

export type DeletePhotoInput = {
  /** `pho_...` */
  id: string;
};

export type DeletePostInput = {
  /** `pst_...` */
  id: string;
};

export type EditMessageInput = {
  /** `msg_...` */
  id: string;
  /** 1 to 5,000 characters; empty only when the message has photos. */
  text: string;
};

export type JoinCommunityInput = {
  /** `com_...` */
  communityId: string;
  /** For leader and staff, where they decide: at most 500 characters. */
  message?: string | null | undefined;
  /** An invitation's code; blanks, hyphens and small letters do not matter. */
  inviteCode?: string | null | undefined;
};

export type JoinPolicy =
  /** Whoever wants may join. */
  | 'OPEN'
  /** Leader or staff let people in. */
  | 'APPROVAL'
  /** Only with an invitation code. */
  | 'INVITE';

export type LeaveCommunityInput = {
  /** `com_...` */
  communityId: string;
};

export type LikeInput = {
  /** The id of a post, a comment or a photo. */
  subjectId: string;
};

/** Either `ids` or `upTo`; neither means all there are. */
export type MarkNotificationsReadInput = {
  /** 1 to 100 notifications. */
  ids?: Array<string> | null | undefined;
  /** All that happened until then, that instant included: `createdAt` of the newest that the person has seen. */
  upTo?: string | null | undefined;
};

export type MarkRoomReadInput = {
  /** `rom_...` */
  roomId: string;
  /** The newest message that the viewer has seen; what lies beyond the room's newest counts as that. */
  seq: number;
};

/** The sixteen types of the Myers-Briggs indicator, as people like to show them. */
export type Mbti =
  | 'ISTJ'
  | 'ISTP'
  | 'ISFJ'
  | 'ISFP'
  | 'INTJ'
  | 'INTP'
  | 'INFJ'
  | 'INFP'
  | 'ESTJ'
  | 'ESTP'
  | 'ESFJ'
  | 'ESFP'
  | 'ENTJ'
  | 'ENTP'
  | 'ENFJ'
  | 'ENFP';

export type MembershipStatus =
  | 'ACTIVE'
  /** Has asked to join and waits for an answer. */
  | 'PENDING'
  | 'BANNED';

/** A sum of money, as clients give it. */
export type MoneyInput = {
  /** In the currency's smallest unit that is used: whole won for KRW. 0 is free. */
  amount: number;
  /** ISO 4217, e.g. `KRW`. */
  currency: string;
};

export type MuteRoomInput = {
  /** `rom_...` */
  roomId: string;
  /** False unmutes it. */
  isMuted?: boolean;
};

export type NotificationKind =
  | 'MEMBER_JOINED'
  | 'JOIN_REQUESTED'
  | 'JOIN_APPROVED'
  | 'MEMBER_REMOVED'
  /** Somebody of the staff asks to succeed a leader who has not been seen for three months. To leader and staff. */
  | 'LEADERSHIP_CLAIMED'
  /** Who asked to succeed the leader leads the club now. To those who run it. */
  | 'LEADERSHIP_SUCCEEDED'
  /** The leader is back, or said no: nobody else takes the club over. To its staff. */
  | 'LEADERSHIP_CLAIM_REFUSED'
  /** A club that the person was in was closed. */
  | 'COMMUNITY_CLOSED'
  | 'COMMENTED'
  | 'REPLIED'
  | 'LIKED'
  | 'MENTIONED'
  | 'SEAT_GRANTED'
  | 'SCHEDULE_CREATED'
  | 'SCHEDULE_CHANGED'
  | 'SCHEDULE_CANCELLED'
  /** The person signed in on one device more than allowed: the one not used for longest was signed out. */
  | 'DEVICE_SIGNED_OUT'
  /** A used refresh token came again: its device was signed out. */
  | 'SESSION_COMPROMISED'
  /** A meet-up that the person has a seat at begins in a day or an hour. */
  | 'SCHEDULE_REMINDER'
  /** A member has reported something to the club. To leader and staff, but not to whom it is about. */
  | 'REPORT_FILED'
  /** Leader or staff of the club have dealt with what the person had reported. */
  | 'REPORT_RESOLVED';

export type OpenDirectRoomInput = {
  /** The other person: `usr_...` */
  userId: string;
};

export type PhotoCaptionInput = {
  uploadId: string;
  /** At most 200 characters. */
  caption: string;
};

/** A file that is to be sent. */
export type PhotoFileInput = {
  /** `image/jpeg`, `image/png`, `image/webp` or `image/avif`. */
  contentType: string;
  /** 1 to 20,971,520 (20 MiB). Just so many bytes are taken. */
  byteSize: number;
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

export type PinPostInput = {
  /** `pst_...` */
  id: string;
  isPinned?: boolean;
};

export type ReactInput = {
  /** `msg_...` */
  messageId: string;
  /** One emoji. */
  emoji: string;
  /** False takes the reaction back. */
  hasReacted?: boolean;
};

export type Registration =
  /** `registrationOpensAt` is still to come. */
  | 'NOT_OPEN_YET'
  /** There are seats. */
  | 'OPEN'
  /** All seats are taken; one can wait in line. */
  | 'FULL'
  /** `registrationClosesAt` or the start has passed. */
  | 'CLOSED'
  | 'CANCELLED';

export type RejectJoinRequestInput = {
  /** `com_...` */
  communityId: string;
  /** Who waits: `usr_...` */
  userId: string;
};

export type RemoveMemberInput = {
  /** `com_...` */
  communityId: string;
  /** `usr_...` */
  userId: string;
  /** Told to the person, and kept with a ban: at most 500 characters. */
  reason?: string | null | undefined;
  /** They cannot come back. */
  ban?: boolean | null | undefined;
};

export type ReportActionKind =
  /** Nothing is wrong with it. */
  | 'DISMISS'
  /** What was reported is taken away; a person stays, and the report is noted as right. */
  | 'REMOVE';

export type ReportInput = {
  /** The id of a post, comment, photo, message or person. */
  subjectId: string;
  /** 1 to 500 characters. */
  reason: string;
  /** Of a person: the club whose leader and staff are to look at it, with both as members. What else is reported has its own club. */
  communityId?: string | null | undefined;
};

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

export type RequestPasswordResetInput = {
  /** The address that the person signs in with. */
  email: string;
};

export type RequestPhotoUploadsInput = {
  /** What the photos are to be. */
  purpose?: PhotoPurpose;
  /** The club whose album it is; only of `ALBUM`, and always there. */
  communityId?: string | null | undefined;
  /** The direct room; only of `MESSAGE`, and always there. */
  roomId?: string | null | undefined;
  /** 1 to 100 files; of a profile picture or a cover, one. */
  files: Array<PhotoFileInput>;
};

export type ResetPasswordInput = {
  /** What stands behind `#` in the link's address. It is good for one new password. */
  token: string;
  /** As in `SignUpInput`. */
  password: string;
  /** What the list of devices will show, at most 60 characters. */
  deviceName?: string | null | undefined;
};

export type ResolveReportInput = {
  /** `rep_...` */
  reportId: string;
  action: ReportActionKind;
  /** For the others of the staff, at most 500 characters. */
  note?: string | null | undefined;
};

export type RevokeInviteInput = {
  /** `com_...` */
  communityId: string;
  /** `inv_...` */
  inviteId: string;
};

export type RevokeSessionInput = {
  /** One of the viewer's sessions. */
  sessionId: string;
};

export type Role =
  /** 모임장: one a club. */
  | 'LEADER'
  /** 운영진: helps to run it. */
  | 'STAFF'
  | 'MEMBER';

export type RoomKind =
  /** The room of a club: its members are in it. */
  | 'COMMUNITY'
  /** Two people. */
  | 'DIRECT';

export type SendMessageInput = {
  /** `rom_...` */
  roomId: string;
  /** 1 to 5,000 characters; with photos it may be empty or left out. */
  text?: string | null | undefined;
  /** What the client calls the message, 1 to 100 characters, e.g. a UUID: it makes sending again safe. Left out, each call is a message. */
  clientMessageId?: string | null | undefined;
  /** The message of the same room that it answers: `msg_...` */
  replyToId?: string | null | undefined;
  /** At most 10 photos, in the order in which they are shown: `pho_...` */
  photoIds?: Array<string> | null | undefined;
};

export type SetInterestsInput = {
  /** Ids of interests in the person's order, at most 10; an empty list for none. */
  interestIds: Array<string>;
};

export type SetTypingInput = {
  /** `rom_...` */
  roomId: string;
  isTyping: boolean;
};

export type SignInInput = {
  email: string;
  password: string;
  /** What the list of devices will show, at most 60 characters. */
  deviceName?: string | null | undefined;
};

export type SignInWithProviderInput = {
  /** The id of the provider with which it was begun. */
  provider: string;
  /** What `startProviderSignIn` answered. */
  attempt: string;
  /** As the provider sent it back. */
  code: string;
  /** As the provider sent it back. */
  state: string;
  /** As the provider sent it back, if it did (RFC 9207). */
  iss?: string | null | undefined;
  /** What the list of devices will show, at most 60 characters. */
  deviceName?: string | null | undefined;
};

export type SignUpInput = {
  /** At most 254 characters. Kept as typed; upper and lower case make no difference. Required without a `providerTicket`, and not to be given with one: then it is the provider's. */
  email?: string | null | undefined;
  /** 10 to 200 characters, and none of the passwords that everybody uses. Required without a `providerTicket`, and not to be given with one. */
  password?: string | null | undefined;
  /** 1 to 30 characters. */
  name: string;
  /** What the person is into, in their order: ids of interests, at most 10. */
  interestIds?: Array<string> | null | undefined;
  mbti?: Mbti | null | undefined;
  /** At most 40 characters, e.g. `서울 마포구`. */
  region?: string | null | undefined;
  /** An https address. Pictures are sent by people who are signed in: `updateProfile` takes those. */
  avatarUrl?: string | null | undefined;
  /** What the list of devices will show, at most 60 characters. */
  deviceName?: string | null | undefined;
  /** The code that was sent to the address, within 15 minutes. Spaces in it make no difference. */
  emailCode?: string | null | undefined;
  /** For those who come from a sign-in provider: what `signInWithProvider` gave, within 15 minutes. Later, and used already: `PROVIDER_SIGN_IN_FAILED`. */
  providerTicket?: string | null | undefined;
};

export type StartProviderSignInInput = {
  /** The id of one of `signInProviders`. */
  provider: string;
};

export type TransferLeadershipInput = {
  /** `com_...` */
  communityId: string;
  /** The member who leads the club from now on: `usr_...` */
  userId: string;
};

export type UnbanMemberInput = {
  /** `com_...` */
  communityId: string;
  /** Who is banned: `usr_...` */
  userId: string;
};

export type UnblockUserInput = {
  /** Whom. */
  userId: string;
};

export type UnbookmarkCommunityInput = {
  /** `com_...` */
  communityId: string;
};

export type UnlikeInput = {
  /** The id of a post, a comment or a photo. */
  subjectId: string;
};

export type UpdateCommunityInput = {
  /** `com_...` */
  id: string;
  /** One line, 2 to 40 characters. Cannot be cleared. */
  name?: string | null | undefined;
  /** What the club is about, at most 2,000 characters. */
  introduction?: string | null | undefined;
  /** One of `interests`. Cannot be cleared. */
  interestId?: string | null | undefined;
  /** Where it meets, at most 40 characters. Cannot be cleared. */
  region?: string | null | undefined;
  /** Cannot be cleared. */
  visibility?: Visibility | null | undefined;
  /**
   * Cannot be cleared. Who waits goes on waiting: leader and staff still decide, and in an OPEN club, or with a code, they can come in by
   * themselves.
   */
  joinPolicy?: JoinPolicy | null | undefined;
  /** 2 to 10,000 and not below the number of members; null: no limit. More places let nobody in who waits, they let leader and staff do so. */
  memberLimit?: number | null | undefined;
  /** As for `createCommunity`; the one before is removed. Null: none. */
  coverUrl?: string | null | undefined;
};

export type UpdatePostInput = {
  /** `pst_...` */
  id: string;
  /** 1 to 100 characters. Cannot be cleared. */
  title?: string | null | undefined;
  /** Plain text, at most 20,000 characters. Null clears. */
  body?: string | null | undefined;
  /**
   * At most 10 photos, in their order, in the place of those that are in it: photos of the club's album that the viewer uploaded, or that are in it already. Left out
   * or null they stay. What is taken out of the post stays in the album.
   */
  photoIds?: Array<string> | null | undefined;
};

export type UpdateProfileInput = {
  /** 1 to 30 characters. Cannot be cleared. */
  name?: string | null | undefined;
  /**
   * An https address; or the `thumbnailUrl` that `addPhotos` gave for one's own upload of the purpose `AVATAR`: no other picture is taken (`NOT_FOUND`). The one
   * before is removed.
   */
  avatarUrl?: string | null | undefined;
  /** At most 300 characters. */
  bio?: string | null | undefined;
  mbti?: Mbti | null | undefined;
  /** At most 40 characters, e.g. `서울 마포구`. */
  region?: string | null | undefined;
};

export type UpdateScheduleInput = {
  /** `sch_...` */
  id: string;
  /** 1 to 100 characters. Cannot be cleared. */
  title?: string | null | undefined;
  /** At most 4,000 characters. */
  description?: string | null | undefined;
  /** A new start is still to come. Cannot be cleared. */
  startsAt?: string | null | undefined;
  /** After `startsAt`. Cannot be cleared. */
  endsAt?: string | null | undefined;
  /** At most 200 characters. */
  place?: string | null | undefined;
  /** What it costs to come. */
  fee?: MoneyInput | null | undefined;
  /** 1 to 10,000, not below `attendeeCount`; null: no limit. */
  capacity?: number | null | undefined;
  /** Before `startsAt` and `registrationClosesAt`. */
  registrationOpensAt?: string | null | undefined;
  registrationClosesAt?: string | null | undefined;
};

export type UserErrorCode =
  /** The input is too short, too long or malformed. */
  | 'INVALID'
  /** What the input names is not there, or not any more. */
  | 'NOT_FOUND'
  /** There are as many as there may be. */
  | 'LIMIT_REACHED'
  /** There is no room left. */
  | 'FULL'
  /** The person may not come back to the club. */
  | 'BANNED'
  /** The club takes an invitation's code. */
  | 'INVITE_REQUIRED'
  /** The code is wrong, has expired or is used up. */
  | 'INVITE_NOT_USABLE'
  /** The leader of a club makes somebody else its leader first. */
  | 'LEADER_MUST_HAND_OVER'
  /** The leader has been seen within three months. */
  | 'LEADER_PRESENT'
  /** Somebody else has asked to succeed the leader first. */
  | 'CLAIMED_ALREADY'
  /** What this needs is away for the moment. Nothing has happened. */
  | 'TRY_AGAIN'
  /** The bytes of an upload have not come, or not all of them. */
  | 'NOT_RECEIVED'
  /** It is too late: what the input names is closed or over. */
  | 'POLL_CLOSED'
  /** One's own, or of a direct room: no club's staff can be asked to look at it. */
  | 'NOT_REPORTABLE'
  /** The person has been seen at the meet-up: the seat cannot be given up any more. */
  | 'ALREADY_ATTENDING'
  /** Nobody of that name has a seat. */
  | 'NOT_ATTENDING'
  /** Registration opens later. */
  | 'NOT_OPEN_YET'
  /** It is too late: what the input names is closed or over. */
  | 'CLOSED'
  /** Only for members of the club. */
  | 'NOT_A_MEMBER'
  /** The meet-up was called off. */
  | 'CANCELLED'
  /** No account with this address and password. */
  | 'INVALID_CREDENTIALS'
  /** No account can be made with this address and password. Why is not told. */
  | 'SIGN_UP_REFUSED'
  /** A letter with a code is on its way to the address: say the same again, with the code. */
  | 'EMAIL_CODE_SENT'
  /** It is not the code that was sent last, its time is over, or it was wrong too often. Without a code, another is sent. */
  | 'EMAIL_CODE_WRONG'
  /** The link was used, is not the newest, or its time is over. */
  | 'LINK_EXPIRED'
  /** The person leads clubs that are open: they are handed over or closed first. */
  | 'LEADS_COMMUNITIES'
  /** The session is over: sign in again. */
  | 'SESSION_ENDED'
  /** The sign-in at the provider cannot be taken: it was begun elsewhere, took too long, was used before, or is not confirmed. Begin again. */
  | 'PROVIDER_SIGN_IN_FAILED'
  /** This needs a fresh sign-in. */
  | 'SIGN_IN_AGAIN';

export type Visibility =
  /** Everybody can find and read the club. */
  | 'PUBLIC'
  /** Nobody but its members knows that it exists. */
  | 'PRIVATE';

export type VotePollInput = {
  /** `pol_...` */
  pollId: string;
  /** What the viewer chooses from now on: at most one, unless the poll takes several. */
  optionIds: Array<string>;
};

export type WithdrawAttendanceInput = {
  scheduleId: string;
};

export type ShellBadgesQueryVariables = Exact<{ [key: string]: never; }>;


export type ShellBadgesQuery = { me: { id: string, unreadNotificationCount: number | null, unreadMessageCount: number | null } | null };

export type LikeMutationVariables = Exact<{
  input: LikeInput;
}>;


export type LikeMutation = { like: { subject:
      | { __typename: 'Post', id: string, likeCount: number | null, viewerHasLiked: boolean | null }
      | { __typename: 'Comment', id: string, likeCount: number | null, viewerHasLiked: boolean | null }
      | { __typename: 'Photo', id: string, likeCount: number | null, viewerHasLiked: boolean | null }
     | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type UnlikeMutationVariables = Exact<{
  input: UnlikeInput;
}>;


export type UnlikeMutation = { unlike: { subject:
      | { __typename: 'Post', id: string, likeCount: number | null, viewerHasLiked: boolean | null }
      | { __typename: 'Comment', id: string, likeCount: number | null, viewerHasLiked: boolean | null }
      | { __typename: 'Photo', id: string, likeCount: number | null, viewerHasLiked: boolean | null }
     | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type ReportMutationVariables = Exact<{
  input: ReportInput;
}>;


export type ReportMutation = { report: { report: { id: string, status: ReportStatus } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type SharedClubsQueryVariables = Exact<{
  id: string;
}>;


export type SharedClubsQuery = { user: { id: string, memberships: { edges: Array<{ node: { id: string, name: string, viewerMembership: { role: Role | null, status: MembershipStatus } | null } | null }> } | null } | null };

export type UserErrorFragment = { field: Array<string> | null, message: string, code: UserErrorCode } & { ' $fragmentName'?: 'UserErrorFragment' };

export type RequestPhotoUploadsMutationVariables = Exact<{
  input: RequestPhotoUploadsInput;
}>;


export type RequestPhotoUploadsMutation = { requestPhotoUploads: { uploads: Array<{ uploadId: string, uploadUrl: string, expiresAt: string }> | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type AddPhotosMutationVariables = Exact<{
  input: AddPhotosInput;
}>;


export type AddPhotosMutation = { addPhotos: { photos: Array<{ ' $fragmentRefs'?: { 'Photo_photoFragment': Photo_photoFragment } }> | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type DeletePhotoMutationVariables = Exact<{
  input: DeletePhotoInput;
}>;


export type DeletePhotoMutation = { deletePhoto: { deletedPhotoId: string | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type RoomEventsSubscriptionVariables = Exact<{
  roomId: string;
  afterSeq?: number | null | undefined;
}>;


export type RoomEventsSubscription = { roomEvents:
    | { __typename: 'MessageSent', message: { id: string, seq: number, text: string, clientMessageId: string | null, sentAt: string, editedAt: string | null, isDeleted: boolean, sender: { id: string, name: string, avatarUrl: string | null } | null, replyTo: { id: string, seq: number, text: string, sender: { id: string, name: string } | null } | null, photos: Array<{ id: string, url: string | null, thumbnailUrl: string | null, width: number | null, height: number | null }>, reactions: Array<{ emoji: string, count: number }> } }
    | { __typename: 'MessageEdited', message: { id: string, text: string, editedAt: string | null } }
    | { __typename: 'MessageDeleted', message: { id: string, text: string, isDeleted: boolean } }
    | { __typename: 'ReactionsChanged', message: { id: string, reactions: Array<{ emoji: string, count: number }> } }
    | { __typename: 'TypingChanged', isTyping: boolean, user: { id: string, name: string } }
    | { __typename: 'ReadMarked', lastReadSeq: number, user: { id: string } }
    | { __typename: 'PresenceChanged', isOnline: boolean, user: { id: string } }
    | { __typename: 'HistoryGap', lastSeq: number }
    | { __typename: 'RoomHead', lastSeq: number }
   };

export type SetTypingMutationVariables = Exact<{
  input: SetTypingInput;
}>;


export type SetTypingMutation = { setTyping: { ok: boolean, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type ViewerEventsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type ViewerEventsSubscription = { viewerEvents:
    | { __typename: 'NotificationReceived', notification: (
        { id: string }
        & { ' $fragmentRefs'?: { 'NotificationRow_notificationFragment': NotificationRow_notificationFragment } }
      ) | null }
    | { __typename: 'UnreadChanged', unreadMessageCount: number, room: { id: string, unreadCount: number, lastMessage: { id: string, seq: number, text: string, sentAt: string, sender: { id: string, name: string } | null } | null } }
   };

export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAmIQuery = { me: { id: string } | null };

export type UnreadMessagesQueryVariables = Exact<{ [key: string]: never; }>;


export type UnreadMessagesQuery = { me: { id: string, unreadMessageCount: number | null } | null };

export type AlbumQueryVariables = Exact<{
  communityId: string;
  after?: string | null | undefined;
}>;


export type AlbumQuery = { community: { id: string, name: string, viewerMembership: { role: Role | null, status: MembershipStatus } | null, photos: { totalCount: number, edges: Array<{ cursor: string, node: (
          { id: string }
          & { ' $fragmentRefs'?: { 'Photo_photoFragment': Photo_photoFragment } }
        ) }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type Photo_photoFragment = { id: string, url: string | null, thumbnailUrl: string | null, width: number | null, height: number | null, caption: string | null, createdAt: string | null, likeCount: number | null, viewerHasLiked: boolean | null, uploader: { id: string, name: string, avatarUrl: string | null } | null } & { ' $fragmentName'?: 'Photo_photoFragment' };

export type BoardQueryVariables = Exact<{
  communityId: string;
  board?: Board | null | undefined;
  after?: string | null | undefined;
}>;


export type BoardQuery = { community: { id: string, name: string, viewerMembership: { role: Role | null, status: MembershipStatus } | null, posts: { totalCount: number, edges: Array<{ cursor: string, node: (
          { id: string }
          & { ' $fragmentRefs'?: { 'PostRow_postFragment': PostRow_postFragment } }
        ) }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type PostRow_postFragment = { id: string, board: Board, title: string, excerpt: string, isPinned: boolean, createdAt: string, likeCount: number | null, commentCount: number, author: { id: string, name: string, avatarUrl: string | null } | null, photos: Array<{ id: string, thumbnailUrl: string | null }> } & { ' $fragmentName'?: 'PostRow_postFragment' };

export type CalendarQueryVariables = Exact<{
  communityId: string;
  from: string;
  to: string;
}>;


export type CalendarQuery = { community: { id: string, name: string, viewerMembership: { role: Role | null, status: MembershipStatus } | null, schedules: { edges: Array<{ node: { id: string, title: string, startsAt: string, endsAt: string, place: string | null, capacity: number | null, attendeeCount: number, registration: Registration, viewerAttendance: { status: AttendanceStatus } | null } }> } | null } | null };

export type ChatListQueryVariables = Exact<{ [key: string]: never; }>;


export type ChatListQuery = { me: { id: string, unreadMessageCount: number | null, chatRooms: { edges: Array<{ node: (
          { id: string }
          & { ' $fragmentRefs'?: { 'RoomRow_roomFragment': RoomRow_roomFragment } }
        ) }> } | null } | null };

export type RoomRow_roomFragment = { id: string, kind: RoomKind, title: string, imageUrl: string | null, unreadCount: number, isMuted: boolean, community: { id: string, name: string } | null, lastMessage: { id: string, seq: number, text: string, sentAt: string, sender: { id: string, name: string } | null } | null } & { ' $fragmentName'?: 'RoomRow_roomFragment' };

export type ChatRoomQueryVariables = Exact<{
  id: string;
  beforeSeq?: number | null | undefined;
}>;


export type ChatRoomQuery = { me: { id: string, name: string, avatarUrl: string | null } | null, chatRoom: { id: string, kind: RoomKind, title: string, isMuted: boolean, lastSeq: number, unreadCount: number, viewerLastReadSeq: number, community: { id: string, name: string } | null, members: { totalCount: number, edges: Array<{ lastReadSeq: number, isOnline: boolean | null, node: { id: string, name: string, avatarUrl: string | null } | null }> }, messages: { edges: Array<{ node: (
          { id: string, seq: number, clientMessageId: string | null, sentAt: string, sender: { id: string } | null }
          & { ' $fragmentRefs'?: { 'Message_messageFragment': Message_messageFragment } }
        ) }>, pageInfo: { hasPreviousPage: boolean, startCursor: string | null } } } | null };

export type Message_messageFragment = { id: string, seq: number, text: string, clientMessageId: string | null, sentAt: string, editedAt: string | null, isDeleted: boolean, sender: { id: string, name: string, avatarUrl: string | null } | null, replyTo: { id: string, seq: number, text: string, sender: { id: string, name: string } | null } | null, photos: Array<{ id: string, url: string | null, thumbnailUrl: string | null, width: number | null, height: number | null }>, reactions: Array<{ emoji: string, count: number, viewerHasReacted: boolean }> } & { ' $fragmentName'?: 'Message_messageFragment' };

export type SendMessageMutationVariables = Exact<{
  input: SendMessageInput;
}>;


export type SendMessageMutation = { sendMessage: { message: { ' $fragmentRefs'?: { 'Message_messageFragment': Message_messageFragment } } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type EditMessageMutationVariables = Exact<{
  input: EditMessageInput;
}>;


export type EditMessageMutation = { editMessage: { message: { id: string, seq: number, text: string, editedAt: string | null } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type DeleteMessageMutationVariables = Exact<{
  input: DeleteMessageInput;
}>;


export type DeleteMessageMutation = { deleteMessage: { message: { id: string, seq: number, isDeleted: boolean } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type ReactMutationVariables = Exact<{
  input: ReactInput;
}>;


export type ReactMutation = { react: { message: { id: string, reactions: Array<{ emoji: string, count: number, viewerHasReacted: boolean }> } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type MarkRoomReadMutationVariables = Exact<{
  input: MarkRoomReadInput;
}>;


export type MarkRoomReadMutation = { markRoomRead: { room: { id: string, unreadCount: number, viewerLastReadSeq: number } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type MuteRoomMutationVariables = Exact<{
  input: MuteRoomInput;
}>;


export type MuteRoomMutation = { muteRoom: { room: { id: string, isMuted: boolean } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type CommunityAdminQueryVariables = Exact<{
  id: string;
}>;


export type CommunityAdminQuery = { me: { id: string } | null, community: (
    { id: string, name: string, visibility: Visibility | null, joinPolicy: JoinPolicy | null, memberLimit: number | null, memberCount: number | null, viewerMembership: { role: Role | null, status: MembershipStatus } | null }
    & { ' $fragmentRefs'?: { 'JoinRequests_communityFragment': JoinRequests_communityFragment;'Members_communityFragment': Members_communityFragment;'Banned_communityFragment': Banned_communityFragment;'Reports_communityFragment': Reports_communityFragment;'Invites_communityFragment': Invites_communityFragment } }
  ) | null };

export type JoinRequests_communityFragment = { id: string, joinRequests: { totalCount: number, edges: Array<{ requestedAt: string, message: string | null, node: { id: string, name: string, avatarUrl: string | null, bio: string | null } | null }> } | null } & { ' $fragmentName'?: 'JoinRequests_communityFragment' };

export type Members_communityFragment = { id: string, members: { totalCount: number, edges: Array<{ role: Role, status: MembershipStatus, joinedAt: string, node: { id: string, name: string, avatarUrl: string | null } | null }> } | null } & { ' $fragmentName'?: 'Members_communityFragment' };

export type Banned_communityFragment = { id: string, bannedMembers: { edges: Array<{ bannedAt: string, reason: string | null, node: { id: string, name: string, avatarUrl: string | null } | null }> } | null } & { ' $fragmentName'?: 'Banned_communityFragment' };

export type Reports_communityFragment = { members: { edges: Array<{ node: { id: string, name: string } | null }> } | null, reports: { totalCount: number, edges: Array<{ node: { id: string, reason: string, createdAt: string, status: ReportStatus, subjectKind: ReportSubjectKind, subjectId: string, reporter: { id: string, name: string } | null } }> } | null } & { ' $fragmentName'?: 'Reports_communityFragment' };

export type Invites_communityFragment = { id: string, invites: Array<{ id: string, code: string, expiresAt: string | null, maxUses: number | null, useCount: number }> | null } & { ' $fragmentName'?: 'Invites_communityFragment' };

export type ApproveJoinRequestMutationVariables = Exact<{
  input: ApproveJoinRequestInput;
}>;


export type ApproveJoinRequestMutation = { approveJoinRequest: { community: (
      { id: string, memberCount: number | null }
      & { ' $fragmentRefs'?: { 'JoinRequests_communityFragment': JoinRequests_communityFragment;'Members_communityFragment': Members_communityFragment } }
    ) | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type RejectJoinRequestMutationVariables = Exact<{
  input: RejectJoinRequestInput;
}>;


export type RejectJoinRequestMutation = { rejectJoinRequest: { community: (
      { id: string }
      & { ' $fragmentRefs'?: { 'JoinRequests_communityFragment': JoinRequests_communityFragment } }
    ) | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type RemoveMemberMutationVariables = Exact<{
  input: RemoveMemberInput;
}>;


export type RemoveMemberMutation = { removeMember: { community: (
      { id: string, memberCount: number | null }
      & { ' $fragmentRefs'?: { 'Members_communityFragment': Members_communityFragment;'Banned_communityFragment': Banned_communityFragment } }
    ) | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type ChangeMemberRoleMutationVariables = Exact<{
  input: ChangeMemberRoleInput;
}>;


export type ChangeMemberRoleMutation = { changeMemberRole: { community: (
      { id: string }
      & { ' $fragmentRefs'?: { 'Members_communityFragment': Members_communityFragment } }
    ) | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type CreateInviteMutationVariables = Exact<{
  input: CreateInviteInput;
}>;


export type CreateInviteMutation = { createInvite: { invite: { id: string, code: string, expiresAt: string | null, maxUses: number | null, useCount: number } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type ResolveReportMutationVariables = Exact<{
  input: ResolveReportInput;
}>;


export type ResolveReportMutation = { resolveReport: { report: { id: string, status: ReportStatus } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type UnbanMemberMutationVariables = Exact<{
  input: UnbanMemberInput;
}>;


export type UnbanMemberMutation = { unbanMember: { community: (
      { id: string }
      & { ' $fragmentRefs'?: { 'Banned_communityFragment': Banned_communityFragment } }
    ) | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type RevokeInviteMutationVariables = Exact<{
  input: RevokeInviteInput;
}>;


export type RevokeInviteMutation = { revokeInvite: { community: (
      { id: string }
      & { ' $fragmentRefs'?: { 'Invites_communityFragment': Invites_communityFragment } }
    ) | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type TransferLeadershipMutationVariables = Exact<{
  input: TransferLeadershipInput;
}>;


export type TransferLeadershipMutation = { transferLeadership: { community: (
      { id: string, viewerMembership: { role: Role | null, status: MembershipStatus } | null }
      & { ' $fragmentRefs'?: { 'Members_communityFragment': Members_communityFragment } }
    ) | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type CloseCommunityMutationVariables = Exact<{
  input: CloseCommunityInput;
}>;


export type CloseCommunityMutation = { closeCommunity: { closedCommunity: { id: string } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type CommunityQueryVariables = Exact<{
  id: string;
}>;


export type CommunityQuery = { me: { id: string } | null, community: (
    { id: string, name: string, introduction: string | null, leader: { id: string, name: string, avatarUrl: string | null } | null, viewerMembership: { role: Role | null, status: MembershipStatus, joinedAt: string | null } | null, members: { totalCount: number, edges: Array<{ role: Role, node: { id: string, name: string, avatarUrl: string | null } | null }> } | null }
    & { ' $fragmentRefs'?: { 'ClubHeader_communityFragment': ClubHeader_communityFragment;'Notices_communityFragment': Notices_communityFragment;'RecentPosts_communityFragment': RecentPosts_communityFragment;'PhotoStrip_communityFragment': PhotoStrip_communityFragment;'Schedules_communityFragment': Schedules_communityFragment;'RoomCard_communityFragment': RoomCard_communityFragment } }
  ) | null };

export type ClubHeader_communityFragment = { id: string, name: string, coverUrl: string | null, region: string | null, visibility: Visibility | null, joinPolicy: JoinPolicy | null, memberCount: number | null, memberLimit: number | null, viewerHasBookmarked: boolean | null, bookmarkCount: number | null, interest: { id: string, name: string } | null, viewerMembership: { role: Role | null, status: MembershipStatus, joinedAt: string | null } | null } & { ' $fragmentName'?: 'ClubHeader_communityFragment' };

export type Notices_communityFragment = { id: string, notices: { edges: Array<{ node: { id: string, title: string, createdAt: string, author: { id: string, name: string } | null } }> } | null } & { ' $fragmentName'?: 'Notices_communityFragment' };

export type RecentPosts_communityFragment = { id: string, recentPosts: { totalCount: number, edges: Array<{ node: { id: string, board: Board, title: string, excerpt: string, createdAt: string, likeCount: number | null, commentCount: number, author: { id: string, name: string, avatarUrl: string | null } | null } }> } | null } & { ' $fragmentName'?: 'RecentPosts_communityFragment' };

export type PhotoStrip_communityFragment = { id: string, photos: { totalCount: number, edges: Array<{ node: { id: string, thumbnailUrl: string | null, likeCount: number | null } }> } | null } & { ' $fragmentName'?: 'PhotoStrip_communityFragment' };

export type Schedules_communityFragment = { id: string, schedules: { edges: Array<{ node: { id: string, title: string, startsAt: string, place: string | null, capacity: number | null, attendeeCount: number, waitlistCount: number, registration: Registration, fee: { amount: number, currency: string } | null, viewerAttendance: { status: AttendanceStatus, waitlistPosition: number | null } | null, attendees: { edges: Array<{ node: { id: string, name: string, avatarUrl: string | null } | null }> } } }> } | null } & { ' $fragmentName'?: 'Schedules_communityFragment' };

export type RoomCard_communityFragment = { id: string, chatRoom: { id: string, unreadCount: number, lastMessage: { id: string, seq: number, text: string, sentAt: string, sender: { id: string, name: string } | null } | null } | null } & { ' $fragmentName'?: 'RoomCard_communityFragment' };

export type JoinCommunityMutationVariables = Exact<{
  input: JoinCommunityInput;
}>;


export type JoinCommunityMutation = { joinCommunity: { community: { id: string, memberCount: number | null, viewerMembership: { role: Role | null, status: MembershipStatus, joinedAt: string | null } | null } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type LeaveCommunityMutationVariables = Exact<{
  input: LeaveCommunityInput;
}>;


export type LeaveCommunityMutation = { leaveCommunity: { community: { id: string, memberCount: number | null, viewerMembership: { role: Role | null, status: MembershipStatus, joinedAt: string | null } | null } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type BookmarkCommunityMutationVariables = Exact<{
  input: BookmarkCommunityInput;
}>;


export type BookmarkCommunityMutation = { bookmarkCommunity: { community: { id: string, viewerHasBookmarked: boolean | null, bookmarkCount: number | null } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type UnbookmarkCommunityMutationVariables = Exact<{
  input: UnbookmarkCommunityInput;
}>;


export type UnbookmarkCommunityMutation = { unbookmarkCommunity: { community: { id: string, viewerHasBookmarked: boolean | null, bookmarkCount: number | null } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type EditCommunityQueryVariables = Exact<{
  id: string;
}>;


export type EditCommunityQuery = { community: (
    { id: string, name: string, viewerMembership: { role: Role | null, status: MembershipStatus } | null }
    & { ' $fragmentRefs'?: { 'EditClubForm_communityFragment': EditClubForm_communityFragment } }
  ) | null, interests: Array<{ id: string, name: string }> | null };

export type EditClubForm_communityFragment = { id: string, name: string, introduction: string | null, coverUrl: string | null, region: string | null, visibility: Visibility | null, joinPolicy: JoinPolicy | null, memberLimit: number | null, interest: { id: string, name: string } | null } & { ' $fragmentName'?: 'EditClubForm_communityFragment' };

export type UpdateCommunityMutationVariables = Exact<{
  input: UpdateCommunityInput;
}>;


export type UpdateCommunityMutation = { updateCommunity: { community: { ' $fragmentRefs'?: { 'EditClubForm_communityFragment': EditClubForm_communityFragment } } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type EditScheduleQueryVariables = Exact<{
  id: string;
}>;


export type EditScheduleQuery = { me: { id: string } | null, schedule: (
    { id: string, cancelledAt: string | null, endsAt: string, host: { id: string } | null, community: { id: string, name: string, viewerMembership: { role: Role | null, status: MembershipStatus } | null } | null }
    & { ' $fragmentRefs'?: { 'EditScheduleForm_scheduleFragment': EditScheduleForm_scheduleFragment } }
  ) | null };

export type EditScheduleForm_scheduleFragment = { id: string, title: string, description: string | null, startsAt: string, endsAt: string, place: string | null, capacity: number | null, registrationOpensAt: string | null, registrationClosesAt: string | null, registration: Registration, attendeeCount: number, seatsLeft: number | null, waitlistCount: number, fee: { amount: number, currency: string } | null } & { ' $fragmentName'?: 'EditScheduleForm_scheduleFragment' };

export type UpdateScheduleMutationVariables = Exact<{
  input: UpdateScheduleInput;
}>;


export type UpdateScheduleMutation = { updateSchedule: { schedule: { ' $fragmentRefs'?: { 'EditScheduleForm_scheduleFragment': EditScheduleForm_scheduleFragment;'Attendees_scheduleFragment': Attendees_scheduleFragment;'WaitingLine_scheduleFragment': WaitingLine_scheduleFragment } } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type ExploreQueryVariables = Exact<{
  interestId?: string | null | undefined;
  region?: string | null | undefined;
  text?: string | null | undefined;
  withPosts: boolean;
  after?: string | null | undefined;
}>;


export type ExploreQuery = { interests: Array<{ id: string, name: string, communityCount: number | null }> | null, communities: { totalCount: number, edges: Array<{ cursor: string, node: (
        { id: string }
        & { ' $fragmentRefs'?: { 'ClubRow_communityFragment': ClubRow_communityFragment } }
      ) }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null, posts?: { edges: Array<{ node: { id: string, title: string, excerpt: string, createdAt: string, author: { id: string, name: string } | null, community: { id: string, name: string } | null } }> } | null };

export type ClubRow_communityFragment = { id: string, name: string, introduction: string | null, coverUrl: string | null, region: string | null, joinPolicy: JoinPolicy | null, memberCount: number | null, memberLimit: number | null, interest: { id: string, name: string } | null } & { ' $fragmentName'?: 'ClubRow_communityFragment' };

export type RequestPasswordResetMutationVariables = Exact<{
  input: RequestPasswordResetInput;
}>;


export type RequestPasswordResetMutation = { requestPasswordReset: { ok: boolean, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type HomeQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeQuery = { me: (
    { id: string, name: string, unreadNotificationCount: number | null, unreadMessageCount: number | null }
    & { ' $fragmentRefs'?: { 'MyClubs_meFragment': MyClubs_meFragment;'NextMeetUps_meFragment': NextMeetUps_meFragment } }
  ) | null, recommendedCommunities: Array<(
    { id: string }
    & { ' $fragmentRefs'?: { 'ClubCard_communityFragment': ClubCard_communityFragment } }
  )> | null };

export type MyClubs_meFragment = { memberships: { totalCount: number, edges: Array<{ role: Role, node: { id: string, name: string, coverUrl: string | null, memberCount: number | null, chatRoom: { id: string, unreadCount: number } | null } | null }> } | null } & { ' $fragmentName'?: 'MyClubs_meFragment' };

export type NextMeetUps_meFragment = { upcomingSchedules: { edges: Array<{ status: AttendanceStatus, node: { id: string, title: string, startsAt: string, place: string | null, capacity: number | null, attendeeCount: number, community: { id: string, name: string } | null } }> } | null } & { ' $fragmentName'?: 'NextMeetUps_meFragment' };

export type ClubCard_communityFragment = { id: string, name: string, introduction: string | null, coverUrl: string | null, region: string | null, memberCount: number | null, viewerHasBookmarked: boolean | null, interest: { id: string, name: string } | null } & { ' $fragmentName'?: 'ClubCard_communityFragment' };

export type MyPageQueryVariables = Exact<{ [key: string]: never; }>;


export type MyPageQuery = { me: (
    { id: string, email: string | null, upcomingSchedules: { edges: Array<{ status: AttendanceStatus, node: { id: string, title: string, startsAt: string, place: string | null, community: { id: string, name: string } | null } }> } | null, memberships: { totalCount: number, edges: Array<{ role: Role, status: MembershipStatus, node: { id: string, name: string, coverUrl: string | null } | null }> } | null }
    & { ' $fragmentRefs'?: { 'ProfileForm_meFragment': ProfileForm_meFragment;'Interests_meFragment': Interests_meFragment;'Bookmarks_meFragment': Bookmarks_meFragment;'Devices_meFragment': Devices_meFragment;'Blocks_meFragment': Blocks_meFragment;'Account_meFragment': Account_meFragment } }
  ) | null };

export type ProfileForm_meFragment = { id: string, name: string, avatarUrl: string | null, bio: string | null, mbti: Mbti | null, region: string | null } & { ' $fragmentName'?: 'ProfileForm_meFragment' };

export type Interests_meFragment = { id: string, interests: Array<{ id: string, name: string }> | null } & { ' $fragmentName'?: 'Interests_meFragment' };

export type Bookmarks_meFragment = { bookmarks: { totalCount: number, edges: Array<{ bookmarkedAt: string, node: { id: string, name: string, coverUrl: string | null, memberCount: number | null, interest: { id: string, name: string } | null } | null }> } | null } & { ' $fragmentName'?: 'Bookmarks_meFragment' };

export type Devices_meFragment = { id: string, sessions: Array<{ id: string, deviceName: string | null, lastSeenAt: string, createdAt: string, isCurrent: boolean }> | null } & { ' $fragmentName'?: 'Devices_meFragment' };

export type Blocks_meFragment = { id: string, blockedUsers: Array<{ id: string, name: string, avatarUrl: string | null }> | null } & { ' $fragmentName'?: 'Blocks_meFragment' };

export type Account_meFragment = { id: string, email: string | null, isEmailVerified: boolean | null, hasPassword: boolean | null } & { ' $fragmentName'?: 'Account_meFragment' };

export type UpdateProfileMutationVariables = Exact<{
  input: UpdateProfileInput;
}>;


export type UpdateProfileMutation = { updateProfile: { user: { id: string, name: string, avatarUrl: string | null, bio: string | null, mbti: Mbti | null, region: string | null } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type SetInterestsMutationVariables = Exact<{
  input: SetInterestsInput;
}>;


export type SetInterestsMutation = { setInterests: { user: { ' $fragmentRefs'?: { 'Interests_meFragment': Interests_meFragment } } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type RevokeSessionMutationVariables = Exact<{
  input: RevokeSessionInput;
}>;


export type RevokeSessionMutation = { revokeSession: { revokedSessionId: string | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: { ok: boolean, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type ExportMyDataMutationVariables = Exact<{ [key: string]: never; }>;


export type ExportMyDataMutation = { exportMyData: { downloadUrl: string | null, expiresAt: string | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type ChangeEmailMutationVariables = Exact<{
  input: ChangeEmailInput;
}>;


export type ChangeEmailMutation = { changeEmail: { user: { ' $fragmentRefs'?: { 'Account_meFragment': Account_meFragment } } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { changePassword: { user: { ' $fragmentRefs'?: { 'Account_meFragment': Account_meFragment;'Devices_meFragment': Devices_meFragment } } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type DeleteAccountMutationVariables = Exact<{
  input: DeleteAccountInput;
}>;


export type DeleteAccountMutation = { deleteAccount: { deletedUserId: string | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type InterestsQueryVariables = Exact<{ [key: string]: never; }>;


export type InterestsQuery = { interests: Array<{ id: string, name: string }> | null };

export type CreateCommunityMutationVariables = Exact<{
  input: CreateCommunityInput;
}>;


export type CreateCommunityMutation = { createCommunity: { community: { id: string, name: string, viewerMembership: { role: Role | null, status: MembershipStatus } | null } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type CreatePostMutationVariables = Exact<{
  input: CreatePostInput;
}>;


export type CreatePostMutation = { createPost: { post: { id: string, board: Board, title: string, body: string, excerpt: string, isPinned: boolean, createdAt: string, likeCount: number | null, commentCount: number, author: { id: string, name: string, avatarUrl: string | null } | null, photos: Array<{ id: string, thumbnailUrl: string | null }> } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type CreateScheduleMutationVariables = Exact<{
  input: CreateScheduleInput;
}>;


export type CreateScheduleMutation = { createSchedule: { schedule: { id: string } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type NotificationsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type NotificationsQuery = { me: { id: string, unreadNotificationCount: number | null, notifications: { edges: Array<{ cursor: string, node: (
          { id: string }
          & { ' $fragmentRefs'?: { 'NotificationRow_notificationFragment': NotificationRow_notificationFragment } }
        ) }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type NotificationRow_notificationFragment = { id: string, kind: NotificationKind | null, text: string | null, createdAt: string | null, readAt: string | null, link: string | null, actor: { id: string, name: string, avatarUrl: string | null } | null } & { ' $fragmentName'?: 'NotificationRow_notificationFragment' };

export type MarkNotificationsReadMutationVariables = Exact<{
  input: MarkNotificationsReadInput;
}>;


export type MarkNotificationsReadMutation = { markNotificationsRead: { user: { id: string, unreadNotificationCount: number | null } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type PostQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type PostQuery = { me: { id: string, name: string, avatarUrl: string | null } | null, post: { id: string, board: Board, title: string, body: string, isPinned: boolean, createdAt: string, editedAt: string | null, likeCount: number | null, commentCount: number, viewerHasLiked: boolean | null, viewerCanEdit: boolean, author: { id: string, name: string, avatarUrl: string | null } | null, community: { id: string, name: string, viewerMembership: { role: Role | null, status: MembershipStatus } | null } | null, photos: Array<{ id: string, url: string | null, thumbnailUrl: string | null, width: number | null, height: number | null }>, poll: { ' $fragmentRefs'?: { 'Poll_pollFragment': Poll_pollFragment } } | null, comments: { totalCount: number, edges: Array<{ cursor: string, node: (
          { id: string }
          & { ' $fragmentRefs'?: { 'Comment_commentFragment': Comment_commentFragment } }
        ) }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type Poll_pollFragment = { id: string, question: string, closesAt: string | null, totalVotes: number, options: Array<{ id: string, text: string, voteCount: number, viewerHasVoted: boolean }> } & { ' $fragmentName'?: 'Poll_pollFragment' };

export type Comment_commentFragment = { id: string, body: string, isDeleted: boolean, createdAt: string, likeCount: number | null, viewerHasLiked: boolean | null, author: { id: string, name: string, avatarUrl: string | null } | null, replies: { totalCount: number, edges: Array<{ node: { id: string, body: string, isDeleted: boolean, createdAt: string, likeCount: number | null, viewerHasLiked: boolean | null, author: { id: string, name: string, avatarUrl: string | null } | null } }> } } & { ' $fragmentName'?: 'Comment_commentFragment' };

export type AddCommentMutationVariables = Exact<{
  input: AddCommentInput;
}>;


export type AddCommentMutation = { addComment: { comment: { ' $fragmentRefs'?: { 'Comment_commentFragment': Comment_commentFragment } } | null, post: { id: string, commentCount: number } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type DeleteCommentMutationVariables = Exact<{
  input: DeleteCommentInput;
}>;


export type DeleteCommentMutation = { deleteComment: { comment: { id: string, isDeleted: boolean } | null, post: { id: string, commentCount: number } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type DeletePostMutationVariables = Exact<{
  input: DeletePostInput;
}>;


export type DeletePostMutation = { deletePost: { deletedPostId: string | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type PinPostMutationVariables = Exact<{
  input: PinPostInput;
}>;


export type PinPostMutation = { pinPost: { post: { id: string, isPinned: boolean } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type VotePollMutationVariables = Exact<{
  input: VotePollInput;
}>;


export type VotePollMutation = { votePoll: { poll: { id: string, totalVotes: number, options: Array<{ id: string, voteCount: number, viewerHasVoted: boolean }> } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type UpdatePostMutationVariables = Exact<{
  input: UpdatePostInput;
}>;


export type UpdatePostMutation = { updatePost: { post: { id: string, title: string, body: string, excerpt: string, editedAt: string | null, photos: Array<{ id: string, url: string | null, thumbnailUrl: string | null, width: number | null, height: number | null }> } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type ProfileQueryVariables = Exact<{
  id: string;
}>;


export type ProfileQuery = { me: { id: string } | null, user: { id: string, name: string, avatarUrl: string | null, bio: string | null, mbti: Mbti | null, region: string | null, joinedAt: string | null, viewerHasBlocked: boolean | null, interests: Array<{ id: string, name: string }> | null, memberships: { totalCount: number, edges: Array<{ role: Role, node: { id: string, name: string, coverUrl: string | null, memberCount: number | null } | null }> } | null, posts: { edges: Array<{ node: { id: string, title: string, excerpt: string, createdAt: string, likeCount: number | null, commentCount: number, community: { id: string, name: string } | null } }> } | null } | null };

export type BlockUserMutationVariables = Exact<{
  input: BlockUserInput;
}>;


export type BlockUserMutation = { blockUser: { user: { id: string, viewerHasBlocked: boolean | null } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type UnblockUserMutationVariables = Exact<{
  input: UnblockUserInput;
}>;


export type UnblockUserMutation = { unblockUser: { user: { id: string, viewerHasBlocked: boolean | null } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type OpenDirectRoomMutationVariables = Exact<{
  input: OpenDirectRoomInput;
}>;


export type OpenDirectRoomMutation = { openDirectRoom: { room: { id: string } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type ResetPasswordMutationVariables = Exact<{
  input: ResetPasswordInput;
}>;


export type ResetPasswordMutation = { resetPassword: { user: { id: string } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type ScheduleQueryVariables = Exact<{
  id: string;
}>;


export type ScheduleQuery = { me: { id: string } | null, schedule: (
    { id: string, title: string, description: string | null, startsAt: string, endsAt: string, place: string | null, cancelledAt: string | null, icsUrl: string | null, fee: { amount: number, currency: string } | null, host: { id: string, name: string, avatarUrl: string | null } | null, community: { id: string, name: string, viewerMembership: { role: Role | null, status: MembershipStatus } | null } | null }
    & { ' $fragmentRefs'?: { 'Seats_scheduleFragment': Seats_scheduleFragment;'Attendees_scheduleFragment': Attendees_scheduleFragment;'WaitingLine_scheduleFragment': WaitingLine_scheduleFragment } }
  ) | null };

export type Seats_scheduleFragment = { id: string, startsAt: string, capacity: number | null, attendeeCount: number, seatsLeft: number | null, waitlistCount: number, registration: Registration, registrationOpensAt: string | null, registrationClosesAt: string | null, viewerAttendance: { status: AttendanceStatus, waitlistPosition: number | null, joinedAt: string } | null } & { ' $fragmentName'?: 'Seats_scheduleFragment' };

export type Attendees_scheduleFragment = { id: string, startsAt: string, endsAt: string, cancelledAt: string | null, attendees: { totalCount: number, edges: Array<{ checkedInAt: string | null, node: { id: string, name: string, avatarUrl: string | null, mbti: Mbti | null } | null }> } } & { ' $fragmentName'?: 'Attendees_scheduleFragment' };

export type WaitingLine_scheduleFragment = { waitlist: { totalCount: number, edges: Array<{ node: { id: string, name: string, avatarUrl: string | null } | null }> } } & { ' $fragmentName'?: 'WaitingLine_scheduleFragment' };

export type AttendScheduleMutationVariables = Exact<{
  input: AttendScheduleInput;
}>;


export type AttendScheduleMutation = { attendSchedule: { schedule: { ' $fragmentRefs'?: { 'Seats_scheduleFragment': Seats_scheduleFragment;'Attendees_scheduleFragment': Attendees_scheduleFragment;'WaitingLine_scheduleFragment': WaitingLine_scheduleFragment } } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type WithdrawAttendanceMutationVariables = Exact<{
  input: WithdrawAttendanceInput;
}>;


export type WithdrawAttendanceMutation = { withdrawAttendance: { schedule: { ' $fragmentRefs'?: { 'Seats_scheduleFragment': Seats_scheduleFragment;'Attendees_scheduleFragment': Attendees_scheduleFragment;'WaitingLine_scheduleFragment': WaitingLine_scheduleFragment } } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type CheckInAttendeeMutationVariables = Exact<{
  input: CheckInAttendeeInput;
}>;


export type CheckInAttendeeMutation = { checkInAttendee: { schedule: { ' $fragmentRefs'?: { 'Attendees_scheduleFragment': Attendees_scheduleFragment } } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type CancelScheduleMutationVariables = Exact<{
  input: CancelScheduleInput;
}>;


export type CancelScheduleMutation = { cancelSchedule: { schedule: { id: string, registration: Registration, cancelledAt: string | null } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type SignInWithProviderMutationVariables = Exact<{
  input: SignInWithProviderInput;
}>;


export type SignInWithProviderMutation = { signInWithProvider: { providerTicket: string | null, user: { id: string } | null, suggestedProfile: { email: string | null, name: string | null, avatarUrl: string | null } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type SignInDoneQueryVariables = Exact<{ [key: string]: never; }>;


export type SignInDoneQuery = { me: (
    { id: string, name: string, email: string | null }
    & { ' $fragmentRefs'?: { 'SignedInOn_meFragment': SignedInOn_meFragment } }
  ) | null };

export type SignedInOn_meFragment = { sessions: Array<{ id: string, deviceName: string | null, lastSeenAt: string, isCurrent: boolean }> | null } & { ' $fragmentName'?: 'SignedInOn_meFragment' };

export type SignInQueryVariables = Exact<{ [key: string]: never; }>;


export type SignInQuery = { me: { id: string } | null, signInProviders: Array<{ id: string, name: string }> | null };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn: { user: { id: string } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type StartProviderSignInMutationVariables = Exact<{
  input: StartProviderSignInInput;
}>;


export type StartProviderSignInMutation = { startProviderSignIn: { authorizationUrl: string | null, attempt: string | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };

export type SignUpMutationVariables = Exact<{
  input: SignUpInput;
}>;


export type SignUpMutation = { signUp: { user: { id: string } | null, userErrors: Array<{ ' $fragmentRefs'?: { 'UserErrorFragment': UserErrorFragment } }> } };
