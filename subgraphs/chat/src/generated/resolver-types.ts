// Made from schema.graphql and src/mappers.ts by `npm run generate`; do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { MemberCard } from '@moim/subgraph-kit';
import type { CommunityRow, PhotoRow, RoomRow, RoomConnectionRow, RoomMemberConnectionRow, RoomMemberEdgeRow, MessageRow } from '../rows.ts';
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
  /** A chat room. Null for an id that was never given out, for rooms the viewer is not in, and for a direct room while one has blocked the other. */
  chatRoom?: Maybe<ChatRoom>;
};


export type QueryChatRoomArgs = {
  id: Scalars['ID']['input'];
};

export type Mutation = {
  /**
   * Says something in a room that the viewer is in. Sent again with the same `clientMessageId`, it is the first message that is
   * answered, however much later, and nothing is said twice. 30 messages and corrections within 20 seconds, and then `RATE_LIMITED`.
   */
  sendMessage: SendMessagePayload;
  /** Changes what a message says, for who wrote it: `FORBIDDEN` for everybody else. Saying the same again changes nothing. */
  editMessage: EditMessagePayload;
  /**
   * Takes a message away, with its photos and reactions; for who wrote it, and in a club's room for leader and staff: `FORBIDDEN` for
   * everybody else. Its place stays. Twice is as once.
   */
  deleteMessage: DeleteMessagePayload;
  /**
   * Reacts to a message with an emoji, or takes that back. Twice is as once. A message takes 20 different emoji: `LIMIT_REACHED`. 60 times within 30
   * seconds, and then `RATE_LIMITED`.
   */
  react: ReactPayload;
  /** Notes up to which message the viewer has read a room. The mark only rises, and not beyond the newest message. */
  markRoomRead: MarkRoomReadPayload;
  /** Says whether the viewer wants notifications from a room. A muted room does not count in `unreadMessageCount`. */
  muteRoom: MuteRoomPayload;
  /** The room of the viewer and another person: the one there is, else a new one. Where one has blocked the other: `NOT_FOUND`, to both. */
  openDirectRoom: OpenDirectRoomPayload;
  /**
   * Tells the others in a room that the viewer is writing, for 8 seconds; sent again every few seconds it stays so. False ends it at once. Nothing
   * is kept of it.
   */
  setTyping: SetTypingPayload;
};


export type MutationSendMessageArgs = {
  input: SendMessageInput;
};


export type MutationEditMessageArgs = {
  input: EditMessageInput;
};


export type MutationDeleteMessageArgs = {
  input: DeleteMessageInput;
};


export type MutationReactArgs = {
  input: ReactInput;
};


export type MutationMarkRoomReadArgs = {
  input: MarkRoomReadInput;
};


export type MutationMuteRoomArgs = {
  input: MuteRoomInput;
};


export type MutationOpenDirectRoomArgs = {
  input: OpenDirectRoomInput;
};


export type MutationSetTypingArgs = {
  input: SetTypingInput;
};

/** What happens, told as it happens: over WebSocket or server-sent events. */
export type Subscription = {
  /**
   * What happens in a room, in the order in which it happened. `afterSeq` is the `seq` of the last message that the client has: what it missed since
   * comes first, without gaps or repeats, with the changes of earlier messages; then what happens. Without it, what happens from now on. When more
   * than 500 messages and changes were missed, `HistoryGap` comes in their place: load the room anew.
   *
   * Ends with `NOT_FOUND` for a room that the viewer may not see, also when that comes to be so later.
   */
  roomEvents: RoomEvent;
  /** What concerns the viewer, wherever it happens: badges and notifications. */
  viewerEvents: ViewerEvent;
};


/** What happens, told as it happens: over WebSocket or server-sent events. */
export type SubscriptionRoomEventsArgs = {
  roomId: Scalars['ID']['input'];
  afterSeq?: InputMaybe<Scalars['Int']['input']>;
};

/** Something that happened in a room. */
export type RoomEvent = MessageSent | MessageEdited | MessageDeleted | ReactionsChanged | TypingChanged | ReadMarked | PresenceChanged | HistoryGap | RoomHead;

/** Somebody said something. What was missed is told as it is now: edited, or deleted. */
export type MessageSent = {
  /** The message that was sent. */
  message: Message;
};

/** A message says something else now. */
export type MessageEdited = {
  /** The message as it is now. */
  message: Message;
};

/** A message was taken away. */
export type MessageDeleted = {
  /** The message as it is now: its place, without its words. */
  message: Message;
};

