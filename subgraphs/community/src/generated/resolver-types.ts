// Made from schema.graphql and src/mappers.ts by `npm run generate`; do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { MemberCard } from '@moim/subgraph-kit';
import type { CommunityRow, InterestRow, CommunityConnectionRow, MemberConnectionRow, MemberEdgeRow, JoinRequestConnectionRow, JoinRequestEdgeRow, BannedMemberConnectionRow, BannedMemberEdgeRow, MembershipConnectionRow, BookmarkConnectionRow, InviteRow, LeadershipClaimRow, ClosedCommunityRow } from '../rows.ts';
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
  /** A club. Null for an id that was never given out, for a closed club, and for a private one seen from outside. */
  community?: Maybe<Community>;
  /** Clubs that match the filter, the liveliest first; without a filter, all that the viewer may see. */
  communities?: Maybe<CommunityConnection>;
  /** Clubs that the viewer may like and is not in, best first; for people signed out, the liveliest. */
  recommendedCommunities?: Maybe<Array<Community>>;
  /** All interests, in the order they are shown. */
  interests?: Maybe<Array<Interest>>;
};


export type QueryCommunityArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCommunitiesArgs = {
  filter?: InputMaybe<CommunityFilter>;
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryRecommendedCommunitiesArgs = {
  first?: Scalars['Int']['input'];
};

export type Mutation = {
  /**
   * Founds a club. The viewer leads it and is its first member. One person leads at most 20 clubs: `LIMIT_REACHED`. Each call founds
   * another one.
   */
  createCommunity: CreateCommunityPayload;
  /** Changes a club, for its leader: what is left out stays, `null` clears what can be empty. Saying the same again changes nothing. */
  updateCommunity: UpdateCommunityPayload;
  /**
   * Joins a club, as its policy has it: OPEN makes the viewer a member; APPROVAL a person who waits for leader or staff to decide; INVITE
   * takes a code. A code that can be used makes a member whatever the policy, and is the only way into a private club, which otherwise is
   * `NOT_FOUND`. Who is a member or waits already stays it.
   */
  joinCommunity: JoinCommunityPayload;
  /**
   * Leaves a club, or takes back the request to be let in. The leader hands over first: `LEADER_MUST_HAND_OVER`. A private club is null
   * afterwards. Who has no part in the club changes nothing.
   */
  leaveCommunity: LeaveCommunityPayload;
  /** Lets somebody in who waits, for leader and staff. Who is a member already stays it. */
  approveJoinRequest: ApproveJoinRequestPayload;
  /** Turns somebody away who waits, for leader and staff; they may ask again. Doing it again changes nothing. */
  rejectJoinRequest: RejectJoinRequestPayload;
  /**
   * Removes somebody from a club, so that they cannot come back when `ban` says so. The leader removes staff and members, staff remove
   * members; both may ban who waits or has left. Doing it again changes nothing.
   */
  removeMember: RemoveMemberPayload;
  /** Lets somebody come back who was banned, for leader and staff. They are no member by it. Doing it again changes nothing. */
  unbanMember: UnbanMemberPayload;
  /** Makes a member staff, or staff a member, for the leader. A club has at most 100 staff: `LIMIT_REACHED`. */
  changeMemberRole: ChangeMemberRolePayload;
  /** Hands the club over to another of its members, for the leader, who is staff afterwards. */
  transferLeadership: TransferLeadershipPayload;
  /**
   * Asks to succeed a leader who has not been seen for three months, for staff: leader and staff are told, and a week later the viewer leads the
   * club and who led it is staff, unless the leader is seen before, says no (`rejectLeadershipClaim`), or the viewer leaves or loses the role.
   * `LEADER_PRESENT` when the leader was seen, `CLAIMED_ALREADY` when somebody else of the staff was first. Doing it again changes nothing.
   */
  claimLeadership: ClaimLeadershipPayload;
  /** Takes back the viewer's claim to the leadership, for staff. Who has none changes nothing. */
  withdrawLeadershipClaim: WithdrawLeadershipClaimPayload;
  /**
   * Says no to a claim to the leadership, for the leader; whatever else the leader does in the club says so, too. Where there is none it changes
   * nothing.
   */
  rejectLeadershipClaim: RejectLeadershipClaimPayload;
  /** Makes a code that lets people in, for leader and staff. A club has at most 100 that can be used: `LIMIT_REACHED`. */
  createInvite: CreateInvitePayload;
  /** Makes a code let nobody in any more, for leader and staff. Who came in with it stays. Doing it again changes nothing. */
  revokeInvite: RevokeInvitePayload;
  /**
   * Closes a club, for its leader: from then on it is there for nobody, its members are told, and its meet-ups to come are called off. Within
   * seven days its leader can open it again (`reopenCommunity`). Doing it again changes nothing.
   */
  closeCommunity: CloseCommunityPayload;
  /**
   * Opens a club again that the viewer leads and has closed within the last seven days, with all its members and contents; meet-ups that were
   * called off stay so. Later it is `NOT_FOUND`. Doing it again changes nothing.
   */
  reopenCommunity: ReopenCommunityPayload;
  /** Keeps a club in mind (찜). Doing it again changes nothing. */
  bookmarkCommunity: BookmarkCommunityPayload;
  /** Keeps a club in mind no more. Doing it again changes nothing. */
  unbookmarkCommunity: UnbookmarkCommunityPayload;
};


export type MutationCreateCommunityArgs = {
  input: CreateCommunityInput;
};


export type MutationUpdateCommunityArgs = {
  input: UpdateCommunityInput;
};


export type MutationJoinCommunityArgs = {
  input: JoinCommunityInput;
};


export type MutationLeaveCommunityArgs = {
  input: LeaveCommunityInput;
};


export type MutationApproveJoinRequestArgs = {
  input: ApproveJoinRequestInput;
};


export type MutationRejectJoinRequestArgs = {
  input: RejectJoinRequestInput;
};


export type MutationRemoveMemberArgs = {
  input: RemoveMemberInput;
};


export type MutationUnbanMemberArgs = {
  input: UnbanMemberInput;
};


export type MutationChangeMemberRoleArgs = {
  input: ChangeMemberRoleInput;
};


export type MutationTransferLeadershipArgs = {
  input: TransferLeadershipInput;
};


export type MutationClaimLeadershipArgs = {
  input: ClaimLeadershipInput;
};


export type MutationWithdrawLeadershipClaimArgs = {
  input: WithdrawLeadershipClaimInput;
};


export type MutationRejectLeadershipClaimArgs = {
  input: RejectLeadershipClaimInput;
};


export type MutationCreateInviteArgs = {
  input: CreateInviteInput;
};


export type MutationRevokeInviteArgs = {
  input: RevokeInviteInput;
};


export type MutationCloseCommunityArgs = {
  input: CloseCommunityInput;
};


export type MutationReopenCommunityArgs = {
  input: ReopenCommunityInput;
};


export type MutationBookmarkCommunityArgs = {
  input: BookmarkCommunityInput;
};


export type MutationUnbookmarkCommunityArgs = {
  input: UnbookmarkCommunityInput;
};

/** A person. Names and pictures come from each service's own member cards, so they show even while the user service is down. */
export type User = {
  /** `usr_...` */
  id: Scalars['ID']['output'];
  /** The name shown to others, 1 to 30 characters. */
  name: Scalars['String']['output'];
  /** The address of the profile picture, null when there is none. */
  avatarUrl?: Maybe<Scalars['String']['output']>;
  /**
   * The clubs the person is an active member of, latest joined first. Private clubs are left out for viewers who are not in
   * them.
   */
  memberships?: Maybe<MembershipConnection>;
  /** Clubs that the person led and closed, and can still open again, latest first. Null unless the person is the viewer. */
  closedCommunities?: Maybe<Array<ClosedCommunity>>;
  /** Clubs the person keeps in mind (찜), newest first. Null unless the person is the viewer. */
  bookmarks?: Maybe<BookmarkConnection>;
};


/** A person. Names and pictures come from each service's own member cards, so they show even while the user service is down. */
export type UserMembershipsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person. Names and pictures come from each service's own member cards, so they show even while the user service is down. */
export type UserBookmarksArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A club (소모임). A private one is null for everybody who is not an active member. */
export type Community = {
  /** `com_...` */
  id: Scalars['ID']['output'];
  /** 2 to 40 characters. */
  name: Scalars['String']['output'];
  /** What the club is about, at most 2,000 characters. */
  introduction?: Maybe<Scalars['String']['output']>;
  /** The picture at the top of its home, null when there is none. */
  coverUrl?: Maybe<Scalars['String']['output']>;
  /** Where the club meets, e.g. `서울 은평구`. */
  region?: Maybe<Scalars['String']['output']>;
  /** Who can find it. */
  visibility?: Maybe<Visibility>;
  /** How one gets in. */
  joinPolicy?: Maybe<JoinPolicy>;
  /** Active members. */
  memberCount?: Maybe<Scalars['Int']['output']>;
  /** At most so many members; null when the club sets no limit. No club has more than 10,000. */
  memberLimit?: Maybe<Scalars['Int']['output']>;
  /** When it was founded. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it is about. */
  interest?: Maybe<Interest>;
  /** The person who runs the club (모임장). */
  leader?: Maybe<User>;
  /** Whether the viewer has bookmarked the club; false when signed out. */
  viewerHasBookmarked?: Maybe<Scalars['Boolean']['output']>;
  /** How many people keep it in mind (찜). */
  bookmarkCount?: Maybe<Scalars['Int']['output']>;
  /** What the viewer is in this club; null when signed out or a stranger to it. */
  viewerMembership?: Maybe<Membership>;
  /** Active members: leader, staff, then by when they joined. */
  members?: Maybe<CommunityMemberConnection>;
  /** Who waits to be let in, oldest first. Null unless the viewer is leader or staff. */
  joinRequests?: Maybe<JoinRequestConnection>;
  /** Who may not come back, latest first. Null unless the viewer is leader or staff. */
  bannedMembers?: Maybe<BannedMemberConnection>;
  /** Invitations that can still be used, newest first. Null unless the viewer is leader or staff. */
  invites?: Maybe<Array<Invite>>;
  /** Who asks to succeed the leader; null when nobody does, and unless the viewer is leader or staff. */
  leadershipClaim?: Maybe<LeadershipClaim>;
};


/** A club (소모임). A private one is null for everybody who is not an active member. */
export type CommunityMembersArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A club (소모임). A private one is null for everybody who is not an active member. */
export type CommunityJoinRequestsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A club (소모임). A private one is null for everybody who is not an active member. */
export type CommunityBannedMembersArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Somebody of the staff asks to succeed a leader who has not been seen for three months. */
export type LeadershipClaim = {
  /** Who leads the club when the time is over. */
  claimant?: Maybe<User>;
  /** When leader and staff were told. */
  claimedAt: Scalars['DateTime']['output'];
  /** A week after it was claimed: the leader is succeeded then, unless they are seen before. */
  takesEffectAt: Scalars['DateTime']['output'];
};

/** A club that was closed and can still be opened again. */
export type ClosedCommunity = {
  /** `com_...`: for `reopenCommunity`. */
  id: Scalars['ID']['output'];
  /** As it was when it closed. */
  name: Scalars['String']['output'];
  /** When nobody saw it any more. */
  closedAt: Scalars['DateTime']['output'];
  /** A week after it was closed. */
  reopenableUntil: Scalars['DateTime']['output'];
};

/** Something people do together: clubs have one, people have several. */
export type Interest = {
  /** A readable id: `hiking`, `running`, ... */
  id: Scalars['ID']['output'];
  /** In the language of the request. */
  name: Scalars['String']['output'];
  /** Public clubs with this interest. */
  communityCount?: Maybe<Scalars['Int']['output']>;
};

/** Which clubs to list. What is left out does not filter. */
export type CommunityFilter = {
  interestId?: InputMaybe<Scalars['ID']['input']>;
  /** A region's beginning: `서울` finds `서울 마포구` too. */
  region?: InputMaybe<Scalars['String']['input']>;
  /**
   * Words of the name or the introduction, at most 100 characters. Also parts of words, initial consonants of the name (`ㄷㅅ` finds 등산), what is half typed (`등사`), and what was
   * typed on the wrong keyboard layout (`emdtks`). What fits best comes first.
   */
  text?: InputMaybe<Scalars['String']['input']>;
};

export type Visibility =
  /** Everybody can find and read the club. */
  | 'PUBLIC'
  /** Nobody but its members knows that it exists. */
  | 'PRIVATE';

export type JoinPolicy =
  /** Whoever wants may join. */
  | 'OPEN'
  /** Leader or staff let people in. */
  | 'APPROVAL'
  /** Only with an invitation code. */
  | 'INVITE';

export type Role =
  /** 모임장: one a club. */
  | 'LEADER'
  /** 운영진: helps to run it. */
  | 'STAFF'
  | 'MEMBER';

export type MembershipStatus =
  | 'ACTIVE'
  /** Has asked to join and waits for an answer. */
  | 'PENDING'
  | 'BANNED';

/** What somebody is in a club. */
export type Membership = {
  /** Null unless `status` is ACTIVE. */
  role?: Maybe<Role>;
  /** In, waiting, or banned. */
  status: MembershipStatus;
  /** Null unless `status` is ACTIVE. */
  joinedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** The clubs somebody is in. */
export type MembershipConnection = {
  edges: Array<MembershipEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type MembershipEdge = {
  cursor: Scalars['String']['output'];
  role: Role;
  status: MembershipStatus;
  joinedAt: Scalars['DateTime']['output'];
  node?: Maybe<Community>;
};

/** The people in a club. */
export type CommunityMemberConnection = {
  edges: Array<CommunityMemberEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type CommunityMemberEdge = {
  cursor: Scalars['String']['output'];
  role: Role;
  status: MembershipStatus;
  joinedAt: Scalars['DateTime']['output'];
  node?: Maybe<User>;
};

export type JoinRequestConnection = {
  edges: Array<JoinRequestEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type JoinRequestEdge = {
  cursor: Scalars['String']['output'];
  requestedAt: Scalars['DateTime']['output'];
  /** What the person wrote, null when nothing. */
  message?: Maybe<Scalars['String']['output']>;
  node?: Maybe<User>;
};

export type BannedMemberConnection = {
  edges: Array<BannedMemberEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type BannedMemberEdge = {
  cursor: Scalars['String']['output'];
  bannedAt: Scalars['DateTime']['output'];
  reason?: Maybe<Scalars['String']['output']>;
  node?: Maybe<User>;
};

export type BookmarkConnection = {
  edges: Array<BookmarkEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type BookmarkEdge = {
  cursor: Scalars['String']['output'];
  bookmarkedAt: Scalars['DateTime']['output'];
  node?: Maybe<Community>;
};

export type CommunityConnection = {
  edges: Array<CommunityEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type CommunityEdge = {
  cursor: Scalars['String']['output'];
  node: Community;
};

/** A code that lets people in. */
export type Invite = {
  /** `inv_...` */
  id: Scalars['ID']['output'];
  /** What to type or follow to get in. */
  code: Scalars['String']['output'];
  /** Null when it does not expire. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Null when it can be used without end. */
  maxUses?: Maybe<Scalars['Int']['output']>;
  /** How many people have come in with it. */
  useCount: Scalars['Int']['output'];
};

export type CreateCommunityInput = {
  /** One line, 2 to 40 characters. */
  name: Scalars['String']['input'];
  /** What the club is about, at most 2,000 characters. */
  introduction?: InputMaybe<Scalars['String']['input']>;
  /** One of `interests`. */
  interestId: Scalars['ID']['input'];
  /** Where it meets, province or city first: `서울 은평구`. At most 40 characters. */
  region: Scalars['String']['input'];
  /** Null: PUBLIC. */
  visibility?: InputMaybe<Visibility>;
  /** Null: OPEN. */
  joinPolicy?: InputMaybe<JoinPolicy>;
  /** 2 to 10,000; null: no limit of its own. */
  memberLimit?: InputMaybe<Scalars['Int']['input']>;
  /**
   * An https address; or the `url` that `addPhotos` gave for one's own upload of the purpose `COVER`: no other picture is taken (`NOT_FOUND`), nor one that is
   * another club's.
   */
  coverUrl?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateCommunityInput = {
  /** `com_...` */
  id: Scalars['ID']['input'];
  /** One line, 2 to 40 characters. Cannot be cleared. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** What the club is about, at most 2,000 characters. */
  introduction?: InputMaybe<Scalars['String']['input']>;
  /** One of `interests`. Cannot be cleared. */
  interestId?: InputMaybe<Scalars['ID']['input']>;
  /** Where it meets, at most 40 characters. Cannot be cleared. */
  region?: InputMaybe<Scalars['String']['input']>;
  /** Cannot be cleared. */
  visibility?: InputMaybe<Visibility>;
  /**
   * Cannot be cleared. Who waits goes on waiting: leader and staff still decide, and in an OPEN club, or with a code, they can come in by
   * themselves.
   */
  joinPolicy?: InputMaybe<JoinPolicy>;
  /** 2 to 10,000 and not below the number of members; null: no limit. More places let nobody in who waits, they let leader and staff do so. */
  memberLimit?: InputMaybe<Scalars['Int']['input']>;
  /** As for `createCommunity`; the one before is removed. Null: none. */
  coverUrl?: InputMaybe<Scalars['String']['input']>;
};

export type JoinCommunityInput = {
  /** `com_...` */
  communityId: Scalars['ID']['input'];
  /** For leader and staff, where they decide: at most 500 characters. */
  message?: InputMaybe<Scalars['String']['input']>;
  /** An invitation's code; blanks, hyphens and small letters do not matter. */
  inviteCode?: InputMaybe<Scalars['String']['input']>;
};

export type LeaveCommunityInput = {
  /** `com_...` */
  communityId: Scalars['ID']['input'];
};

export type ApproveJoinRequestInput = {
  /** `com_...` */
  communityId: Scalars['ID']['input'];
  /** Who waits: `usr_...` */
  userId: Scalars['ID']['input'];
};

export type RejectJoinRequestInput = {
  /** `com_...` */
  communityId: Scalars['ID']['input'];
  /** Who waits: `usr_...` */
  userId: Scalars['ID']['input'];
};

export type RemoveMemberInput = {
  /** `com_...` */
  communityId: Scalars['ID']['input'];
  /** `usr_...` */
  userId: Scalars['ID']['input'];
  /** Told to the person, and kept with a ban: at most 500 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** They cannot come back. */
  ban?: InputMaybe<Scalars['Boolean']['input']>;
};

export type UnbanMemberInput = {
  /** `com_...` */
  communityId: Scalars['ID']['input'];
  /** Who is banned: `usr_...` */
  userId: Scalars['ID']['input'];
};

export type ChangeMemberRoleInput = {
  /** `com_...` */
  communityId: Scalars['ID']['input'];
  /** `usr_...` */
  userId: Scalars['ID']['input'];
  /** STAFF or MEMBER; a LEADER is made by `transferLeadership`. */
  role: Role;
};

export type TransferLeadershipInput = {
  /** `com_...` */
  communityId: Scalars['ID']['input'];
  /** The member who leads the club from now on: `usr_...` */
  userId: Scalars['ID']['input'];
};

export type CreateInviteInput = {
  /** `com_...` */
  communityId: Scalars['ID']['input'];
  /** Still to come, within a year; null: it does not expire. */
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** How many people may come in with it, 1 to 10,000; null: as many as want. */
  maxUses?: InputMaybe<Scalars['Int']['input']>;
};

export type ClaimLeadershipInput = {
  /** `com_...` */
  communityId: Scalars['ID']['input'];
};

export type WithdrawLeadershipClaimInput = {
  /** `com_...` */
  communityId: Scalars['ID']['input'];
};

export type RejectLeadershipClaimInput = {
  /** `com_...` */
  communityId: Scalars['ID']['input'];
};

export type RevokeInviteInput = {
  /** `com_...` */
  communityId: Scalars['ID']['input'];
  /** `inv_...` */
  inviteId: Scalars['ID']['input'];
};

export type CloseCommunityInput = {
  /** `com_...` */
  communityId: Scalars['ID']['input'];
  /** The club's name as it is: proof that this is the one to close. */
  name: Scalars['String']['input'];
};

export type ReopenCommunityInput = {
  /** `com_...` */
  communityId: Scalars['ID']['input'];
};

export type BookmarkCommunityInput = {
  /** `com_...` */
  communityId: Scalars['ID']['input'];
};

export type UnbookmarkCommunityInput = {
  /** `com_...` */
  communityId: Scalars['ID']['input'];
};

export type CreateCommunityPayload = {
  /** Null when `userErrors` says why. */
  community?: Maybe<Community>;
  userErrors: Array<UserError>;
};

export type UpdateCommunityPayload = {
  /** Null when `userErrors` says why. */
  community?: Maybe<Community>;
  userErrors: Array<UserError>;
};

export type JoinCommunityPayload = {
  /** Null when `userErrors` says why. */
  community?: Maybe<Community>;
  userErrors: Array<UserError>;
};

export type LeaveCommunityPayload = {
  /** Null when `userErrors` says why, and when the viewer may not see the club any more. */
  community?: Maybe<Community>;
  userErrors: Array<UserError>;
};

export type ApproveJoinRequestPayload = {
  /** Null when `userErrors` says why. */
  community?: Maybe<Community>;
  userErrors: Array<UserError>;
};

export type RejectJoinRequestPayload = {
  /** Null when `userErrors` says why. */
  community?: Maybe<Community>;
  userErrors: Array<UserError>;
};

export type RemoveMemberPayload = {
  /** Null when `userErrors` says why. */
  community?: Maybe<Community>;
  userErrors: Array<UserError>;
};

export type ChangeMemberRolePayload = {
  /** Null when `userErrors` says why. */
  community?: Maybe<Community>;
  userErrors: Array<UserError>;
};

export type TransferLeadershipPayload = {
  /** Null when `userErrors` says why. */
  community?: Maybe<Community>;
  userErrors: Array<UserError>;
};

export type BookmarkCommunityPayload = {
  /** Null when `userErrors` says why. */
  community?: Maybe<Community>;
  userErrors: Array<UserError>;
};

export type UnbookmarkCommunityPayload = {
  /** Null when `userErrors` says why. */
  community?: Maybe<Community>;
  userErrors: Array<UserError>;
};

export type UnbanMemberPayload = {
  /** Null when `userErrors` says why. */
  community?: Maybe<Community>;
  userErrors: Array<UserError>;
};

export type ClaimLeadershipPayload = {
  /** Null when `userErrors` says why. */
  community?: Maybe<Community>;
  userErrors: Array<UserError>;
};

export type WithdrawLeadershipClaimPayload = {
  /** Null when `userErrors` says why. */
  community?: Maybe<Community>;
  userErrors: Array<UserError>;
};

export type RejectLeadershipClaimPayload = {
  /** Null when `userErrors` says why. */
  community?: Maybe<Community>;
  userErrors: Array<UserError>;
};

export type RevokeInvitePayload = {
  /** Null when `userErrors` says why. */
  community?: Maybe<Community>;
  userErrors: Array<UserError>;
};

export type ReopenCommunityPayload = {
  /** Null when `userErrors` says why. */
  community?: Maybe<Community>;
  userErrors: Array<UserError>;
};

export type CloseCommunityPayload = {
  /** Null when `userErrors` says why. */
  closedCommunity?: Maybe<ClosedCommunity>;
  userErrors: Array<UserError>;
};

export type CreateInvitePayload = {
  /** Null when `userErrors` says why. */
  invite?: Maybe<Invite>;
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
  /** There are as many as there may be. */
  | 'LIMIT_REACHED'
  /** The leader has been seen within three months. */
  | 'LEADER_PRESENT'
  /** Somebody else has asked to succeed the leader first. */
  | 'CLAIMED_ALREADY'
  /** What this needs is away for the moment. Nothing has happened. */
  | 'TRY_AGAIN';

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
  Interest: Interest;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
  Community:
    ( { __typename: 'Community' }
    & GraphQLRecursivePick<FederationTypes['Community'], {"id":true}> );
  Interest:
    ( { __typename: 'Interest' }
    & GraphQLRecursivePick<FederationTypes['Interest'], {"id":true}> );
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
  Community: ResolverTypeWrapper<CommunityRow>;
  LeadershipClaim: ResolverTypeWrapper<LeadershipClaimRow>;
  ClosedCommunity: ResolverTypeWrapper<ClosedCommunityRow>;
  Interest: ResolverTypeWrapper<InterestRow>;
  CommunityFilter: CommunityFilter;
  Visibility: Visibility;
  JoinPolicy: JoinPolicy;
  Role: Role;
  MembershipStatus: MembershipStatus;
  Membership: ResolverTypeWrapper<Membership>;
  MembershipConnection: ResolverTypeWrapper<MembershipConnectionRow>;
  MembershipEdge: ResolverTypeWrapper<Omit<MembershipEdge, 'node'> & { node?: Maybe<ResolversTypes['Community']> }>;
  CommunityMemberConnection: ResolverTypeWrapper<MemberConnectionRow>;
  CommunityMemberEdge: ResolverTypeWrapper<MemberEdgeRow>;
  JoinRequestConnection: ResolverTypeWrapper<JoinRequestConnectionRow>;
  JoinRequestEdge: ResolverTypeWrapper<JoinRequestEdgeRow>;
  BannedMemberConnection: ResolverTypeWrapper<BannedMemberConnectionRow>;
  BannedMemberEdge: ResolverTypeWrapper<BannedMemberEdgeRow>;
  BookmarkConnection: ResolverTypeWrapper<BookmarkConnectionRow>;
  BookmarkEdge: ResolverTypeWrapper<Omit<BookmarkEdge, 'node'> & { node?: Maybe<ResolversTypes['Community']> }>;
  CommunityConnection: ResolverTypeWrapper<CommunityConnectionRow>;
  CommunityEdge: ResolverTypeWrapper<Omit<CommunityEdge, 'node'> & { node: ResolversTypes['Community'] }>;
  Invite: ResolverTypeWrapper<InviteRow>;
  CreateCommunityInput: CreateCommunityInput;
  UpdateCommunityInput: UpdateCommunityInput;
  JoinCommunityInput: JoinCommunityInput;
  LeaveCommunityInput: LeaveCommunityInput;
  ApproveJoinRequestInput: ApproveJoinRequestInput;
  RejectJoinRequestInput: RejectJoinRequestInput;
  RemoveMemberInput: RemoveMemberInput;
  UnbanMemberInput: UnbanMemberInput;
  ChangeMemberRoleInput: ChangeMemberRoleInput;
  TransferLeadershipInput: TransferLeadershipInput;
  CreateInviteInput: CreateInviteInput;
  ClaimLeadershipInput: ClaimLeadershipInput;
  WithdrawLeadershipClaimInput: WithdrawLeadershipClaimInput;
  RejectLeadershipClaimInput: RejectLeadershipClaimInput;
  RevokeInviteInput: RevokeInviteInput;
  CloseCommunityInput: CloseCommunityInput;
  ReopenCommunityInput: ReopenCommunityInput;
  BookmarkCommunityInput: BookmarkCommunityInput;
  UnbookmarkCommunityInput: UnbookmarkCommunityInput;
  CreateCommunityPayload: ResolverTypeWrapper<Omit<CreateCommunityPayload, 'community'> & { community?: Maybe<ResolversTypes['Community']> }>;
  UpdateCommunityPayload: ResolverTypeWrapper<Omit<UpdateCommunityPayload, 'community'> & { community?: Maybe<ResolversTypes['Community']> }>;
  JoinCommunityPayload: ResolverTypeWrapper<Omit<JoinCommunityPayload, 'community'> & { community?: Maybe<ResolversTypes['Community']> }>;
  LeaveCommunityPayload: ResolverTypeWrapper<Omit<LeaveCommunityPayload, 'community'> & { community?: Maybe<ResolversTypes['Community']> }>;
  ApproveJoinRequestPayload: ResolverTypeWrapper<Omit<ApproveJoinRequestPayload, 'community'> & { community?: Maybe<ResolversTypes['Community']> }>;
  RejectJoinRequestPayload: ResolverTypeWrapper<Omit<RejectJoinRequestPayload, 'community'> & { community?: Maybe<ResolversTypes['Community']> }>;
  RemoveMemberPayload: ResolverTypeWrapper<Omit<RemoveMemberPayload, 'community'> & { community?: Maybe<ResolversTypes['Community']> }>;
  ChangeMemberRolePayload: ResolverTypeWrapper<Omit<ChangeMemberRolePayload, 'community'> & { community?: Maybe<ResolversTypes['Community']> }>;
  TransferLeadershipPayload: ResolverTypeWrapper<Omit<TransferLeadershipPayload, 'community'> & { community?: Maybe<ResolversTypes['Community']> }>;
  BookmarkCommunityPayload: ResolverTypeWrapper<Omit<BookmarkCommunityPayload, 'community'> & { community?: Maybe<ResolversTypes['Community']> }>;
  UnbookmarkCommunityPayload: ResolverTypeWrapper<Omit<UnbookmarkCommunityPayload, 'community'> & { community?: Maybe<ResolversTypes['Community']> }>;
  UnbanMemberPayload: ResolverTypeWrapper<Omit<UnbanMemberPayload, 'community'> & { community?: Maybe<ResolversTypes['Community']> }>;
  ClaimLeadershipPayload: ResolverTypeWrapper<Omit<ClaimLeadershipPayload, 'community'> & { community?: Maybe<ResolversTypes['Community']> }>;
  WithdrawLeadershipClaimPayload: ResolverTypeWrapper<Omit<WithdrawLeadershipClaimPayload, 'community'> & { community?: Maybe<ResolversTypes['Community']> }>;
  RejectLeadershipClaimPayload: ResolverTypeWrapper<Omit<RejectLeadershipClaimPayload, 'community'> & { community?: Maybe<ResolversTypes['Community']> }>;
  RevokeInvitePayload: ResolverTypeWrapper<Omit<RevokeInvitePayload, 'community'> & { community?: Maybe<ResolversTypes['Community']> }>;
  ReopenCommunityPayload: ResolverTypeWrapper<Omit<ReopenCommunityPayload, 'community'> & { community?: Maybe<ResolversTypes['Community']> }>;
  CloseCommunityPayload: ResolverTypeWrapper<Omit<CloseCommunityPayload, 'closedCommunity'> & { closedCommunity?: Maybe<ResolversTypes['ClosedCommunity']> }>;
  CreateInvitePayload: ResolverTypeWrapper<Omit<CreateInvitePayload, 'invite'> & { invite?: Maybe<ResolversTypes['Invite']> }>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  PageInfo: ResolverTypeWrapper<PageInfo>;
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
  Community: CommunityRow;
  LeadershipClaim: LeadershipClaimRow;
  ClosedCommunity: ClosedCommunityRow;
  Interest: InterestRow;
  CommunityFilter: CommunityFilter;
  Membership: Membership;
  MembershipConnection: MembershipConnectionRow;
  MembershipEdge: Omit<MembershipEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Community']> };
  CommunityMemberConnection: MemberConnectionRow;
  CommunityMemberEdge: MemberEdgeRow;
  JoinRequestConnection: JoinRequestConnectionRow;
  JoinRequestEdge: JoinRequestEdgeRow;
  BannedMemberConnection: BannedMemberConnectionRow;
  BannedMemberEdge: BannedMemberEdgeRow;
  BookmarkConnection: BookmarkConnectionRow;
  BookmarkEdge: Omit<BookmarkEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Community']> };
  CommunityConnection: CommunityConnectionRow;
  CommunityEdge: Omit<CommunityEdge, 'node'> & { node: ResolversParentTypes['Community'] };
  Invite: InviteRow;
  CreateCommunityInput: CreateCommunityInput;
  UpdateCommunityInput: UpdateCommunityInput;
  JoinCommunityInput: JoinCommunityInput;
  LeaveCommunityInput: LeaveCommunityInput;
  ApproveJoinRequestInput: ApproveJoinRequestInput;
  RejectJoinRequestInput: RejectJoinRequestInput;
  RemoveMemberInput: RemoveMemberInput;
  UnbanMemberInput: UnbanMemberInput;
  ChangeMemberRoleInput: ChangeMemberRoleInput;
  TransferLeadershipInput: TransferLeadershipInput;
  CreateInviteInput: CreateInviteInput;
  ClaimLeadershipInput: ClaimLeadershipInput;
  WithdrawLeadershipClaimInput: WithdrawLeadershipClaimInput;
  RejectLeadershipClaimInput: RejectLeadershipClaimInput;
  RevokeInviteInput: RevokeInviteInput;
  CloseCommunityInput: CloseCommunityInput;
  ReopenCommunityInput: ReopenCommunityInput;
  BookmarkCommunityInput: BookmarkCommunityInput;
  UnbookmarkCommunityInput: UnbookmarkCommunityInput;
  CreateCommunityPayload: Omit<CreateCommunityPayload, 'community'> & { community?: Maybe<ResolversParentTypes['Community']> };
  UpdateCommunityPayload: Omit<UpdateCommunityPayload, 'community'> & { community?: Maybe<ResolversParentTypes['Community']> };
  JoinCommunityPayload: Omit<JoinCommunityPayload, 'community'> & { community?: Maybe<ResolversParentTypes['Community']> };
  LeaveCommunityPayload: Omit<LeaveCommunityPayload, 'community'> & { community?: Maybe<ResolversParentTypes['Community']> };
  ApproveJoinRequestPayload: Omit<ApproveJoinRequestPayload, 'community'> & { community?: Maybe<ResolversParentTypes['Community']> };
  RejectJoinRequestPayload: Omit<RejectJoinRequestPayload, 'community'> & { community?: Maybe<ResolversParentTypes['Community']> };
  RemoveMemberPayload: Omit<RemoveMemberPayload, 'community'> & { community?: Maybe<ResolversParentTypes['Community']> };
  ChangeMemberRolePayload: Omit<ChangeMemberRolePayload, 'community'> & { community?: Maybe<ResolversParentTypes['Community']> };
  TransferLeadershipPayload: Omit<TransferLeadershipPayload, 'community'> & { community?: Maybe<ResolversParentTypes['Community']> };
  BookmarkCommunityPayload: Omit<BookmarkCommunityPayload, 'community'> & { community?: Maybe<ResolversParentTypes['Community']> };
  UnbookmarkCommunityPayload: Omit<UnbookmarkCommunityPayload, 'community'> & { community?: Maybe<ResolversParentTypes['Community']> };
  UnbanMemberPayload: Omit<UnbanMemberPayload, 'community'> & { community?: Maybe<ResolversParentTypes['Community']> };
  ClaimLeadershipPayload: Omit<ClaimLeadershipPayload, 'community'> & { community?: Maybe<ResolversParentTypes['Community']> };
  WithdrawLeadershipClaimPayload: Omit<WithdrawLeadershipClaimPayload, 'community'> & { community?: Maybe<ResolversParentTypes['Community']> };
  RejectLeadershipClaimPayload: Omit<RejectLeadershipClaimPayload, 'community'> & { community?: Maybe<ResolversParentTypes['Community']> };
  RevokeInvitePayload: Omit<RevokeInvitePayload, 'community'> & { community?: Maybe<ResolversParentTypes['Community']> };
  ReopenCommunityPayload: Omit<ReopenCommunityPayload, 'community'> & { community?: Maybe<ResolversParentTypes['Community']> };
  CloseCommunityPayload: Omit<CloseCommunityPayload, 'closedCommunity'> & { closedCommunity?: Maybe<ResolversParentTypes['ClosedCommunity']> };
  CreateInvitePayload: Omit<CreateInvitePayload, 'invite'> & { invite?: Maybe<ResolversParentTypes['Invite']> };
  UserError: UserError;
  PageInfo: PageInfo;
  Int: Scalars['Int']['output'];
  Boolean: Scalars['Boolean']['output'];
};

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
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType, RequireFields<QueryCommunityArgs, 'id'>>;
  communities?: Resolver<Maybe<ResolversTypes['CommunityConnection']>, ParentType, ContextType, RequireFields<QueryCommunitiesArgs, 'first'>>;
  recommendedCommunities?: Resolver<Maybe<Array<ResolversTypes['Community']>>, ParentType, ContextType, RequireFields<QueryRecommendedCommunitiesArgs, 'first'>>;
  interests?: Resolver<Maybe<Array<ResolversTypes['Interest']>>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  createCommunity?: Resolver<ResolversTypes['CreateCommunityPayload'], ParentType, ContextType, RequireFields<MutationCreateCommunityArgs, 'input'>>;
  updateCommunity?: Resolver<ResolversTypes['UpdateCommunityPayload'], ParentType, ContextType, RequireFields<MutationUpdateCommunityArgs, 'input'>>;
  joinCommunity?: Resolver<ResolversTypes['JoinCommunityPayload'], ParentType, ContextType, RequireFields<MutationJoinCommunityArgs, 'input'>>;
  leaveCommunity?: Resolver<ResolversTypes['LeaveCommunityPayload'], ParentType, ContextType, RequireFields<MutationLeaveCommunityArgs, 'input'>>;
  approveJoinRequest?: Resolver<ResolversTypes['ApproveJoinRequestPayload'], ParentType, ContextType, RequireFields<MutationApproveJoinRequestArgs, 'input'>>;
  rejectJoinRequest?: Resolver<ResolversTypes['RejectJoinRequestPayload'], ParentType, ContextType, RequireFields<MutationRejectJoinRequestArgs, 'input'>>;
  removeMember?: Resolver<ResolversTypes['RemoveMemberPayload'], ParentType, ContextType, RequireFields<MutationRemoveMemberArgs, 'input'>>;
  unbanMember?: Resolver<ResolversTypes['UnbanMemberPayload'], ParentType, ContextType, RequireFields<MutationUnbanMemberArgs, 'input'>>;
  changeMemberRole?: Resolver<ResolversTypes['ChangeMemberRolePayload'], ParentType, ContextType, RequireFields<MutationChangeMemberRoleArgs, 'input'>>;
  transferLeadership?: Resolver<ResolversTypes['TransferLeadershipPayload'], ParentType, ContextType, RequireFields<MutationTransferLeadershipArgs, 'input'>>;
  claimLeadership?: Resolver<ResolversTypes['ClaimLeadershipPayload'], ParentType, ContextType, RequireFields<MutationClaimLeadershipArgs, 'input'>>;
  withdrawLeadershipClaim?: Resolver<ResolversTypes['WithdrawLeadershipClaimPayload'], ParentType, ContextType, RequireFields<MutationWithdrawLeadershipClaimArgs, 'input'>>;
  rejectLeadershipClaim?: Resolver<ResolversTypes['RejectLeadershipClaimPayload'], ParentType, ContextType, RequireFields<MutationRejectLeadershipClaimArgs, 'input'>>;
  createInvite?: Resolver<ResolversTypes['CreateInvitePayload'], ParentType, ContextType, RequireFields<MutationCreateInviteArgs, 'input'>>;
  revokeInvite?: Resolver<ResolversTypes['RevokeInvitePayload'], ParentType, ContextType, RequireFields<MutationRevokeInviteArgs, 'input'>>;
  closeCommunity?: Resolver<ResolversTypes['CloseCommunityPayload'], ParentType, ContextType, RequireFields<MutationCloseCommunityArgs, 'input'>>;
  reopenCommunity?: Resolver<ResolversTypes['ReopenCommunityPayload'], ParentType, ContextType, RequireFields<MutationReopenCommunityArgs, 'input'>>;
  bookmarkCommunity?: Resolver<ResolversTypes['BookmarkCommunityPayload'], ParentType, ContextType, RequireFields<MutationBookmarkCommunityArgs, 'input'>>;
  unbookmarkCommunity?: Resolver<ResolversTypes['UnbookmarkCommunityPayload'], ParentType, ContextType, RequireFields<MutationUnbookmarkCommunityArgs, 'input'>>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  avatarUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  memberships?: Resolver<Maybe<ResolversTypes['MembershipConnection']>, ParentType, ContextType, RequireFields<UserMembershipsArgs, 'first'>>;
  closedCommunities?: Resolver<Maybe<Array<ResolversTypes['ClosedCommunity']>>, ParentType, ContextType>;
  bookmarks?: Resolver<Maybe<ResolversTypes['BookmarkConnection']>, ParentType, ContextType, RequireFields<UserBookmarksArgs, 'first'>>;
};

export type CommunityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Community'] = ResolversParentTypes['Community'], FederationReferenceType extends FederationReferenceTypes['Community'] = FederationReferenceTypes['Community']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Community']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  introduction?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  coverUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  visibility?: Resolver<Maybe<ResolversTypes['Visibility']>, ParentType, ContextType>;
  joinPolicy?: Resolver<Maybe<ResolversTypes['JoinPolicy']>, ParentType, ContextType>;
  memberCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  memberLimit?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  interest?: Resolver<Maybe<ResolversTypes['Interest']>, ParentType, ContextType>;
  leader?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  viewerHasBookmarked?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  bookmarkCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  viewerMembership?: Resolver<Maybe<ResolversTypes['Membership']>, ParentType, ContextType>;
  members?: Resolver<Maybe<ResolversTypes['CommunityMemberConnection']>, ParentType, ContextType, RequireFields<CommunityMembersArgs, 'first'>>;
  joinRequests?: Resolver<Maybe<ResolversTypes['JoinRequestConnection']>, ParentType, ContextType, RequireFields<CommunityJoinRequestsArgs, 'first'>>;
  bannedMembers?: Resolver<Maybe<ResolversTypes['BannedMemberConnection']>, ParentType, ContextType, RequireFields<CommunityBannedMembersArgs, 'first'>>;
  invites?: Resolver<Maybe<Array<ResolversTypes['Invite']>>, ParentType, ContextType>;
  leadershipClaim?: Resolver<Maybe<ResolversTypes['LeadershipClaim']>, ParentType, ContextType>;
};

export type LeadershipClaimResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeadershipClaim'] = ResolversParentTypes['LeadershipClaim']> = {
  claimant?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  claimedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  takesEffectAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ClosedCommunityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClosedCommunity'] = ResolversParentTypes['ClosedCommunity']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  closedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reopenableUntil?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type InterestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Interest'] = ResolversParentTypes['Interest'], FederationReferenceType extends FederationReferenceTypes['Interest'] = FederationReferenceTypes['Interest']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Interest']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  communityCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type MembershipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Membership'] = ResolversParentTypes['Membership']> = {
  role?: Resolver<Maybe<ResolversTypes['Role']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['MembershipStatus'], ParentType, ContextType>;
  joinedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type MembershipConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MembershipConnection'] = ResolversParentTypes['MembershipConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MembershipEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MembershipEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MembershipEdge'] = ResolversParentTypes['MembershipEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['MembershipStatus'], ParentType, ContextType>;
  joinedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
};

export type CommunityMemberConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommunityMemberConnection'] = ResolversParentTypes['CommunityMemberConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CommunityMemberEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CommunityMemberEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommunityMemberEdge'] = ResolversParentTypes['CommunityMemberEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['MembershipStatus'], ParentType, ContextType>;
  joinedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type JoinRequestConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JoinRequestConnection'] = ResolversParentTypes['JoinRequestConnection']> = {
  edges?: Resolver<Array<ResolversTypes['JoinRequestEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type JoinRequestEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JoinRequestEdge'] = ResolversParentTypes['JoinRequestEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type BannedMemberConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BannedMemberConnection'] = ResolversParentTypes['BannedMemberConnection']> = {
  edges?: Resolver<Array<ResolversTypes['BannedMemberEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BannedMemberEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BannedMemberEdge'] = ResolversParentTypes['BannedMemberEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  bannedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type BookmarkConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BookmarkConnection'] = ResolversParentTypes['BookmarkConnection']> = {
  edges?: Resolver<Array<ResolversTypes['BookmarkEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BookmarkEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BookmarkEdge'] = ResolversParentTypes['BookmarkEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  bookmarkedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
};

export type CommunityConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommunityConnection'] = ResolversParentTypes['CommunityConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CommunityEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CommunityEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommunityEdge'] = ResolversParentTypes['CommunityEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Community'], ParentType, ContextType>;
};

export type InviteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Invite'] = ResolversParentTypes['Invite']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  maxUses?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  useCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CreateCommunityPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCommunityPayload'] = ResolversParentTypes['CreateCommunityPayload']> = {
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateCommunityPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateCommunityPayload'] = ResolversParentTypes['UpdateCommunityPayload']> = {
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type JoinCommunityPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JoinCommunityPayload'] = ResolversParentTypes['JoinCommunityPayload']> = {
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type LeaveCommunityPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaveCommunityPayload'] = ResolversParentTypes['LeaveCommunityPayload']> = {
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ApproveJoinRequestPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApproveJoinRequestPayload'] = ResolversParentTypes['ApproveJoinRequestPayload']> = {
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RejectJoinRequestPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RejectJoinRequestPayload'] = ResolversParentTypes['RejectJoinRequestPayload']> = {
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RemoveMemberPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveMemberPayload'] = ResolversParentTypes['RemoveMemberPayload']> = {
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ChangeMemberRolePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeMemberRolePayload'] = ResolversParentTypes['ChangeMemberRolePayload']> = {
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type TransferLeadershipPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransferLeadershipPayload'] = ResolversParentTypes['TransferLeadershipPayload']> = {
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type BookmarkCommunityPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BookmarkCommunityPayload'] = ResolversParentTypes['BookmarkCommunityPayload']> = {
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UnbookmarkCommunityPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnbookmarkCommunityPayload'] = ResolversParentTypes['UnbookmarkCommunityPayload']> = {
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UnbanMemberPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnbanMemberPayload'] = ResolversParentTypes['UnbanMemberPayload']> = {
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ClaimLeadershipPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimLeadershipPayload'] = ResolversParentTypes['ClaimLeadershipPayload']> = {
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type WithdrawLeadershipClaimPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WithdrawLeadershipClaimPayload'] = ResolversParentTypes['WithdrawLeadershipClaimPayload']> = {
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RejectLeadershipClaimPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RejectLeadershipClaimPayload'] = ResolversParentTypes['RejectLeadershipClaimPayload']> = {
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RevokeInvitePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeInvitePayload'] = ResolversParentTypes['RevokeInvitePayload']> = {
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReopenCommunityPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReopenCommunityPayload'] = ResolversParentTypes['ReopenCommunityPayload']> = {
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CloseCommunityPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CloseCommunityPayload'] = ResolversParentTypes['CloseCommunityPayload']> = {
  closedCommunity?: Resolver<Maybe<ResolversTypes['ClosedCommunity']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateInvitePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateInvitePayload'] = ResolversParentTypes['CreateInvitePayload']> = {
  invite?: Resolver<Maybe<ResolversTypes['Invite']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  Community?: CommunityResolvers<ContextType>;
  LeadershipClaim?: LeadershipClaimResolvers<ContextType>;
  ClosedCommunity?: ClosedCommunityResolvers<ContextType>;
  Interest?: InterestResolvers<ContextType>;
  Membership?: MembershipResolvers<ContextType>;
  MembershipConnection?: MembershipConnectionResolvers<ContextType>;
  MembershipEdge?: MembershipEdgeResolvers<ContextType>;
  CommunityMemberConnection?: CommunityMemberConnectionResolvers<ContextType>;
  CommunityMemberEdge?: CommunityMemberEdgeResolvers<ContextType>;
  JoinRequestConnection?: JoinRequestConnectionResolvers<ContextType>;
  JoinRequestEdge?: JoinRequestEdgeResolvers<ContextType>;
  BannedMemberConnection?: BannedMemberConnectionResolvers<ContextType>;
  BannedMemberEdge?: BannedMemberEdgeResolvers<ContextType>;
  BookmarkConnection?: BookmarkConnectionResolvers<ContextType>;
  BookmarkEdge?: BookmarkEdgeResolvers<ContextType>;
  CommunityConnection?: CommunityConnectionResolvers<ContextType>;
  CommunityEdge?: CommunityEdgeResolvers<ContextType>;
  Invite?: InviteResolvers<ContextType>;
  CreateCommunityPayload?: CreateCommunityPayloadResolvers<ContextType>;
  UpdateCommunityPayload?: UpdateCommunityPayloadResolvers<ContextType>;
  JoinCommunityPayload?: JoinCommunityPayloadResolvers<ContextType>;
  LeaveCommunityPayload?: LeaveCommunityPayloadResolvers<ContextType>;
  ApproveJoinRequestPayload?: ApproveJoinRequestPayloadResolvers<ContextType>;
  RejectJoinRequestPayload?: RejectJoinRequestPayloadResolvers<ContextType>;
  RemoveMemberPayload?: RemoveMemberPayloadResolvers<ContextType>;
  ChangeMemberRolePayload?: ChangeMemberRolePayloadResolvers<ContextType>;
  TransferLeadershipPayload?: TransferLeadershipPayloadResolvers<ContextType>;
  BookmarkCommunityPayload?: BookmarkCommunityPayloadResolvers<ContextType>;
  UnbookmarkCommunityPayload?: UnbookmarkCommunityPayloadResolvers<ContextType>;
  UnbanMemberPayload?: UnbanMemberPayloadResolvers<ContextType>;
  ClaimLeadershipPayload?: ClaimLeadershipPayloadResolvers<ContextType>;
  WithdrawLeadershipClaimPayload?: WithdrawLeadershipClaimPayloadResolvers<ContextType>;
  RejectLeadershipClaimPayload?: RejectLeadershipClaimPayloadResolvers<ContextType>;
  RevokeInvitePayload?: RevokeInvitePayloadResolvers<ContextType>;
  ReopenCommunityPayload?: ReopenCommunityPayloadResolvers<ContextType>;
  CloseCommunityPayload?: CloseCommunityPayloadResolvers<ContextType>;
  CreateInvitePayload?: CreateInvitePayloadResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
};
