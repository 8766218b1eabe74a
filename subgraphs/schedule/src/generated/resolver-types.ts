// Made from schema.graphql and src/mappers.ts by `npm run generate`; do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { MemberCard, VisibleCommunity } from '@moim/subgraph-kit';
import type { ScheduleRow, AttendanceRow, ScheduleConnectionRow, AttendanceConnectionRow, AttendeeConnectionRow, AttendeeEdgeRow } from '../rows.ts';
import type { CalendarFeedRow } from '../domain/calendar-feed.ts';
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

/** A sum of money. */
export type Money = {
  /** In the currency's smallest unit that is used: whole won for KRW. */
  amount: Scalars['Int']['output'];
  /** ISO 4217, e.g. `KRW`. */
  currency: Scalars['String']['output'];
};

export type Query = {
  /** The signed-in person, null when signed out. Every subgraph answers it, so a screen asks each only for its own fields. */
  me?: Maybe<User>;
  /** A meet-up. Null for an id that was never given out, and when the club is not the viewer's to see. */
  schedule?: Maybe<Schedule>;
};


export type QueryScheduleArgs = {
  id: Scalars['ID']['input'];
};

export type Mutation = {
  /**
   * Plans a meet-up of a club, for its leader and staff: `FORBIDDEN` for everybody else. The viewer is its host. The club's members are
   * told.
   */
  createSchedule: CreateSchedulePayload;
  /**
   * Changes a meet-up, for the club's leader and staff and its own host: what is left out stays, `null` clears. Saying the same again
   * changes nothing. More seats go to the waiting line, first in line first; there cannot be fewer than are taken.
   */
  updateSchedule: UpdateSchedulePayload;
  /** Calls a meet-up off, for the club's leader and staff and its own host. Doing it again changes nothing. */
  cancelSchedule: CancelSchedulePayload;
  /**
   * Takes a seat, for members of the club; when all are taken and `joinWaitlist` says so, a place in the waiting line. First come, first
   * served, and never a seat more than there are. Doing it again answers with the place one has.
   */
  attendSchedule: AttendSchedulePayload;
  /**
   * Gives the viewer's seat or place in line up, until the meet-up starts. A seat goes to the first in line at once. Doing it again
   * changes nothing.
   */
  withdrawAttendance: WithdrawAttendancePayload;
  /**
   * Notes that somebody who has a seat was seen at the meet-up, for the club's leader and staff and its own host: from six hours before
   * the start until a day after the end. The first time counts.
   */
  checkInAttendee: CheckInAttendeePayload;
  /**
   * Gives the viewer a private address from which calendar apps read what they go to and wait for: the last 30 days and all to come.
   * Asked again, it is a new address, and the one before ends.
   */
  createCalendarFeed: CreateCalendarFeedPayload;
  /** Ends the address of the viewer's calendar. Doing it again changes nothing. */
  revokeCalendarFeed: RevokeCalendarFeedPayload;
};


export type MutationCreateScheduleArgs = {
  input: CreateScheduleInput;
};


export type MutationUpdateScheduleArgs = {
  input: UpdateScheduleInput;
};


export type MutationCancelScheduleArgs = {
  input: CancelScheduleInput;
};


export type MutationAttendScheduleArgs = {
  input: AttendScheduleInput;
};


export type MutationWithdrawAttendanceArgs = {
  input: WithdrawAttendanceInput;
};


export type MutationCheckInAttendeeArgs = {
  input: CheckInAttendeeInput;
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
   * Meet-ups that have not ended and are not cancelled, and that the person attends or waits for, the next first; only of clubs
   * that the person may see. Null unless the person is the viewer.
   */
  upcomingSchedules?: Maybe<AttendanceConnection>;
  /** The private address of the person's calendar, null when there is none. Null unless the person is the viewer. */
  calendarFeed?: Maybe<CalendarFeed>;
};