/** Somebody reacted to a message, or took a reaction back. */
export type ReactionsChanged = {
  /** The message with its reactions. */
  message: Message;
};

/** Somebody is writing, or has stopped. Without another word it ends after 8 seconds. */
export type TypingChanged = {
  /** Who is writing. */
  user: User;
  /** False when they have stopped. */
  isTyping: Scalars['Boolean']['output'];
};

/** Somebody has read the room, up to a message. */
export type ReadMarked = {
  /** Who has read it. */
  user: User;
  /** The `seq` of the last message they have read. */
  lastReadSeq: Scalars['Int']['output'];
};

/** Somebody in the room has opened the app, or closed it. */
export type PresenceChanged = {
  /** Who came or went. */
  user: User;
  /** Whether they have the app open. */
  isOnline: Scalars['Boolean']['output'];
};

/** More was missed than is sent again: load the room anew, and go on after `lastSeq`. */
export type HistoryGap = {
  /** The newest message's `seq`. */
  lastSeq: Scalars['Int']['output'];
};

/** How far the room is, every 15 seconds: who has less for longer than a moment has lost something, and resumes. */
export type RoomHead = {
  /** The newest message's `seq`. */
  lastSeq: Scalars['Int']['output'];
};

/** Something that concerns the viewer. */
export type ViewerEvent = NotificationReceived | UnreadChanged;

/** A notification arrived in the viewer's feed. */
export type NotificationReceived = {
  /** Null while the user service is away: it is in the feed. */
  notification?: Maybe<Notification>;
};

/** The viewer has more or less to read in a room. Several changes within half a second are told once. */
export type UnreadChanged = {
  /** The room's. */
  id: Scalars['ID']['output'];
  /** With its `unreadCount`. */
  room: ChatRoom;
  /** In all rooms that are not muted. */
  unreadMessageCount: Scalars['Int']['output'];
};

/** What happened that the person may want to know. */
export type Notification = {
  /** `ntf_...` */
  id: Scalars['ID']['output'];
};

/** A person. Names and pictures come from each service's own member cards, so they show even while the user service is down. */
export type User = {
  /** `usr_...` */
  id: Scalars['ID']['output'];
  /** The name shown to others, 1 to 30 characters. */
  name: Scalars['String']['output'];
  /** The address of the profile picture, null when there is none. */
  avatarUrl?: Maybe<Scalars['String']['output']>;
  /** The rooms the person is in, the one with the newest message first. Null unless the person is the viewer. */
  chatRooms?: Maybe<ChatRoomConnection>;
  /** Messages not read yet in all rooms that are not muted. Null unless the person is the viewer. */
  unreadMessageCount?: Maybe<Scalars['Int']['output']>;
};


/** A person. Names and pictures come from each service's own member cards, so they show even while the user service is down. */
export type UserChatRoomsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A club (소모임). A private one is null for everybody who is not an active member. */
export type Community = {
  /** `com_...` */
  id: Scalars['ID']['output'];
  /** 2 to 40 characters. */
  name: Scalars['String']['output'];
  /** The club's chat room. Null unless the viewer is an active member. */
  chatRoom?: Maybe<ChatRoom>;
};

/** A photo in a club's album or a direct room; of `addPhotos` also a profile picture or a cover. */
export type Photo = {
  /** `pho_...` */
  id: Scalars['ID']['output'];
};

export type RoomKind =
  /** The room of a club: its members are in it. */
  | 'COMMUNITY'
  /** Two people. */
  | 'DIRECT';

/** A chat room, as one of its members sees it. */
export type ChatRoom = {
  /** `rom_...` */
  id: Scalars['ID']['output'];
  /** Whether it belongs to a club or to two people. */
  kind: RoomKind;
  /** The club's name, or the other person's. */
  title: Scalars['String']['output'];
  /** The club's cover, or the other person's picture. */
  imageUrl?: Maybe<Scalars['String']['output']>;
  /** Whether the viewer gets no notifications from it. */
  isMuted: Scalars['Boolean']['output'];
  /** The newest message's `seq`, 0 when there is none. */
  lastSeq: Scalars['Int']['output'];
  /** Messages after `viewerLastReadSeq` that others wrote. */
  unreadCount: Scalars['Int']['output'];
  /** Up to which message the viewer has read, 0 when none. */
  viewerLastReadSeq: Scalars['Int']['output'];
  /** Null in a direct room. */
  community?: Maybe<Community>;
  /** Who is in the room, in the order they came. */
  members: RoomMemberConnection;
  /** The history: the `last` messages before `beforeSeq`, oldest first. Any depth costs the same. */
  messages: MessageConnection;
  /** The newest message, null when there is none. */
  lastMessage?: Maybe<Message>;
};


