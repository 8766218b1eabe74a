// Made from schema.graphql and src/mappers.ts by `npm run generate`; do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { MemberCard } from '@moim/subgraph-kit';
import type { CommunityRow, InterestRow, CommunityConnectionRow, MemberConnectionRow, MemberEdgeRow, JoinRequestConnectionRow, JoinRequestEdgeRow, BannedMemberConnectionRow, BannedMemberEdgeRow, MembershipConnectionRow, BookmarkConnectionRow, InviteRow } from '../rows.ts';
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
  /** At most so many members, null when there is no limit. */
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
  /** Words of the name or the introduction, at most 100 characters. */
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
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  User: ResolverTypeWrapper<MemberCard>;
  Community: ResolverTypeWrapper<CommunityRow>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
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
  PageInfo: ResolverTypeWrapper<PageInfo>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  User: MemberCard;
  Community: CommunityRow;
  Boolean: Scalars['Boolean']['output'];
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
  PageInfo: PageInfo;
};

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

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  avatarUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  memberships?: Resolver<Maybe<ResolversTypes['MembershipConnection']>, ParentType, ContextType, RequireFields<UserMembershipsArgs, 'first'>>;
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

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  Community?: CommunityResolvers<ContextType>;
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
  PageInfo?: PageInfoResolvers<ContextType>;
};

