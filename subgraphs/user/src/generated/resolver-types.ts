// Made from schema.graphql and src/mappers.ts by `npm run generate`; do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { UserRow, InterestRow, SessionRow, NotificationRow } from '../rows.ts';
import type { AccountDeletionRow, ServiceStepRow } from '../domain/account-deletion.ts';
import type { DataExportRow } from '../domain/data-export.ts';
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
  /** Somebody's profile. Null for an id that was never given out and for deleted accounts. */
  user?: Maybe<User>;
  /**
   * How far the deletion of an account is, for whoever has the id that `deleteAccount` gave: it ends in a secret, so nobody can guess it. Null
   * for an id that was never given out.
   */
  accountDeletion?: Maybe<AccountDeletion>;
  /** The services with whose accounts people can sign in here, in the order in which they are to be offered. */
  signInProviders?: Maybe<Array<SignInProvider>>;
};


export type QueryUserArgs = {
  id: Scalars['ID']['input'];
};


export type QueryAccountDeletionArgs = {
  id: Scalars['ID']['input'];
};

export type Mutation = {
  /**
   * Makes an account and opens its first session. Where addresses are to be proved (wherever mail is really sent), it is said twice: without
   * `emailCode` a code is sent to the address, answered `EMAIL_CODE_SENT`, and with that code the account is made. Whether the address has an account
   * already is told by the letter alone. Where they need not be, an address that has one is answered `SIGN_UP_REFUSED`.
   */
  signUp: SignUpPayload;
  /**
   * Opens a session with e-mail address and password. A wrong address and a wrong password are answered alike, in the same
   * time: `INVALID_CREDENTIALS`.
   */
  signIn: SignInPayload;
  /**
   * Sends a link to the address, good for 30 minutes, by which whoever reads mail there sets a new password. Answered alike whether the address has an
   * account or not: the letter tells.
   */
  requestPasswordReset: RequestPasswordResetPayload;
  /** Sets a new password by the secret of such a link, signs all devices out and this one in. `LINK_EXPIRED` says to ask for another link. */
  resetPassword: ResetPasswordPayload;
  /**
   * Sets a new password, confirmed by the one that it replaces, and signs all other devices out. Who has none, having come from a sign-in provider,
   * confirms it by a session of the last 10 minutes: `SIGN_IN_AGAIN`.
   */
  changePassword: ChangePasswordPayload;
  /**
   * Changes the address that one signs in with, or proves the one that there is. Said twice: without `emailCode` a code is sent to the new address, answered
   * `EMAIL_CODE_SENT`; with that code it is changed. The old address is told of it. Confirmed like `changePassword`. Whether the address has another
   * account is told by the letter alone.
   */
  changeEmail: ChangeEmailPayload;
  /**
   * Begins a sign-in with an account of another service: send the person to `authorizationUrl`, keep `attempt`. The provider sends the person
   * back to `/sign-in/callback` with `code` and `state`, within 10 minutes, or with `error` when the person would not. `TRY_AGAIN` while the
   * provider does not answer.
   */
  startProviderSignIn: StartProviderSignInPayload;
  /**
   * Ends what `startProviderSignIn` began: opens a session for somebody who is known here; for somebody new it answers a `providerTicket`, with which
   * `signUp` makes the account. Whoever has an account here with the same address is somebody new all the same: nothing is linked. Each attempt is
   * good for one answer: `PROVIDER_SIGN_IN_FAILED`, and `TRY_AGAIN` when the provider does not answer, say to begin again.
   */
  signInWithProvider: SignInWithProviderPayload;
  /**
   * A new access token, and a new refresh token in place of the one given, which is used up: for 10 seconds it gets the same answer again, since an
   * answer can be lost; later its coming back ends the session, since then two have it. `SESSION_ENDED` says to sign in again. Browsers send no
   * token: the gateway renews theirs by itself.
   */
  refreshSession: RefreshSessionPayload;
  /** Ends the session of this request. Said again, and signed out, it is as good. */
  signOut: SignOutPayload;
  /** Signs out one of the viewer's devices, this one too. A session that has ended already is as good. */
  revokeSession: RevokeSessionPayload;
  /**
   * Changes the viewer's profile: what is left out stays, `null` clears. Saying the same again changes nothing. Everywhere else the
   * new name and picture show within moments.
   */
  updateProfile: UpdateProfilePayload;
  /** Says what the viewer is into, in place of what was said before. Saying the same again changes nothing. */
  setInterests: SetInterestsPayload;
  /**
   * Blocks somebody: neither is shown what the other one writes, nor told of what they do, and neither can write to the other alone. Blocking
   * somebody again changes nothing. One can block 1,000 people: `LIMIT_REACHED`.
   */
  blockUser: BlockUserPayload;
  /** Takes a block back. Where there is none, nothing changes. */
  unblockUser: UnblockUserPayload;
  /**
   * Marks some of the viewer's notifications as read, or all, or all up to an instant. What is read already, and what is not the viewer's, stays as
   * it is.
   */
  markNotificationsRead: MarkNotificationsReadPayload;
  /** Switches a kind of notifications on or off, from now on. What is in the feed stays. */
  setNotificationPreference: SetNotificationPreferencePayload;
  /**
   * Deletes the viewer's account for good. At once nobody can sign in to it and the profile is gone; the other services follow within
   * moments, and `deletion` shows when each has. What was written on boards stays, without a name. Who leads open clubs hands them over or
   * closes them first: `LEADS_COMMUNITIES`. Said twice at once, it is the same deletion; later the account is heard no more.
   */
  deleteAccount: DeleteAccountPayload;
  /**
   * Has a copy made of all that the platform knows of the viewer, to be downloaded as JSON. Asked again within a day, or before all is
   * gathered, it is the same copy at a new address; the earlier address ends.
   */
  exportMyData: ExportMyDataPayload;
};