/** A chat room, as one of its members sees it. */
export type ChatRoomMembersArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A chat room, as one of its members sees it. */
export type ChatRoomMessagesArgs = {
  last?: Scalars['Int']['input'];
  beforeSeq?: InputMaybe<Scalars['Int']['input']>;
};

/** A message in a chat room. */
export type Message = {
  /** `msg_...` */
  id: Scalars['ID']['output'];
  /** Its number in the room: 1, 2, 3, ... without holes. */
  seq: Scalars['Int']['output'];
  /** Empty when deleted. */
  text: Scalars['String']['output'];
  /** The id its sender gave it; sending it again returns this message. Null when a block hides the message. */
  clientMessageId?: Maybe<Scalars['String']['output']>;
  /** When the server took it, by the server's clock; the order is `seq`. */
  sentAt: Scalars['DateTime']['output'];
  /** When it was last changed, null when never. */
  editedAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * A deleted message keeps its `seq`, without text, photos and reactions. So does, to these two, one of somebody whom the viewer has blocked or who
   * has blocked the viewer, unless the viewer is leader or staff of the room's club.
   */
  isDeleted: Scalars['Boolean']['output'];
  /** Null when the account is gone. */
  sender?: Maybe<User>;
  /** The earlier message it answers. */
  replyTo?: Maybe<Message>;
  /** Pictures sent with it, in the order of the sender. */
  photos: Array<Photo>;
  /** By how many, most used first. */
  reactions: Array<Reaction>;
};

/** How many people reacted with one emoji. */
export type Reaction = {
  /** One emoji. */
  emoji: Scalars['String']['output'];
  /** How many people reacted with it. */
  count: Scalars['Int']['output'];
  /** Whether the viewer is one of them. */
  viewerHasReacted: Scalars['Boolean']['output'];
};