/** A person. Names and pictures come from each service's own member cards, so they show even while the user service is down. */
export type UserUpcomingSchedulesArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A private address from which calendar apps read somebody's meet-ups. It is told once, by `createCalendarFeed`. */
export type CalendarFeed = {
  /** When the person asked for it. */
  createdAt: Scalars['DateTime']['output'];
  /** When it was last read, to the hour; null before. */
  lastReadAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A club (소모임). A private one is null for everybody who is not an active member. */
export type Community = {
  /** `com_...` */
  id: Scalars['ID']['output'];
  /** 2 to 40 characters. */
  name: Scalars['String']['output'];
  /** The club's meet-ups by start: upcoming ones first to last, past ones too unless the filter says otherwise. */
  schedules?: Maybe<ScheduleConnection>;
};


/** A club (소모임). A private one is null for everybody who is not an active member. */
export type CommunitySchedulesArgs = {
  filter?: InputMaybe<ScheduleFilter>;
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Which meet-ups to list. What is left out does not filter. */
export type ScheduleFilter = {
  /** Those that have not ended and are not cancelled. */
  upcoming?: InputMaybe<Scalars['Boolean']['input']>;
  /** Those that end after this instant. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Those that start before this instant. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A meet-up (정모, 번개) with limited seats: first come, first served. */
export type Schedule = {
  /** `sch_...` */
  id: Scalars['ID']['output'];
  /** 1 to 100 characters. */
  title: Scalars['String']['output'];
  /** At most 4,000 characters. */
  description?: Maybe<Scalars['String']['output']>;
  /** When it begins. */
  startsAt: Scalars['DateTime']['output'];
  /** When it is over; after `startsAt`. */
  endsAt: Scalars['DateTime']['output'];
  /** Where to meet, null when not settled yet. */
  place?: Maybe<Scalars['String']['output']>;
  /** What it costs to come, null when nothing. */
  fee?: Maybe<Money>;
  /** Seats in all, null when there is no limit. */
  capacity?: Maybe<Scalars['Int']['output']>;
  /** Seats taken. */
  attendeeCount: Scalars['Int']['output'];
  /** Seats free now, null when there is no limit. */
  seatsLeft?: Maybe<Scalars['Int']['output']>;
  /** People waiting for a seat. */
  waitlistCount: Scalars['Int']['output'];
  /** Whether one can take a seat now, by the server's clock. */
  registration: Registration;
  /** Null: open from the start. */
  registrationOpensAt?: Maybe<Scalars['DateTime']['output']>;
  /** Null: open until the meet-up starts. */
  registrationClosesAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was called off, null when it was not. */
  cancelledAt?: Maybe<Scalars['DateTime']['output']>;
  /** The address of a calendar file (ICS); null for a meet-up of a private club, which only its people's own calendars have. */
  icsUrl?: Maybe<Scalars['String']['output']>;
  /** Who invites. */
  host?: Maybe<User>;
  /** The club that meets. */
  community?: Maybe<Community>;
  /** Whether the viewer has a seat or waits for one; null when neither. */
  viewerAttendance?: Maybe<Attendance>;
  /** Who has a seat, in the order they took it. */
  attendees: AttendeeConnection;
  /** Who waits for a seat, first in line first. */
  waitlist: AttendeeConnection;
};


/** A meet-up (정모, 번개) with limited seats: first come, first served. */
export type ScheduleAttendeesArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A meet-up (정모, 번개) with limited seats: first come, first served. */
export type ScheduleWaitlistArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
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

export type AttendanceStatus =
  | 'ATTENDING'
  | 'WAITLISTED'
  | 'WITHDRAWN';

/** Somebody's place at a meet-up. */
export type Attendance = {
  /** Whether it is a seat or a place in line. */
  status: AttendanceStatus;
  /** 1 is next; null unless WAITLISTED. */
  waitlistPosition?: Maybe<Scalars['Int']['output']>;
  /** When the person took the seat or got in line. */
  joinedAt: Scalars['DateTime']['output'];
};

/** Meet-ups somebody goes to. */
export type AttendanceConnection = {
  edges: Array<AttendanceEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type AttendanceEdge = {
  cursor: Scalars['String']['output'];
  status: AttendanceStatus;
  node: Schedule;
};

/** People who go to a meet-up or wait for a seat. */
export type AttendeeConnection = {
  edges: Array<AttendeeEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type AttendeeEdge = {
  cursor: Scalars['String']['output'];
  joinedAt: Scalars['DateTime']['output'];
  /** When the person was seen at the meet-up, null before. */
  checkedInAt?: Maybe<Scalars['DateTime']['output']>;
  node?: Maybe<User>;
};

export type ScheduleConnection = {
  edges: Array<ScheduleEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type ScheduleEdge = {
  cursor: Scalars['String']['output'];
  node: Schedule;
};

/** A sum of money, as clients give it. */
export type MoneyInput = {
  /** In the currency's smallest unit that is used: whole won for KRW. 0 is free. */
  amount: Scalars['Int']['input'];
  /** ISO 4217, e.g. `KRW`. */
  currency: Scalars['String']['input'];
};

export type CreateScheduleInput = {
  communityId: Scalars['ID']['input'];
  /** 1 to 100 characters. */
  title: Scalars['String']['input'];
  /** At most 4,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** When it begins; still to come. */
  startsAt: Scalars['DateTime']['input'];
  /** When it is over; after `startsAt`. */
  endsAt: Scalars['DateTime']['input'];
  /** Where to meet, at most 200 characters. */
  place?: InputMaybe<Scalars['String']['input']>;
  /** What it costs to come. */
  fee?: InputMaybe<MoneyInput>;
  /** Seats in all, 1 to 10,000; null: no limit. */
  capacity?: InputMaybe<Scalars['Int']['input']>;
  /** Null: open from the start. Before `startsAt` and `registrationClosesAt`. */
  registrationOpensAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Null: open until the meet-up starts. */
  registrationClosesAt?: InputMaybe<Scalars['DateTime']['input']>;
};

export type UpdateScheduleInput = {
  /** `sch_...` */
  id: Scalars['ID']['input'];
  /** 1 to 100 characters. Cannot be cleared. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** At most 4,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** A new start is still to come. Cannot be cleared. */
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** After `startsAt`. Cannot be cleared. */
  endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** At most 200 characters. */
  place?: InputMaybe<Scalars['String']['input']>;
  /** What it costs to come. */
  fee?: InputMaybe<MoneyInput>;
  /** 1 to 10,000, not below `attendeeCount`; null: no limit. */
  capacity?: InputMaybe<Scalars['Int']['input']>;
  /** Before `startsAt` and `registrationClosesAt`. */
  registrationOpensAt?: InputMaybe<Scalars['DateTime']['input']>;
  registrationClosesAt?: InputMaybe<Scalars['DateTime']['input']>;
};

export type CancelScheduleInput = {
  /** `sch_...` */
  id: Scalars['ID']['input'];
};

export type AttendScheduleInput = {
  scheduleId: Scalars['ID']['input'];
  /** Whether to wait in line when all seats are taken; without it that is `FULL`. */
  joinWaitlist?: InputMaybe<Scalars['Boolean']['input']>;
};

export type WithdrawAttendanceInput = {
  scheduleId: Scalars['ID']['input'];
};

export type CheckInAttendeeInput = {
  scheduleId: Scalars['ID']['input'];
  /** Who was seen. */
  userId: Scalars['ID']['input'];
};

export type CreateSchedulePayload = {
  /** Null when `userErrors` says why. */
  schedule?: Maybe<Schedule>;
  userErrors: Array<UserError>;
};

export type UpdateSchedulePayload = {
  /** Null when `userErrors` says why. */
  schedule?: Maybe<Schedule>;
  userErrors: Array<UserError>;
};

export type CancelSchedulePayload = {
  /** Null when `userErrors` says why. */
  schedule?: Maybe<Schedule>;
  userErrors: Array<UserError>;
};

export type AttendSchedulePayload = {
  /** Null when `userErrors` says why. */
  schedule?: Maybe<Schedule>;
  userErrors: Array<UserError>;
};

export type WithdrawAttendancePayload = {
  /** Null when `userErrors` says why. */
  schedule?: Maybe<Schedule>;
  userErrors: Array<UserError>;
};

export type CreateCalendarFeedPayload = {
  /** The address, told only here. Whoever has it can read the calendar. Null when `userErrors` says why. */
  url?: Maybe<Scalars['String']['output']>;
  /** Null when `userErrors` says why. */
  feed?: Maybe<CalendarFeed>;
  userErrors: Array<UserError>;
};

export type RevokeCalendarFeedPayload = {
  userErrors: Array<UserError>;
};

export type CheckInAttendeePayload = {
  /** Null when `userErrors` says why. */
  schedule?: Maybe<Schedule>;
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
  /** There is no room left. */
  | 'FULL'
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
  | 'CANCELLED';

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
  Schedule: Schedule;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
  Community:
    ( { __typename: 'Community' }
    & GraphQLRecursivePick<FederationTypes['Community'], {"id":true}> );
  Schedule:
    ( { __typename: 'Schedule' }
    & GraphQLRecursivePick<FederationTypes['Schedule'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  CacheControlScope: CacheControlScope;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Money: ResolverTypeWrapper<Money>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  User: ResolverTypeWrapper<MemberCard>;
  CalendarFeed: ResolverTypeWrapper<CalendarFeedRow>;
  Community: ResolverTypeWrapper<VisibleCommunity>;
  ScheduleFilter: ScheduleFilter;
  Schedule: ResolverTypeWrapper<ScheduleRow>;
  Registration: Registration;
  AttendanceStatus: AttendanceStatus;
  Attendance: ResolverTypeWrapper<AttendanceRow>;
  AttendanceConnection: ResolverTypeWrapper<AttendanceConnectionRow>;
  AttendanceEdge: ResolverTypeWrapper<Omit<AttendanceEdge, 'node'> & { node: ResolversTypes['Schedule'] }>;
  AttendeeConnection: ResolverTypeWrapper<AttendeeConnectionRow>;
  AttendeeEdge: ResolverTypeWrapper<AttendeeEdgeRow>;
  ScheduleConnection: ResolverTypeWrapper<ScheduleConnectionRow>;
  ScheduleEdge: ResolverTypeWrapper<Omit<ScheduleEdge, 'node'> & { node: ResolversTypes['Schedule'] }>;
  MoneyInput: MoneyInput;
  CreateScheduleInput: CreateScheduleInput;
  UpdateScheduleInput: UpdateScheduleInput;
  CancelScheduleInput: CancelScheduleInput;
  AttendScheduleInput: AttendScheduleInput;
  WithdrawAttendanceInput: WithdrawAttendanceInput;
  CheckInAttendeeInput: CheckInAttendeeInput;
  CreateSchedulePayload: ResolverTypeWrapper<Omit<CreateSchedulePayload, 'schedule'> & { schedule?: Maybe<ResolversTypes['Schedule']> }>;
  UpdateSchedulePayload: ResolverTypeWrapper<Omit<UpdateSchedulePayload, 'schedule'> & { schedule?: Maybe<ResolversTypes['Schedule']> }>;
  CancelSchedulePayload: ResolverTypeWrapper<Omit<CancelSchedulePayload, 'schedule'> & { schedule?: Maybe<ResolversTypes['Schedule']> }>;
  AttendSchedulePayload: ResolverTypeWrapper<Omit<AttendSchedulePayload, 'schedule'> & { schedule?: Maybe<ResolversTypes['Schedule']> }>;
  WithdrawAttendancePayload: ResolverTypeWrapper<Omit<WithdrawAttendancePayload, 'schedule'> & { schedule?: Maybe<ResolversTypes['Schedule']> }>;
  CreateCalendarFeedPayload: ResolverTypeWrapper<Omit<CreateCalendarFeedPayload, 'feed'> & { feed?: Maybe<ResolversTypes['CalendarFeed']> }>;
  RevokeCalendarFeedPayload: ResolverTypeWrapper<RevokeCalendarFeedPayload>;
  CheckInAttendeePayload: ResolverTypeWrapper<Omit<CheckInAttendeePayload, 'schedule'> & { schedule?: Maybe<ResolversTypes['Schedule']> }>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  Money: Money;
  String: Scalars['String']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Mutation: Record<PropertyKey, never>;
  User: MemberCard;
  CalendarFeed: CalendarFeedRow;
  Community: VisibleCommunity;
  ScheduleFilter: ScheduleFilter;
  Schedule: ScheduleRow;
  Attendance: AttendanceRow;
  AttendanceConnection: AttendanceConnectionRow;
  AttendanceEdge: Omit<AttendanceEdge, 'node'> & { node: ResolversParentTypes['Schedule'] };
  AttendeeConnection: AttendeeConnectionRow;
  AttendeeEdge: AttendeeEdgeRow;
  ScheduleConnection: ScheduleConnectionRow;
  ScheduleEdge: Omit<ScheduleEdge, 'node'> & { node: ResolversParentTypes['Schedule'] };
  MoneyInput: MoneyInput;
  CreateScheduleInput: CreateScheduleInput;
  UpdateScheduleInput: UpdateScheduleInput;
  CancelScheduleInput: CancelScheduleInput;
  AttendScheduleInput: AttendScheduleInput;
  WithdrawAttendanceInput: WithdrawAttendanceInput;
  CheckInAttendeeInput: CheckInAttendeeInput;
  CreateSchedulePayload: Omit<CreateSchedulePayload, 'schedule'> & { schedule?: Maybe<ResolversParentTypes['Schedule']> };
  UpdateSchedulePayload: Omit<UpdateSchedulePayload, 'schedule'> & { schedule?: Maybe<ResolversParentTypes['Schedule']> };
  CancelSchedulePayload: Omit<CancelSchedulePayload, 'schedule'> & { schedule?: Maybe<ResolversParentTypes['Schedule']> };
  AttendSchedulePayload: Omit<AttendSchedulePayload, 'schedule'> & { schedule?: Maybe<ResolversParentTypes['Schedule']> };
  WithdrawAttendancePayload: Omit<WithdrawAttendancePayload, 'schedule'> & { schedule?: Maybe<ResolversParentTypes['Schedule']> };
  CreateCalendarFeedPayload: Omit<CreateCalendarFeedPayload, 'feed'> & { feed?: Maybe<ResolversParentTypes['CalendarFeed']> };
  RevokeCalendarFeedPayload: RevokeCalendarFeedPayload;
  CheckInAttendeePayload: Omit<CheckInAttendeePayload, 'schedule'> & { schedule?: Maybe<ResolversParentTypes['Schedule']> };
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

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  me?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  schedule?: Resolver<Maybe<ResolversTypes['Schedule']>, ParentType, ContextType, RequireFields<QueryScheduleArgs, 'id'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  createSchedule?: Resolver<ResolversTypes['CreateSchedulePayload'], ParentType, ContextType, RequireFields<MutationCreateScheduleArgs, 'input'>>;
  updateSchedule?: Resolver<ResolversTypes['UpdateSchedulePayload'], ParentType, ContextType, RequireFields<MutationUpdateScheduleArgs, 'input'>>;
  cancelSchedule?: Resolver<ResolversTypes['CancelSchedulePayload'], ParentType, ContextType, RequireFields<MutationCancelScheduleArgs, 'input'>>;
  attendSchedule?: Resolver<ResolversTypes['AttendSchedulePayload'], ParentType, ContextType, RequireFields<MutationAttendScheduleArgs, 'input'>>;
  withdrawAttendance?: Resolver<ResolversTypes['WithdrawAttendancePayload'], ParentType, ContextType, RequireFields<MutationWithdrawAttendanceArgs, 'input'>>;
  checkInAttendee?: Resolver<ResolversTypes['CheckInAttendeePayload'], ParentType, ContextType, RequireFields<MutationCheckInAttendeeArgs, 'input'>>;
  createCalendarFeed?: Resolver<ResolversTypes['CreateCalendarFeedPayload'], ParentType, ContextType>;
  revokeCalendarFeed?: Resolver<ResolversTypes['RevokeCalendarFeedPayload'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  avatarUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  upcomingSchedules?: Resolver<Maybe<ResolversTypes['AttendanceConnection']>, ParentType, ContextType, RequireFields<UserUpcomingSchedulesArgs, 'first'>>;
  calendarFeed?: Resolver<Maybe<ResolversTypes['CalendarFeed']>, ParentType, ContextType>;
};

export type CalendarFeedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CalendarFeed'] = ResolversParentTypes['CalendarFeed']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastReadAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type CommunityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Community'] = ResolversParentTypes['Community'], FederationReferenceType extends FederationReferenceTypes['Community'] = FederationReferenceTypes['Community']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Community']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  schedules?: Resolver<Maybe<ResolversTypes['ScheduleConnection']>, ParentType, ContextType, RequireFields<CommunitySchedulesArgs, 'first'>>;
};

export type ScheduleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Schedule'] = ResolversParentTypes['Schedule'], FederationReferenceType extends FederationReferenceTypes['Schedule'] = FederationReferenceTypes['Schedule']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Schedule']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fee?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  capacity?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  attendeeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  seatsLeft?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  waitlistCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  registration?: Resolver<ResolversTypes['Registration'], ParentType, ContextType>;
  registrationOpensAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  registrationClosesAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  cancelledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  icsUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  host?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  viewerAttendance?: Resolver<Maybe<ResolversTypes['Attendance']>, ParentType, ContextType>;
  attendees?: Resolver<ResolversTypes['AttendeeConnection'], ParentType, ContextType, RequireFields<ScheduleAttendeesArgs, 'first'>>;
  waitlist?: Resolver<ResolversTypes['AttendeeConnection'], ParentType, ContextType, RequireFields<ScheduleWaitlistArgs, 'first'>>;
};

export type AttendanceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Attendance'] = ResolversParentTypes['Attendance']> = {
  status?: Resolver<ResolversTypes['AttendanceStatus'], ParentType, ContextType>;
  waitlistPosition?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  joinedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type AttendanceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttendanceConnection'] = ResolversParentTypes['AttendanceConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AttendanceEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AttendanceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttendanceEdge'] = ResolversParentTypes['AttendanceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AttendanceStatus'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Schedule'], ParentType, ContextType>;
};

export type AttendeeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttendeeConnection'] = ResolversParentTypes['AttendeeConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AttendeeEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AttendeeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttendeeEdge'] = ResolversParentTypes['AttendeeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  joinedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  checkedInAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type ScheduleConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduleConnection'] = ResolversParentTypes['ScheduleConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ScheduleEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ScheduleEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduleEdge'] = ResolversParentTypes['ScheduleEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Schedule'], ParentType, ContextType>;
};

export type CreateSchedulePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateSchedulePayload'] = ResolversParentTypes['CreateSchedulePayload']> = {
  schedule?: Resolver<Maybe<ResolversTypes['Schedule']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateSchedulePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateSchedulePayload'] = ResolversParentTypes['UpdateSchedulePayload']> = {
  schedule?: Resolver<Maybe<ResolversTypes['Schedule']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CancelSchedulePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelSchedulePayload'] = ResolversParentTypes['CancelSchedulePayload']> = {
  schedule?: Resolver<Maybe<ResolversTypes['Schedule']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AttendSchedulePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttendSchedulePayload'] = ResolversParentTypes['AttendSchedulePayload']> = {
  schedule?: Resolver<Maybe<ResolversTypes['Schedule']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type WithdrawAttendancePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WithdrawAttendancePayload'] = ResolversParentTypes['WithdrawAttendancePayload']> = {
  schedule?: Resolver<Maybe<ResolversTypes['Schedule']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateCalendarFeedPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCalendarFeedPayload'] = ResolversParentTypes['CreateCalendarFeedPayload']> = {
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  feed?: Resolver<Maybe<ResolversTypes['CalendarFeed']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RevokeCalendarFeedPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeCalendarFeedPayload'] = ResolversParentTypes['RevokeCalendarFeedPayload']> = {
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CheckInAttendeePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CheckInAttendeePayload'] = ResolversParentTypes['CheckInAttendeePayload']> = {
  schedule?: Resolver<Maybe<ResolversTypes['Schedule']>, ParentType, ContextType>;
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
  Money?: MoneyResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  CalendarFeed?: CalendarFeedResolvers<ContextType>;
  Community?: CommunityResolvers<ContextType>;
  Schedule?: ScheduleResolvers<ContextType>;
  Attendance?: AttendanceResolvers<ContextType>;
  AttendanceConnection?: AttendanceConnectionResolvers<ContextType>;
  AttendanceEdge?: AttendanceEdgeResolvers<ContextType>;
  AttendeeConnection?: AttendeeConnectionResolvers<ContextType>;
  AttendeeEdge?: AttendeeEdgeResolvers<ContextType>;
  ScheduleConnection?: ScheduleConnectionResolvers<ContextType>;
  ScheduleEdge?: ScheduleEdgeResolvers<ContextType>;
  CreateSchedulePayload?: CreateSchedulePayloadResolvers<ContextType>;
  UpdateSchedulePayload?: UpdateSchedulePayloadResolvers<ContextType>;
  CancelSchedulePayload?: CancelSchedulePayloadResolvers<ContextType>;
  AttendSchedulePayload?: AttendSchedulePayloadResolvers<ContextType>;
  WithdrawAttendancePayload?: WithdrawAttendancePayloadResolvers<ContextType>;
  CreateCalendarFeedPayload?: CreateCalendarFeedPayloadResolvers<ContextType>;
  RevokeCalendarFeedPayload?: RevokeCalendarFeedPayloadResolvers<ContextType>;
  CheckInAttendeePayload?: CheckInAttendeePayloadResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
};