export type MutationSignUpArgs = {
  input: SignUpInput;
};


export type MutationSignInArgs = {
  input: SignInInput;
};


export type MutationRequestPasswordResetArgs = {
  input: RequestPasswordResetInput;
};


export type MutationResetPasswordArgs = {
  input: ResetPasswordInput;
};


export type MutationChangePasswordArgs = {
  input: ChangePasswordInput;
};


export type MutationChangeEmailArgs = {
  input: ChangeEmailInput;
};


export type MutationStartProviderSignInArgs = {
  input: StartProviderSignInInput;
};


export type MutationSignInWithProviderArgs = {
  input: SignInWithProviderInput;
};


export type MutationRefreshSessionArgs = {
  input: RefreshSessionInput;
};


export type MutationRevokeSessionArgs = {
  input: RevokeSessionInput;
};


export type MutationUpdateProfileArgs = {
  input: UpdateProfileInput;
};


export type MutationSetInterestsArgs = {
  input: SetInterestsInput;
};


export type MutationBlockUserArgs = {
  input: BlockUserInput;
};


export type MutationUnblockUserArgs = {
  input: UnblockUserInput;
};


export type MutationMarkNotificationsReadArgs = {
  input: MarkNotificationsReadInput;
};


export type MutationSetNotificationPreferenceArgs = {
  input: SetNotificationPreferenceInput;
};


export type MutationDeleteAccountArgs = {
  input: DeleteAccountInput;
};

/** A person. Names and pictures come from each service's own member cards, so they show even while the user service is down. */
export type User = {
  /** `usr_...` */
  id: Scalars['ID']['output'];
  /** The name shown to others, 1 to 30 characters. */
  name: Scalars['String']['output'];
  /** The address of the profile picture, null when there is none. */
  avatarUrl?: Maybe<Scalars['String']['output']>;
  /** Only the person sees it; null for everybody else. */
  email?: Maybe<Scalars['String']['output']>;
  /** Whether it was shown that the person reads mail to `email`: by a code, a link or a sign-in provider. Null when there is no address, and for everybody else. */
  isEmailVerified?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the person can sign in by a password; else by a sign-in provider alone. Null for everybody else. */
  hasPassword?: Maybe<Scalars['Boolean']['output']>;
  /** A few lines about oneself, at most 300 characters. Null where one has blocked the other. */
  bio?: Maybe<Scalars['String']['output']>;
  /** As the person states it. Null where one has blocked the other. */
  mbti?: Maybe<Mbti>;
  /** The region somebody lives in or meets in, e.g. `서울 마포구`. Null where one has blocked the other. */
  region?: Maybe<Scalars['String']['output']>;
  /** When the account was made. */
  joinedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What the person is into, in the order they chose. Empty where one has blocked the other. */
  interests?: Maybe<Array<Interest>>;
  /** Whether the viewer has blocked this person; false when signed out. */
  viewerHasBlocked?: Maybe<Scalars['Boolean']['output']>;
  /** People whom the viewer has blocked, newest first. Null unless the person is the viewer. */
  blockedUsers?: Maybe<Array<User>>;
  /** Where the person is signed in, latest used first. Null unless the person is the viewer. */
  sessions?: Maybe<Array<Session>>;
  /** The newest copy of the person's data, null when none was asked for. Null unless the person is the viewer. */
  dataExport?: Maybe<DataExport>;
  /** Notifications not read yet. Null unless the person is the viewer. */
  unreadNotificationCount?: Maybe<Scalars['Int']['output']>;
  /** Of which kinds of things the person wants to be told: every kind, once. Null unless the person is the viewer. */
  notificationPreferences?: Maybe<Array<NotificationPreference>>;
  /** The notification feed, newest first: the newest 500 of the last 90 days; what goes beyond is removed. Null unless the person is the viewer. */
  notifications?: Maybe<NotificationConnection>;
};


/** A person. Names and pictures come from each service's own member cards, so they show even while the user service is down. */
export type UserNotificationsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Something people do together: clubs have one, people have several. */
export type Interest = {
  /** A readable id: `hiking`, `running`, ... */
  id: Scalars['ID']['output'];
  /** In the language of the request. */
  name: Scalars['String']['output'];
};

/** A signed-in device. */
export type Session = {
  /** `ses_...` */
  id: Scalars['ID']['output'];
  /** What the person or the app calls the device, e.g. `민지의 iPhone`; else what its User-Agent says: `Chrome · Android`. Null when it says nothing. */
  deviceName?: Maybe<Scalars['String']['output']>;
  /** The User-Agent that opened the session. */
  userAgent?: Maybe<Scalars['String']['output']>;
  /** When the person signed in. */
  createdAt: Scalars['DateTime']['output'];
  /** When the session was last used, to ten minutes: signed in, or renewed. */
  lastSeenAt: Scalars['DateTime']['output'];
  /** Whether it is the session of this request. */
  isCurrent: Scalars['Boolean']['output'];
  /** When it ends unless it is used: 30 days after its last use. */
  expiresAt: Scalars['DateTime']['output'];
  /**
   * A JWT (EdDSA) to send as `Authorization: Bearer`, valid for 10 minutes. Only in the answer that opened or renewed the session; null for browsers,
   * which get it in a cookie that no script can read.
   */
  accessToken?: Maybe<Scalars['String']['output']>;
  /** Only in the answer that opened or renewed the session. */
  accessTokenExpiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Only in the answer that opened or renewed the session, and only for native clients (`x-moim-client: native`). */
  refreshToken?: Maybe<Scalars['String']['output']>;
};