export type ChatRoomConnection = {
  edges: Array<ChatRoomEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type ChatRoomEdge = {
  cursor: Scalars['String']['output'];
  node: ChatRoom;
};

export type RoomMemberConnection = {
  edges: Array<RoomMemberEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type RoomMemberEdge = {
  cursor: Scalars['String']['output'];
  /** Up to which message this person has read. */
  lastReadSeq: Scalars['Int']['output'];
  /** Whether the person has the app open; null while that is unknown, and where one has blocked the other. */
  isOnline?: Maybe<Scalars['Boolean']['output']>;
  node?: Maybe<User>;
};

export type MessageConnection = {
  edges: Array<MessageEdge>;
  pageInfo: PageInfo;
};

export type MessageEdge = {
  cursor: Scalars['String']['output'];
  node: Message;
};

export type SendMessageInput = {
  /** `rom_...` */
  roomId: Scalars['ID']['input'];
  /** 1 to 5,000 characters; with photos it may be empty or left out. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** What the client calls the message, 1 to 100 characters, e.g. a UUID: it makes sending again safe. Left out, each call is a message. */
  clientMessageId?: InputMaybe<Scalars['String']['input']>;
  /** The message of the same room that it answers: `msg_...` */
  replyToId?: InputMaybe<Scalars['ID']['input']>;
  /** At most 10 photos, in the order in which they are shown: `pho_...` */
  photoIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

export type SendMessagePayload = {
  /** Null when `userErrors` says why. */
  message?: Maybe<Message>;
  userErrors: Array<UserError>;
};

export type EditMessageInput = {
  /** `msg_...` */
  id: Scalars['ID']['input'];
  /** 1 to 5,000 characters; empty only when the message has photos. */
  text: Scalars['String']['input'];
};

export type EditMessagePayload = {
  /** Null when `userErrors` says why. */
  message?: Maybe<Message>;
  userErrors: Array<UserError>;
};

export type DeleteMessageInput = {
  /** `msg_...` */
  id: Scalars['ID']['input'];
};

export type DeleteMessagePayload = {
  /** The message as it is now, without text. */
  message?: Maybe<Message>;
  userErrors: Array<UserError>;
};

export type ReactInput = {
  /** `msg_...` */
  messageId: Scalars['ID']['input'];
  /** One emoji. */
  emoji: Scalars['String']['input'];
  /** False takes the reaction back. */
  hasReacted?: Scalars['Boolean']['input'];
};

export type ReactPayload = {
  /** Null when `userErrors` says why. */
  message?: Maybe<Message>;
  userErrors: Array<UserError>;
};

export type MarkRoomReadInput = {
  /** `rom_...` */
  roomId: Scalars['ID']['input'];
  /** The newest message that the viewer has seen; what lies beyond the room's newest counts as that. */
  seq: Scalars['Int']['input'];
};

export type MarkRoomReadPayload = {
  room?: Maybe<ChatRoom>;
  userErrors: Array<UserError>;
};

export type MuteRoomInput = {
  /** `rom_...` */
  roomId: Scalars['ID']['input'];
  /** False unmutes it. */
  isMuted?: Scalars['Boolean']['input'];
};

export type MuteRoomPayload = {
  room?: Maybe<ChatRoom>;
  userErrors: Array<UserError>;
};

export type OpenDirectRoomInput = {
  /** The other person: `usr_...` */
  userId: Scalars['ID']['input'];
};

export type SetTypingInput = {
  /** `rom_...` */
  roomId: Scalars['ID']['input'];
  isTyping: Scalars['Boolean']['input'];
};

export type SetTypingPayload = {
  /** True when the others were told, as far as they can be reached. */
  ok: Scalars['Boolean']['output'];
  userErrors: Array<UserError>;
};

export type OpenDirectRoomPayload = {
  /** Null when `userErrors` says why. */
  room?: Maybe<ChatRoom>;
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
  /** There are as many as there may be. */
  | 'LIMIT_REACHED';

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
  UnreadChanged: UnreadChanged;
  User: User;
  Community: Community;
  ChatRoom: ChatRoom;
  Message: Message;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  UnreadChanged:
    ( { __typename: 'UnreadChanged' }
    & GraphQLRecursivePick<FederationTypes['UnreadChanged'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
  Community:
    ( { __typename: 'Community' }
    & GraphQLRecursivePick<FederationTypes['Community'], {"id":true}> );
  ChatRoom:
    ( { __typename: 'ChatRoom' }
    & GraphQLRecursivePick<FederationTypes['ChatRoom'], {"id":true}> );
  Message:
    ( { __typename: 'Message' }
    & GraphQLRecursivePick<FederationTypes['Message'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  RoomEvent:
    | ( Omit<MessageSent, 'message'> & { message: _RefType['Message'] } )
    | ( Omit<MessageEdited, 'message'> & { message: _RefType['Message'] } )
    | ( Omit<MessageDeleted, 'message'> & { message: _RefType['Message'] } )
    | ( Omit<ReactionsChanged, 'message'> & { message: _RefType['Message'] } )
    | ( Omit<TypingChanged, 'user'> & { user: _RefType['User'] } )
    | ( Omit<ReadMarked, 'user'> & { user: _RefType['User'] } )
    | ( Omit<PresenceChanged, 'user'> & { user: _RefType['User'] } )
    | ( HistoryGap )
    | ( RoomHead )
  ;
  ViewerEvent:
    | ( NotificationReceived )
    | ( RoomRow )
  ;
};


/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  CacheControlScope: CacheControlScope;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RoomEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RoomEvent']>;
  MessageSent: ResolverTypeWrapper<Omit<MessageSent, 'message'> & { message: ResolversTypes['Message'] }>;
  MessageEdited: ResolverTypeWrapper<Omit<MessageEdited, 'message'> & { message: ResolversTypes['Message'] }>;
  MessageDeleted: ResolverTypeWrapper<Omit<MessageDeleted, 'message'> & { message: ResolversTypes['Message'] }>;
  ReactionsChanged: ResolverTypeWrapper<Omit<ReactionsChanged, 'message'> & { message: ResolversTypes['Message'] }>;
  TypingChanged: ResolverTypeWrapper<Omit<TypingChanged, 'user'> & { user: ResolversTypes['User'] }>;
  ReadMarked: ResolverTypeWrapper<Omit<ReadMarked, 'user'> & { user: ResolversTypes['User'] }>;
  PresenceChanged: ResolverTypeWrapper<Omit<PresenceChanged, 'user'> & { user: ResolversTypes['User'] }>;
  HistoryGap: ResolverTypeWrapper<HistoryGap>;
  RoomHead: ResolverTypeWrapper<RoomHead>;
  ViewerEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ViewerEvent']>;
  NotificationReceived: ResolverTypeWrapper<NotificationReceived>;
  UnreadChanged: ResolverTypeWrapper<RoomRow>;
  Notification: ResolverTypeWrapper<Notification>;
  User: ResolverTypeWrapper<MemberCard>;
  Community: ResolverTypeWrapper<CommunityRow>;
  Photo: ResolverTypeWrapper<PhotoRow>;
  RoomKind: RoomKind;
  ChatRoom: ResolverTypeWrapper<RoomRow>;
  Message: ResolverTypeWrapper<MessageRow>;
  Reaction: ResolverTypeWrapper<Reaction>;
  ChatRoomConnection: ResolverTypeWrapper<RoomConnectionRow>;
  ChatRoomEdge: ResolverTypeWrapper<Omit<ChatRoomEdge, 'node'> & { node: ResolversTypes['ChatRoom'] }>;
  RoomMemberConnection: ResolverTypeWrapper<RoomMemberConnectionRow>;
  RoomMemberEdge: ResolverTypeWrapper<RoomMemberEdgeRow>;
  MessageConnection: ResolverTypeWrapper<Omit<MessageConnection, 'edges'> & { edges: Array<ResolversTypes['MessageEdge']> }>;
  MessageEdge: ResolverTypeWrapper<Omit<MessageEdge, 'node'> & { node: ResolversTypes['Message'] }>;
  SendMessageInput: SendMessageInput;
  SendMessagePayload: ResolverTypeWrapper<Omit<SendMessagePayload, 'message'> & { message?: Maybe<ResolversTypes['Message']> }>;
  EditMessageInput: EditMessageInput;
  EditMessagePayload: ResolverTypeWrapper<Omit<EditMessagePayload, 'message'> & { message?: Maybe<ResolversTypes['Message']> }>;
  DeleteMessageInput: DeleteMessageInput;
  DeleteMessagePayload: ResolverTypeWrapper<Omit<DeleteMessagePayload, 'message'> & { message?: Maybe<ResolversTypes['Message']> }>;
  ReactInput: ReactInput;
  ReactPayload: ResolverTypeWrapper<Omit<ReactPayload, 'message'> & { message?: Maybe<ResolversTypes['Message']> }>;
  MarkRoomReadInput: MarkRoomReadInput;
  MarkRoomReadPayload: ResolverTypeWrapper<Omit<MarkRoomReadPayload, 'room'> & { room?: Maybe<ResolversTypes['ChatRoom']> }>;
  MuteRoomInput: MuteRoomInput;
  MuteRoomPayload: ResolverTypeWrapper<Omit<MuteRoomPayload, 'room'> & { room?: Maybe<ResolversTypes['ChatRoom']> }>;
  OpenDirectRoomInput: OpenDirectRoomInput;
  SetTypingInput: SetTypingInput;
  SetTypingPayload: ResolverTypeWrapper<SetTypingPayload>;
  OpenDirectRoomPayload: ResolverTypeWrapper<Omit<OpenDirectRoomPayload, 'room'> & { room?: Maybe<ResolversTypes['ChatRoom']> }>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Mutation: Record<PropertyKey, never>;
  Subscription: Record<PropertyKey, never>;
  RoomEvent: ResolversUnionTypes<ResolversParentTypes>['RoomEvent'];
  MessageSent: Omit<MessageSent, 'message'> & { message: ResolversParentTypes['Message'] };
  MessageEdited: Omit<MessageEdited, 'message'> & { message: ResolversParentTypes['Message'] };
  MessageDeleted: Omit<MessageDeleted, 'message'> & { message: ResolversParentTypes['Message'] };
  ReactionsChanged: Omit<ReactionsChanged, 'message'> & { message: ResolversParentTypes['Message'] };
  TypingChanged: Omit<TypingChanged, 'user'> & { user: ResolversParentTypes['User'] };
  ReadMarked: Omit<ReadMarked, 'user'> & { user: ResolversParentTypes['User'] };
  PresenceChanged: Omit<PresenceChanged, 'user'> & { user: ResolversParentTypes['User'] };
  HistoryGap: HistoryGap;
  RoomHead: RoomHead;
  ViewerEvent: ResolversUnionTypes<ResolversParentTypes>['ViewerEvent'];
  NotificationReceived: NotificationReceived;
  UnreadChanged: RoomRow;
  Notification: Notification;
  User: MemberCard;
  Community: CommunityRow;
  Photo: PhotoRow;
  ChatRoom: RoomRow;
  Message: MessageRow;
  Reaction: Reaction;
  ChatRoomConnection: RoomConnectionRow;
  ChatRoomEdge: Omit<ChatRoomEdge, 'node'> & { node: ResolversParentTypes['ChatRoom'] };
  RoomMemberConnection: RoomMemberConnectionRow;
  RoomMemberEdge: RoomMemberEdgeRow;
  MessageConnection: Omit<MessageConnection, 'edges'> & { edges: Array<ResolversParentTypes['MessageEdge']> };
  MessageEdge: Omit<MessageEdge, 'node'> & { node: ResolversParentTypes['Message'] };
  SendMessageInput: SendMessageInput;
  SendMessagePayload: Omit<SendMessagePayload, 'message'> & { message?: Maybe<ResolversParentTypes['Message']> };
  EditMessageInput: EditMessageInput;
  EditMessagePayload: Omit<EditMessagePayload, 'message'> & { message?: Maybe<ResolversParentTypes['Message']> };
  DeleteMessageInput: DeleteMessageInput;
  DeleteMessagePayload: Omit<DeleteMessagePayload, 'message'> & { message?: Maybe<ResolversParentTypes['Message']> };
  ReactInput: ReactInput;
  ReactPayload: Omit<ReactPayload, 'message'> & { message?: Maybe<ResolversParentTypes['Message']> };
  MarkRoomReadInput: MarkRoomReadInput;
  MarkRoomReadPayload: Omit<MarkRoomReadPayload, 'room'> & { room?: Maybe<ResolversParentTypes['ChatRoom']> };
  MuteRoomInput: MuteRoomInput;
  MuteRoomPayload: Omit<MuteRoomPayload, 'room'> & { room?: Maybe<ResolversParentTypes['ChatRoom']> };
  OpenDirectRoomInput: OpenDirectRoomInput;
  SetTypingInput: SetTypingInput;
  SetTypingPayload: SetTypingPayload;
  OpenDirectRoomPayload: Omit<OpenDirectRoomPayload, 'room'> & { room?: Maybe<ResolversParentTypes['ChatRoom']> };
  UserError: UserError;
  PageInfo: PageInfo;
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  Boolean: Scalars['Boolean']['output'];
};

export type FeedDirectiveArgs = {
  topic: Scalars['String']['input'];
  audience?: Maybe<Scalars['String']['input']>;
  audienceChangedBy?: Maybe<Scalars['String']['input']>;
  history?: Maybe<Scalars['String']['input']>;
  heads?: Maybe<Scalars['String']['input']>;
  position?: Maybe<Scalars['String']['input']>;
  gap?: Maybe<Scalars['String']['input']>;
  head?: Maybe<Scalars['String']['input']>;
};

export type FeedDirectiveResolver<Result, Parent, ContextType = Context, Args = FeedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type FedByDirectiveArgs = {
  event: Scalars['String']['input'];
  topic?: Maybe<Scalars['String']['input']>;
  member?: Maybe<Scalars['String']['input']>;
  each?: Maybe<Scalars['String']['input']>;
  actor?: Maybe<Scalars['String']['input']>;
};

export type FedByDirectiveResolver<Result, Parent, ContextType = Context, Args = FedByDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type FromDirectiveArgs = {
  field: Scalars['String']['input'];
};

export type FromDirectiveResolver<Result, Parent, ContextType = Context, Args = FromDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

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
  chatRoom?: Resolver<Maybe<ResolversTypes['ChatRoom']>, ParentType, ContextType, RequireFields<QueryChatRoomArgs, 'id'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  sendMessage?: Resolver<ResolversTypes['SendMessagePayload'], ParentType, ContextType, RequireFields<MutationSendMessageArgs, 'input'>>;
  editMessage?: Resolver<ResolversTypes['EditMessagePayload'], ParentType, ContextType, RequireFields<MutationEditMessageArgs, 'input'>>;
  deleteMessage?: Resolver<ResolversTypes['DeleteMessagePayload'], ParentType, ContextType, RequireFields<MutationDeleteMessageArgs, 'input'>>;
  react?: Resolver<ResolversTypes['ReactPayload'], ParentType, ContextType, RequireFields<MutationReactArgs, 'input'>>;
  markRoomRead?: Resolver<ResolversTypes['MarkRoomReadPayload'], ParentType, ContextType, RequireFields<MutationMarkRoomReadArgs, 'input'>>;
  muteRoom?: Resolver<ResolversTypes['MuteRoomPayload'], ParentType, ContextType, RequireFields<MutationMuteRoomArgs, 'input'>>;
  openDirectRoom?: Resolver<ResolversTypes['OpenDirectRoomPayload'], ParentType, ContextType, RequireFields<MutationOpenDirectRoomArgs, 'input'>>;
  setTyping?: Resolver<ResolversTypes['SetTypingPayload'], ParentType, ContextType, RequireFields<MutationSetTypingArgs, 'input'>>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  roomEvents?: SubscriptionResolver<ResolversTypes['RoomEvent'], "roomEvents", ParentType, ContextType, RequireFields<SubscriptionRoomEventsArgs, 'roomId'>>;
  viewerEvents?: SubscriptionResolver<ResolversTypes['ViewerEvent'], "viewerEvents", ParentType, ContextType>;
};

export type RoomEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoomEvent'] = ResolversParentTypes['RoomEvent']> = {
  __resolveType: TypeResolveFn<'MessageSent' | 'MessageEdited' | 'MessageDeleted' | 'ReactionsChanged' | 'TypingChanged' | 'ReadMarked' | 'PresenceChanged' | 'HistoryGap' | 'RoomHead', ParentType, ContextType>;
};

export type MessageSentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageSent'] = ResolversParentTypes['MessageSent']> = {
  message?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageEditedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageEdited'] = ResolversParentTypes['MessageEdited']> = {
  message?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageDeletedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageDeleted'] = ResolversParentTypes['MessageDeleted']> = {
  message?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReactionsChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReactionsChanged'] = ResolversParentTypes['ReactionsChanged']> = {
  message?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TypingChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TypingChanged'] = ResolversParentTypes['TypingChanged']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  isTyping?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReadMarkedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReadMarked'] = ResolversParentTypes['ReadMarked']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  lastReadSeq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PresenceChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PresenceChanged'] = ResolversParentTypes['PresenceChanged']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  isOnline?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HistoryGapResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HistoryGap'] = ResolversParentTypes['HistoryGap']> = {
  lastSeq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RoomHeadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoomHead'] = ResolversParentTypes['RoomHead']> = {
  lastSeq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ViewerEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ViewerEvent'] = ResolversParentTypes['ViewerEvent']> = {
  __resolveType: TypeResolveFn<'NotificationReceived' | 'UnreadChanged', ParentType, ContextType>;
};

export type NotificationReceivedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationReceived'] = ResolversParentTypes['NotificationReceived']> = {
  notification?: Resolver<Maybe<ResolversTypes['Notification']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UnreadChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnreadChanged'] = ResolversParentTypes['UnreadChanged'], FederationReferenceType extends FederationReferenceTypes['UnreadChanged'] = FederationReferenceTypes['UnreadChanged']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['UnreadChanged']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  room?: Resolver<ResolversTypes['ChatRoom'], ParentType, ContextType>;
  unreadMessageCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Notification'] = ResolversParentTypes['Notification']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  avatarUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  chatRooms?: Resolver<Maybe<ResolversTypes['ChatRoomConnection']>, ParentType, ContextType, RequireFields<UserChatRoomsArgs, 'first'>>;
  unreadMessageCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CommunityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Community'] = ResolversParentTypes['Community'], FederationReferenceType extends FederationReferenceTypes['Community'] = FederationReferenceTypes['Community']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Community']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  chatRoom?: Resolver<Maybe<ResolversTypes['ChatRoom']>, ParentType, ContextType>;
};

export type PhotoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Photo'] = ResolversParentTypes['Photo']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ChatRoomResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatRoom'] = ResolversParentTypes['ChatRoom'], FederationReferenceType extends FederationReferenceTypes['ChatRoom'] = FederationReferenceTypes['ChatRoom']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ChatRoom']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['RoomKind'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  imageUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isMuted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastSeq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unreadCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerLastReadSeq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  members?: Resolver<ResolversTypes['RoomMemberConnection'], ParentType, ContextType, RequireFields<ChatRoomMembersArgs, 'first'>>;
  messages?: Resolver<ResolversTypes['MessageConnection'], ParentType, ContextType, RequireFields<ChatRoomMessagesArgs, 'last'>>;
  lastMessage?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
};

export type MessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Message'] = ResolversParentTypes['Message'], FederationReferenceType extends FederationReferenceTypes['Message'] = FederationReferenceTypes['Message']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Message']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  clientMessageId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sentAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  editedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  isDeleted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sender?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  replyTo?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  photos?: Resolver<Array<ResolversTypes['Photo']>, ParentType, ContextType>;
  reactions?: Resolver<Array<ResolversTypes['Reaction']>, ParentType, ContextType>;
};

export type ReactionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Reaction'] = ResolversParentTypes['Reaction']> = {
  emoji?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerHasReacted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ChatRoomConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatRoomConnection'] = ResolversParentTypes['ChatRoomConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ChatRoomEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ChatRoomEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatRoomEdge'] = ResolversParentTypes['ChatRoomEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ChatRoom'], ParentType, ContextType>;
};