/** A service with whose accounts people can sign in here. */
export type SignInProvider = {
  /** As it is configured: `moim`, `kakao`, ... */
  id: Scalars['ID']['output'];
  /** For the button, in the language of the request. */
  name: Scalars['String']['output'];
};

/** What a provider tells of somebody who is new here. */
export type SuggestedProfile = {
  /** It becomes the account's, unless it has an account already. Null when the provider does not tell it, or does not vouch for it. */
  email?: Maybe<Scalars['String']['output']>;
  /** At most 30 characters; null when the provider tells none. */
  name?: Maybe<Scalars['String']['output']>;
  /** An https address; null when the provider tells none. */
  avatarUrl?: Maybe<Scalars['String']['output']>;
};

/** What happened that the person may want to know. */
export type Notification = {
  /** `ntf_...` */
  id: Scalars['ID']['output'];
  /** What happened. */
  kind?: Maybe<NotificationKind>;
  /** One sentence in the language of the request. */
  text?: Maybe<Scalars['String']['output']>;
  /** When it happened. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** Null while unread. */
  readAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who did it, null when nobody in particular or when the account is gone. */
  actor?: Maybe<User>;
  /** Where it leads in the app: a path such as `/posts/pst_...`. */
  link?: Maybe<Scalars['String']['output']>;
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

/** Whether a person wants to be told of a kind of things. */
export type NotificationPreference = {
  /** What happens. */
  kind: NotificationKind;
  /** True until the person says otherwise. */
  isEnabled: Scalars['Boolean']['output'];
};

/** A page of notifications. */
export type NotificationConnection = {
  edges: Array<NotificationEdge>;
  pageInfo: PageInfo;
};

export type NotificationEdge = {
  cursor: Scalars['String']['output'];
  node: Notification;
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

/** A deleted account, and how far the services are with it. */
export type AccountDeletion = {
  /** `del_...`, with a secret at its end: whoever has it sees what is here, signed in or not, and nothing else. */
  id: Scalars['ID']['output'];
  /** When the person deleted the account. */
  requestedAt: Scalars['DateTime']['output'];
  /** When the last service had confirmed; null until then. */
  completedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Each service that removes what it has of the person. */
  steps: Array<ServiceStep>;
};

/** A copy of somebody's data. Its address is told once, by `exportMyData`. */
export type DataExport = {
  /** Whether it can be downloaded. */
  status: DataExportStatus;
  /** When the person asked for it. */
  requestedAt: Scalars['DateTime']['output'];
  /** When it is removed, a week after it was asked for. */
  expiresAt: Scalars['DateTime']['output'];
  /** Each service that gathers what it has of the person. */
  steps: Array<ServiceStep>;
};

export type DataExportStatus =
  /** Some service has not gathered its part yet. */
  | 'GATHERING'
  /** It can be downloaded. */
  | 'READY'
  /** Its time is over. */
  | 'EXPIRED';

/** A service's part in something that all of them do. */
export type ServiceStep = {
  /** Whose part it is. */
  service: ServiceName;
  /** When it had done its part; null until then. */
  confirmedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** The services that the platform is made of. */
export type ServiceName =
  | 'USER'
  | 'COMMUNITY'
  | 'SCHEDULE'
  | 'CONTENT'
  | 'CHAT';

export type SignUpInput = {
  /** At most 254 characters. Kept as typed; upper and lower case make no difference. Required without a `providerTicket`, and not to be given with one: then it is the provider's. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** 10 to 200 characters, and none of the passwords that everybody uses. Required without a `providerTicket`, and not to be given with one. */
  password?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 30 characters. */
  name: Scalars['String']['input'];
  /** What the person is into, in their order: ids of interests, at most 10. */
  interestIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  mbti?: InputMaybe<Mbti>;
  /** At most 40 characters, e.g. `서울 마포구`. */
  region?: InputMaybe<Scalars['String']['input']>;
  /** An https address. Pictures are sent by people who are signed in: `updateProfile` takes those. */
  avatarUrl?: InputMaybe<Scalars['String']['input']>;
  /** What the list of devices will show, at most 60 characters. */
  deviceName?: InputMaybe<Scalars['String']['input']>;
  /** The code that was sent to the address, within 15 minutes. Spaces in it make no difference. */
  emailCode?: InputMaybe<Scalars['String']['input']>;
  /** For those who come from a sign-in provider: what `signInWithProvider` gave, within 15 minutes. Later, and used already: `PROVIDER_SIGN_IN_FAILED`. */
  providerTicket?: InputMaybe<Scalars['String']['input']>;
};

export type SignInInput = {
  email: Scalars['String']['input'];
  password: Scalars['String']['input'];
  /** What the list of devices will show, at most 60 characters. */
  deviceName?: InputMaybe<Scalars['String']['input']>;
};

export type RequestPasswordResetInput = {
  /** The address that the person signs in with. */
  email: Scalars['String']['input'];
};

export type ResetPasswordInput = {
  /** What stands behind `#` in the link's address. It is good for one new password. */
  token: Scalars['String']['input'];
  /** As in `SignUpInput`. */
  password: Scalars['String']['input'];
  /** What the list of devices will show, at most 60 characters. */
  deviceName?: InputMaybe<Scalars['String']['input']>;
};

export type ChangePasswordInput = {
  /** The one that is replaced. Left out by those who have none. */
  currentPassword?: InputMaybe<Scalars['String']['input']>;
  /** As in `SignUpInput`. */
  newPassword: Scalars['String']['input'];
};

export type ChangeEmailInput = {
  /** At most 254 characters. The address that the account has, to prove it. */
  email: Scalars['String']['input'];
  /** The account's. Left out by those who have none. */
  password?: InputMaybe<Scalars['String']['input']>;
  /** The code that was sent to the address, within 15 minutes. Spaces in it make no difference. */
  emailCode?: InputMaybe<Scalars['String']['input']>;
};

export type StartProviderSignInInput = {
  /** The id of one of `signInProviders`. */
  provider: Scalars['ID']['input'];
};

export type SignInWithProviderInput = {
  /** The id of the provider with which it was begun. */
  provider: Scalars['ID']['input'];
  /** What `startProviderSignIn` answered. */
  attempt: Scalars['String']['input'];
  /** As the provider sent it back. */
  code: Scalars['String']['input'];
  /** As the provider sent it back. */
  state: Scalars['String']['input'];
  /** As the provider sent it back, if it did (RFC 9207). */
  iss?: InputMaybe<Scalars['String']['input']>;
  /** What the list of devices will show, at most 60 characters. */
  deviceName?: InputMaybe<Scalars['String']['input']>;
};

export type RefreshSessionInput = {
  /** Native clients: the newest refresh token that they have. Browsers: null. */
  refreshToken?: InputMaybe<Scalars['String']['input']>;
};

export type RevokeSessionInput = {
  /** One of the viewer's sessions. */
  sessionId: Scalars['ID']['input'];
};

export type UpdateProfileInput = {
  /** 1 to 30 characters. Cannot be cleared. */
  name?: InputMaybe<Scalars['String']['input']>;
  /**
   * An https address; or the `thumbnailUrl` that `addPhotos` gave for one's own upload of the purpose `AVATAR`: no other picture is taken (`NOT_FOUND`). The one
   * before is removed.
   */
  avatarUrl?: InputMaybe<Scalars['String']['input']>;
  /** At most 300 characters. */
  bio?: InputMaybe<Scalars['String']['input']>;
  mbti?: InputMaybe<Mbti>;
  /** At most 40 characters, e.g. `서울 마포구`. */
  region?: InputMaybe<Scalars['String']['input']>;
};

export type SetInterestsInput = {
  /** Ids of interests in the person's order, at most 10; an empty list for none. */
  interestIds: Array<Scalars['ID']['input']>;
};

export type BlockUserInput = {
  /** Whom; not oneself. */
  userId: Scalars['ID']['input'];
};

export type UnblockUserInput = {
  /** Whom. */
  userId: Scalars['ID']['input'];
};

/** Either `ids` or `upTo`; neither means all there are. */
export type MarkNotificationsReadInput = {
  /** 1 to 100 notifications. */
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** All that happened until then, that instant included: `createdAt` of the newest that the person has seen. */
  upTo?: InputMaybe<Scalars['DateTime']['input']>;
};

export type SetNotificationPreferenceInput = {
  kind: NotificationKind;
  isEnabled: Scalars['Boolean']['input'];
};

export type SignUpPayload = {
  /** Null when `userErrors` says why. */
  user?: Maybe<User>;
  /** Null when `userErrors` says why. */
  session?: Maybe<Session>;
  userErrors: Array<UserError>;
};

export type StartProviderSignInPayload = {
  /** Where to send the person. Null when `userErrors` says why. */
  authorizationUrl?: Maybe<Scalars['String']['output']>;
  /** A secret of this sign-in, to be kept by whoever began it (a browser: in `sessionStorage`) and sent with the end. Null when `userErrors` says why. */
  attempt?: Maybe<Scalars['String']['output']>;
  userErrors: Array<UserError>;
};

export type SignInWithProviderPayload = {
  /** Null for somebody new, and when `userErrors` says why. */
  user?: Maybe<User>;
  /** Null for somebody new, and when `userErrors` says why. */
  session?: Maybe<Session>;
  /** For somebody new: what `signUp` needs, good for 15 minutes and one account. */
  providerTicket?: Maybe<Scalars['String']['output']>;
  /** For somebody new: what the provider tells, to begin the form with. */
  suggestedProfile?: Maybe<SuggestedProfile>;
  userErrors: Array<UserError>;
};

export type RefreshSessionPayload = {
  /** Null when `userErrors` says why. */
  session?: Maybe<Session>;
  userErrors: Array<UserError>;
};

export type SignOutPayload = {
  /** Always true: nobody is signed in any more. */
  ok: Scalars['Boolean']['output'];
  userErrors: Array<UserError>;
};

export type RevokeSessionPayload = {
  /** Null when `userErrors` says why. */
  revokedSessionId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<UserError>;
};

export type SetInterestsPayload = {
  /** Null when `userErrors` says why. */
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

export type BlockUserPayload = {
  /** The blocked person. Null when `userErrors` says why. */
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

export type UnblockUserPayload = {
  /** The person who is blocked no more. Null when `userErrors` says why. */
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

export type MarkNotificationsReadPayload = {
  /** The viewer, with the new `unreadNotificationCount`. */
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

export type SetNotificationPreferencePayload = {
  /** The viewer, with the new `notificationPreferences`. */
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

export type DeleteAccountInput = {
  /**
   * The account's password, to be sure that it is the person. An account without one, of somebody who signs in with a provider, is deleted by somebody who
   * has signed in within the last 10 minutes: `SIGN_IN_AGAIN`.
   */
  password?: InputMaybe<Scalars['String']['input']>;
};

export type DeleteAccountPayload = {
  /** Null when `userErrors` says why. */
  deletedUserId?: Maybe<Scalars['ID']['output']>;
  /** How far it is; `accountDeletion` answers it later, too. Null when `userErrors` says why. */
  deletion?: Maybe<AccountDeletion>;
  userErrors: Array<UserError>;
};

export type ExportMyDataPayload = {
  /**
   * Where the copy can be downloaded, by whoever has the address: 202 and `Retry-After` until all is gathered, then JSON. It is told only
   * here. Null when `userErrors` says why.
   */
  downloadUrl?: Maybe<Scalars['String']['output']>;
  /** Until when. Null when `userErrors` says why. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  userErrors: Array<UserError>;
};

export type UpdateProfilePayload = {
  /** Null when `userErrors` says why. */
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

export type SignInPayload = {
  /** Null when `userErrors` says why. */
  user?: Maybe<User>;
  /** Null when `userErrors` says why. */
  session?: Maybe<Session>;
  userErrors: Array<UserError>;
};

export type RequestPasswordResetPayload = {
  /** True when a letter is on its way to the address; false when `userErrors` says why not. */
  ok: Scalars['Boolean']['output'];
  userErrors: Array<UserError>;
};

export type ResetPasswordPayload = {
  /** Null when `userErrors` says why. */
  user?: Maybe<User>;
  /** Null when `userErrors` says why. */
  session?: Maybe<Session>;
  userErrors: Array<UserError>;
};

export type ChangePasswordPayload = {
  /** Null when `userErrors` says why. */
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

export type ChangeEmailPayload = {
  /** Null when `userErrors` says why, or that a code was sent. */
  user?: Maybe<User>;
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
  | 'SIGN_IN_AGAIN'
  /** What this needs is away for the moment. Nothing has happened. */
  | 'TRY_AGAIN'
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
  User: User;
  Notification: Notification;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
  Notification:
    ( { __typename: 'Notification' }
    & GraphQLRecursivePick<FederationTypes['Notification'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  CacheControlScope: CacheControlScope;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  User: ResolverTypeWrapper<UserRow>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Interest: ResolverTypeWrapper<InterestRow>;
  Session: ResolverTypeWrapper<SessionRow>;
  SignInProvider: ResolverTypeWrapper<SignInProvider>;
  SuggestedProfile: ResolverTypeWrapper<SuggestedProfile>;
  Notification: ResolverTypeWrapper<NotificationRow>;
  NotificationKind: NotificationKind;
  NotificationPreference: ResolverTypeWrapper<NotificationPreference>;
  NotificationConnection: ResolverTypeWrapper<Omit<NotificationConnection, 'edges'> & { edges: Array<ResolversTypes['NotificationEdge']> }>;
  NotificationEdge: ResolverTypeWrapper<Omit<NotificationEdge, 'node'> & { node: ResolversTypes['Notification'] }>;
  Mbti: Mbti;
  AccountDeletion: ResolverTypeWrapper<AccountDeletionRow>;
  DataExport: ResolverTypeWrapper<DataExportRow>;
  DataExportStatus: DataExportStatus;
  ServiceStep: ResolverTypeWrapper<ServiceStepRow>;
  ServiceName: ServiceName;
  SignUpInput: SignUpInput;
  SignInInput: SignInInput;
  RequestPasswordResetInput: RequestPasswordResetInput;
  ResetPasswordInput: ResetPasswordInput;
  ChangePasswordInput: ChangePasswordInput;
  ChangeEmailInput: ChangeEmailInput;
  StartProviderSignInInput: StartProviderSignInInput;
  SignInWithProviderInput: SignInWithProviderInput;
  RefreshSessionInput: RefreshSessionInput;
  RevokeSessionInput: RevokeSessionInput;
  UpdateProfileInput: UpdateProfileInput;
  SetInterestsInput: SetInterestsInput;
  BlockUserInput: BlockUserInput;
  UnblockUserInput: UnblockUserInput;
  MarkNotificationsReadInput: MarkNotificationsReadInput;
  SetNotificationPreferenceInput: SetNotificationPreferenceInput;
  SignUpPayload: ResolverTypeWrapper<Omit<SignUpPayload, 'user' | 'session'> & { user?: Maybe<ResolversTypes['User']>, session?: Maybe<ResolversTypes['Session']> }>;
  StartProviderSignInPayload: ResolverTypeWrapper<StartProviderSignInPayload>;
  SignInWithProviderPayload: ResolverTypeWrapper<Omit<SignInWithProviderPayload, 'user' | 'session'> & { user?: Maybe<ResolversTypes['User']>, session?: Maybe<ResolversTypes['Session']> }>;
  RefreshSessionPayload: ResolverTypeWrapper<Omit<RefreshSessionPayload, 'session'> & { session?: Maybe<ResolversTypes['Session']> }>;
  SignOutPayload: ResolverTypeWrapper<SignOutPayload>;
  RevokeSessionPayload: ResolverTypeWrapper<RevokeSessionPayload>;
  SetInterestsPayload: ResolverTypeWrapper<Omit<SetInterestsPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  BlockUserPayload: ResolverTypeWrapper<Omit<BlockUserPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  UnblockUserPayload: ResolverTypeWrapper<Omit<UnblockUserPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  MarkNotificationsReadPayload: ResolverTypeWrapper<Omit<MarkNotificationsReadPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  SetNotificationPreferencePayload: ResolverTypeWrapper<Omit<SetNotificationPreferencePayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  DeleteAccountInput: DeleteAccountInput;
  DeleteAccountPayload: ResolverTypeWrapper<Omit<DeleteAccountPayload, 'deletion'> & { deletion?: Maybe<ResolversTypes['AccountDeletion']> }>;
  ExportMyDataPayload: ResolverTypeWrapper<ExportMyDataPayload>;
  UpdateProfilePayload: ResolverTypeWrapper<Omit<UpdateProfilePayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  SignInPayload: ResolverTypeWrapper<Omit<SignInPayload, 'user' | 'session'> & { user?: Maybe<ResolversTypes['User']>, session?: Maybe<ResolversTypes['Session']> }>;
  RequestPasswordResetPayload: ResolverTypeWrapper<RequestPasswordResetPayload>;
  ResetPasswordPayload: ResolverTypeWrapper<Omit<ResetPasswordPayload, 'user' | 'session'> & { user?: Maybe<ResolversTypes['User']>, session?: Maybe<ResolversTypes['Session']> }>;
  ChangePasswordPayload: ResolverTypeWrapper<Omit<ChangePasswordPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  ChangeEmailPayload: ResolverTypeWrapper<Omit<ChangeEmailPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
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
  Mutation: Record<PropertyKey, never>;
  User: UserRow;
  String: Scalars['String']['output'];
  Interest: InterestRow;
  Session: SessionRow;
  SignInProvider: SignInProvider;
  SuggestedProfile: SuggestedProfile;
  Notification: NotificationRow;
  NotificationPreference: NotificationPreference;
  NotificationConnection: Omit<NotificationConnection, 'edges'> & { edges: Array<ResolversParentTypes['NotificationEdge']> };
  NotificationEdge: Omit<NotificationEdge, 'node'> & { node: ResolversParentTypes['Notification'] };
  AccountDeletion: AccountDeletionRow;
  DataExport: DataExportRow;
  ServiceStep: ServiceStepRow;
  SignUpInput: SignUpInput;
  SignInInput: SignInInput;
  RequestPasswordResetInput: RequestPasswordResetInput;
  ResetPasswordInput: ResetPasswordInput;
  ChangePasswordInput: ChangePasswordInput;
  ChangeEmailInput: ChangeEmailInput;
  StartProviderSignInInput: StartProviderSignInInput;
  SignInWithProviderInput: SignInWithProviderInput;
  RefreshSessionInput: RefreshSessionInput;
  RevokeSessionInput: RevokeSessionInput;
  UpdateProfileInput: UpdateProfileInput;
  SetInterestsInput: SetInterestsInput;
  BlockUserInput: BlockUserInput;
  UnblockUserInput: UnblockUserInput;
  MarkNotificationsReadInput: MarkNotificationsReadInput;
  SetNotificationPreferenceInput: SetNotificationPreferenceInput;
  SignUpPayload: Omit<SignUpPayload, 'user' | 'session'> & { user?: Maybe<ResolversParentTypes['User']>, session?: Maybe<ResolversParentTypes['Session']> };
  StartProviderSignInPayload: StartProviderSignInPayload;
  SignInWithProviderPayload: Omit<SignInWithProviderPayload, 'user' | 'session'> & { user?: Maybe<ResolversParentTypes['User']>, session?: Maybe<ResolversParentTypes['Session']> };
  RefreshSessionPayload: Omit<RefreshSessionPayload, 'session'> & { session?: Maybe<ResolversParentTypes['Session']> };
  SignOutPayload: SignOutPayload;
  RevokeSessionPayload: RevokeSessionPayload;
  SetInterestsPayload: Omit<SetInterestsPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  BlockUserPayload: Omit<BlockUserPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  UnblockUserPayload: Omit<UnblockUserPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  MarkNotificationsReadPayload: Omit<MarkNotificationsReadPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  SetNotificationPreferencePayload: Omit<SetNotificationPreferencePayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  DeleteAccountInput: DeleteAccountInput;
  DeleteAccountPayload: Omit<DeleteAccountPayload, 'deletion'> & { deletion?: Maybe<ResolversParentTypes['AccountDeletion']> };
  ExportMyDataPayload: ExportMyDataPayload;
  UpdateProfilePayload: Omit<UpdateProfilePayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  SignInPayload: Omit<SignInPayload, 'user' | 'session'> & { user?: Maybe<ResolversParentTypes['User']>, session?: Maybe<ResolversParentTypes['Session']> };
  RequestPasswordResetPayload: RequestPasswordResetPayload;
  ResetPasswordPayload: Omit<ResetPasswordPayload, 'user' | 'session'> & { user?: Maybe<ResolversParentTypes['User']>, session?: Maybe<ResolversParentTypes['Session']> };
  ChangePasswordPayload: Omit<ChangePasswordPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  ChangeEmailPayload: Omit<ChangeEmailPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  UserError: UserError;
  PageInfo: PageInfo;
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
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserArgs, 'id'>>;
  accountDeletion?: Resolver<Maybe<ResolversTypes['AccountDeletion']>, ParentType, ContextType, RequireFields<QueryAccountDeletionArgs, 'id'>>;
  signInProviders?: Resolver<Maybe<Array<ResolversTypes['SignInProvider']>>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  signUp?: Resolver<ResolversTypes['SignUpPayload'], ParentType, ContextType, RequireFields<MutationSignUpArgs, 'input'>>;
  signIn?: Resolver<ResolversTypes['SignInPayload'], ParentType, ContextType, RequireFields<MutationSignInArgs, 'input'>>;
  requestPasswordReset?: Resolver<ResolversTypes['RequestPasswordResetPayload'], ParentType, ContextType, RequireFields<MutationRequestPasswordResetArgs, 'input'>>;
  resetPassword?: Resolver<ResolversTypes['ResetPasswordPayload'], ParentType, ContextType, RequireFields<MutationResetPasswordArgs, 'input'>>;
  changePassword?: Resolver<ResolversTypes['ChangePasswordPayload'], ParentType, ContextType, RequireFields<MutationChangePasswordArgs, 'input'>>;
  changeEmail?: Resolver<ResolversTypes['ChangeEmailPayload'], ParentType, ContextType, RequireFields<MutationChangeEmailArgs, 'input'>>;
  startProviderSignIn?: Resolver<ResolversTypes['StartProviderSignInPayload'], ParentType, ContextType, RequireFields<MutationStartProviderSignInArgs, 'input'>>;
  signInWithProvider?: Resolver<ResolversTypes['SignInWithProviderPayload'], ParentType, ContextType, RequireFields<MutationSignInWithProviderArgs, 'input'>>;
  refreshSession?: Resolver<ResolversTypes['RefreshSessionPayload'], ParentType, ContextType, RequireFields<MutationRefreshSessionArgs, 'input'>>;
  signOut?: Resolver<ResolversTypes['SignOutPayload'], ParentType, ContextType>;
  revokeSession?: Resolver<ResolversTypes['RevokeSessionPayload'], ParentType, ContextType, RequireFields<MutationRevokeSessionArgs, 'input'>>;
  updateProfile?: Resolver<ResolversTypes['UpdateProfilePayload'], ParentType, ContextType, RequireFields<MutationUpdateProfileArgs, 'input'>>;
  setInterests?: Resolver<ResolversTypes['SetInterestsPayload'], ParentType, ContextType, RequireFields<MutationSetInterestsArgs, 'input'>>;
  blockUser?: Resolver<ResolversTypes['BlockUserPayload'], ParentType, ContextType, RequireFields<MutationBlockUserArgs, 'input'>>;
  unblockUser?: Resolver<ResolversTypes['UnblockUserPayload'], ParentType, ContextType, RequireFields<MutationUnblockUserArgs, 'input'>>;
  markNotificationsRead?: Resolver<ResolversTypes['MarkNotificationsReadPayload'], ParentType, ContextType, RequireFields<MutationMarkNotificationsReadArgs, 'input'>>;
  setNotificationPreference?: Resolver<ResolversTypes['SetNotificationPreferencePayload'], ParentType, ContextType, RequireFields<MutationSetNotificationPreferenceArgs, 'input'>>;
  deleteAccount?: Resolver<ResolversTypes['DeleteAccountPayload'], ParentType, ContextType, RequireFields<MutationDeleteAccountArgs, 'input'>>;
  exportMyData?: Resolver<ResolversTypes['ExportMyDataPayload'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  avatarUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isEmailVerified?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  hasPassword?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  bio?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mbti?: Resolver<Maybe<ResolversTypes['Mbti']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  joinedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  interests?: Resolver<Maybe<Array<ResolversTypes['Interest']>>, ParentType, ContextType>;
  viewerHasBlocked?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  blockedUsers?: Resolver<Maybe<Array<ResolversTypes['User']>>, ParentType, ContextType>;
  sessions?: Resolver<Maybe<Array<ResolversTypes['Session']>>, ParentType, ContextType>;
  dataExport?: Resolver<Maybe<ResolversTypes['DataExport']>, ParentType, ContextType>;
  unreadNotificationCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  notificationPreferences?: Resolver<Maybe<Array<ResolversTypes['NotificationPreference']>>, ParentType, ContextType>;
  notifications?: Resolver<Maybe<ResolversTypes['NotificationConnection']>, ParentType, ContextType, RequireFields<UserNotificationsArgs, 'first'>>;
};

export type InterestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Interest'] = ResolversParentTypes['Interest']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  deviceName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userAgent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isCurrent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  accessToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  accessTokenExpiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  refreshToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SignInProviderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignInProvider'] = ResolversParentTypes['SignInProvider']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SuggestedProfileResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SuggestedProfile'] = ResolversParentTypes['SuggestedProfile']> = {
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  avatarUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type NotificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Notification'] = ResolversParentTypes['Notification'], FederationReferenceType extends FederationReferenceTypes['Notification'] = FederationReferenceTypes['Notification']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Notification']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['NotificationKind']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  readAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  link?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type NotificationPreferenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationPreference'] = ResolversParentTypes['NotificationPreference']> = {
  kind?: Resolver<ResolversTypes['NotificationKind'], ParentType, ContextType>;
  isEnabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type NotificationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationConnection'] = ResolversParentTypes['NotificationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['NotificationEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type NotificationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationEdge'] = ResolversParentTypes['NotificationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Notification'], ParentType, ContextType>;
};

export type AccountDeletionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccountDeletion'] = ResolversParentTypes['AccountDeletion']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  completedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  steps?: Resolver<Array<ResolversTypes['ServiceStep']>, ParentType, ContextType>;
};

export type DataExportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataExport'] = ResolversParentTypes['DataExport']> = {
  status?: Resolver<ResolversTypes['DataExportStatus'], ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  steps?: Resolver<Array<ResolversTypes['ServiceStep']>, ParentType, ContextType>;
};

export type ServiceStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServiceStep'] = ResolversParentTypes['ServiceStep']> = {
  service?: Resolver<ResolversTypes['ServiceName'], ParentType, ContextType>;
  confirmedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type SignUpPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignUpPayload'] = ResolversParentTypes['SignUpPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StartProviderSignInPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartProviderSignInPayload'] = ResolversParentTypes['StartProviderSignInPayload']> = {
  authorizationUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  attempt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SignInWithProviderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignInWithProviderPayload'] = ResolversParentTypes['SignInWithProviderPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  providerTicket?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  suggestedProfile?: Resolver<Maybe<ResolversTypes['SuggestedProfile']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RefreshSessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshSessionPayload'] = ResolversParentTypes['RefreshSessionPayload']> = {
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SignOutPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignOutPayload'] = ResolversParentTypes['SignOutPayload']> = {
  ok?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RevokeSessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeSessionPayload'] = ResolversParentTypes['RevokeSessionPayload']> = {
  revokedSessionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetInterestsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetInterestsPayload'] = ResolversParentTypes['SetInterestsPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type BlockUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BlockUserPayload'] = ResolversParentTypes['BlockUserPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UnblockUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnblockUserPayload'] = ResolversParentTypes['UnblockUserPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MarkNotificationsReadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkNotificationsReadPayload'] = ResolversParentTypes['MarkNotificationsReadPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetNotificationPreferencePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetNotificationPreferencePayload'] = ResolversParentTypes['SetNotificationPreferencePayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteAccountPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteAccountPayload'] = ResolversParentTypes['DeleteAccountPayload']> = {
  deletedUserId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  deletion?: Resolver<Maybe<ResolversTypes['AccountDeletion']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ExportMyDataPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExportMyDataPayload'] = ResolversParentTypes['ExportMyDataPayload']> = {
  downloadUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateProfilePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProfilePayload'] = ResolversParentTypes['UpdateProfilePayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SignInPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignInPayload'] = ResolversParentTypes['SignInPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RequestPasswordResetPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestPasswordResetPayload'] = ResolversParentTypes['RequestPasswordResetPayload']> = {
  ok?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ResetPasswordPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResetPasswordPayload'] = ResolversParentTypes['ResetPasswordPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ChangePasswordPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangePasswordPayload'] = ResolversParentTypes['ChangePasswordPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ChangeEmailPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeEmailPayload'] = ResolversParentTypes['ChangeEmailPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
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
  Interest?: InterestResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  SignInProvider?: SignInProviderResolvers<ContextType>;
  SuggestedProfile?: SuggestedProfileResolvers<ContextType>;
  Notification?: NotificationResolvers<ContextType>;
  NotificationPreference?: NotificationPreferenceResolvers<ContextType>;
  NotificationConnection?: NotificationConnectionResolvers<ContextType>;
  NotificationEdge?: NotificationEdgeResolvers<ContextType>;
  AccountDeletion?: AccountDeletionResolvers<ContextType>;
  DataExport?: DataExportResolvers<ContextType>;
  ServiceStep?: ServiceStepResolvers<ContextType>;
  SignUpPayload?: SignUpPayloadResolvers<ContextType>;
  StartProviderSignInPayload?: StartProviderSignInPayloadResolvers<ContextType>;
  SignInWithProviderPayload?: SignInWithProviderPayloadResolvers<ContextType>;
  RefreshSessionPayload?: RefreshSessionPayloadResolvers<ContextType>;
  SignOutPayload?: SignOutPayloadResolvers<ContextType>;
  RevokeSessionPayload?: RevokeSessionPayloadResolvers<ContextType>;
  SetInterestsPayload?: SetInterestsPayloadResolvers<ContextType>;
  BlockUserPayload?: BlockUserPayloadResolvers<ContextType>;
  UnblockUserPayload?: UnblockUserPayloadResolvers<ContextType>;
  MarkNotificationsReadPayload?: MarkNotificationsReadPayloadResolvers<ContextType>;
  SetNotificationPreferencePayload?: SetNotificationPreferencePayloadResolvers<ContextType>;
  DeleteAccountPayload?: DeleteAccountPayloadResolvers<ContextType>;
  ExportMyDataPayload?: ExportMyDataPayloadResolvers<ContextType>;
  UpdateProfilePayload?: UpdateProfilePayloadResolvers<ContextType>;
  SignInPayload?: SignInPayloadResolvers<ContextType>;
  RequestPasswordResetPayload?: RequestPasswordResetPayloadResolvers<ContextType>;
  ResetPasswordPayload?: ResetPasswordPayloadResolvers<ContextType>;
  ChangePasswordPayload?: ChangePasswordPayloadResolvers<ContextType>;
  ChangeEmailPayload?: ChangeEmailPayloadResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  broadcast?: BroadcastDirectiveResolver<any, any, ContextType>;
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
};