export type RoomMemberConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoomMemberConnection'] = ResolversParentTypes['RoomMemberConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RoomMemberEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RoomMemberEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoomMemberEdge'] = ResolversParentTypes['RoomMemberEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastReadSeq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isOnline?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type MessageConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageConnection'] = ResolversParentTypes['MessageConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MessageEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MessageEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageEdge'] = ResolversParentTypes['MessageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
};

export type SendMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendMessagePayload'] = ResolversParentTypes['SendMessagePayload']> = {
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type EditMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EditMessagePayload'] = ResolversParentTypes['EditMessagePayload']> = {
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteMessagePayload'] = ResolversParentTypes['DeleteMessagePayload']> = {
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReactPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReactPayload'] = ResolversParentTypes['ReactPayload']> = {
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MarkRoomReadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkRoomReadPayload'] = ResolversParentTypes['MarkRoomReadPayload']> = {
  room?: Resolver<Maybe<ResolversTypes['ChatRoom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MuteRoomPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MuteRoomPayload'] = ResolversParentTypes['MuteRoomPayload']> = {
  room?: Resolver<Maybe<ResolversTypes['ChatRoom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetTypingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetTypingPayload'] = ResolversParentTypes['SetTypingPayload']> = {
  ok?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OpenDirectRoomPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpenDirectRoomPayload'] = ResolversParentTypes['OpenDirectRoomPayload']> = {
  room?: Resolver<Maybe<ResolversTypes['ChatRoom']>, ParentType, ContextType>;
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
  Subscription?: SubscriptionResolvers<ContextType>;
  RoomEvent?: RoomEventResolvers<ContextType>;
  MessageSent?: MessageSentResolvers<ContextType>;
  MessageEdited?: MessageEditedResolvers<ContextType>;
  MessageDeleted?: MessageDeletedResolvers<ContextType>;
  ReactionsChanged?: ReactionsChangedResolvers<ContextType>;
  TypingChanged?: TypingChangedResolvers<ContextType>;
  ReadMarked?: ReadMarkedResolvers<ContextType>;
  PresenceChanged?: PresenceChangedResolvers<ContextType>;
  HistoryGap?: HistoryGapResolvers<ContextType>;
  RoomHead?: RoomHeadResolvers<ContextType>;
  ViewerEvent?: ViewerEventResolvers<ContextType>;
  NotificationReceived?: NotificationReceivedResolvers<ContextType>;
  UnreadChanged?: UnreadChangedResolvers<ContextType>;
  Notification?: NotificationResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  Community?: CommunityResolvers<ContextType>;
  Photo?: PhotoResolvers<ContextType>;
  ChatRoom?: ChatRoomResolvers<ContextType>;
  Message?: MessageResolvers<ContextType>;
  Reaction?: ReactionResolvers<ContextType>;
  ChatRoomConnection?: ChatRoomConnectionResolvers<ContextType>;
  ChatRoomEdge?: ChatRoomEdgeResolvers<ContextType>;
  RoomMemberConnection?: RoomMemberConnectionResolvers<ContextType>;
  RoomMemberEdge?: RoomMemberEdgeResolvers<ContextType>;
  MessageConnection?: MessageConnectionResolvers<ContextType>;
  MessageEdge?: MessageEdgeResolvers<ContextType>;
  SendMessagePayload?: SendMessagePayloadResolvers<ContextType>;
  EditMessagePayload?: EditMessagePayloadResolvers<ContextType>;
  DeleteMessagePayload?: DeleteMessagePayloadResolvers<ContextType>;
  ReactPayload?: ReactPayloadResolvers<ContextType>;
  MarkRoomReadPayload?: MarkRoomReadPayloadResolvers<ContextType>;
  MuteRoomPayload?: MuteRoomPayloadResolvers<ContextType>;
  SetTypingPayload?: SetTypingPayloadResolvers<ContextType>;
  OpenDirectRoomPayload?: OpenDirectRoomPayloadResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  feed?: FeedDirectiveResolver<any, any, ContextType>;
  fedBy?: FedByDirectiveResolver<any, any, ContextType>;
  from?: FromDirectiveResolver<any, any, ContextType>;
  broadcast?: BroadcastDirectiveResolver<any, any, ContextType>;
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
};
