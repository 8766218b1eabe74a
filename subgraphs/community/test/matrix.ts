// Who may do and see what. A row has a cell for each of these people, in this order:
export const PEOPLE = ['LEADER', 'STAFF', 'MEMBER', 'WAITING', 'BANNED', 'OUTSIDER', 'SIGNED_OUT'] as const;
// in a club that is
export const CLUBS = ['PUBLIC', 'PRIVATE', 'CLOSED'] as const;

export type Person = (typeof PEOPLE)[number];
export type Club = (typeof CLUBS)[number];
export type Row = readonly [inPublic: string, inPrivate: string, inClosed: string];

/** What a cell of MUTATIONS stands for. */
export const OUTCOMES: Record<string, string> = {
  Y: 'OK',
  F: 'FORBIDDEN',
  N: 'NOT_FOUND',
  U: 'UNAUTHENTICATED',
  H: 'LEADER_MUST_HAND_OVER',
  B: 'BANNED',
};

const RUNS: Row = ['YYFFFFU', 'YYFNNNU', 'NNNNNNU'];
const LEADS: Row = ['YFFFFFU', 'YFFNNNU', 'NNNNNNU'];
const STAFF_ALONE: Row = ['FYFFFFU', 'FYFNNNU', 'NNNNNNU'];
const WHO_SEES_IT: Row = ['YYYYYYU', 'YYYNNNU', 'NNNNNNU'];
/** A closed club is there for its leader, to say so again and to open it. */
const LEADS_ALSO_CLOSED: Row = ['YFFFFFU', 'YFFNNNU', 'YNNNNNU'];

/** Every mutation, of a club that takes people by approval. The outsider leads another club. */
export const MUTATIONS: Record<string, Row> = {
  createCommunity: ['YYYYYYU', 'YYYYYYU', 'YYYYYYU'],
  updateCommunity: LEADS,
  closeCommunity: LEADS_ALSO_CLOSED,
  reopenCommunity: LEADS_ALSO_CLOSED,
  joinCommunity: ['YYYYBYU', 'YYYNNNU', 'NNNNNNU'],
  // Who waits takes the request back, wherever they have asked.
  leaveCommunity: ['HYYYYYU', 'HYYYNNU', 'NNNNNNU'],
  approveJoinRequest: RUNS,
  rejectJoinRequest: RUNS,
  removeMember: RUNS,
  unbanMember: RUNS,
  createInvite: RUNS,
  revokeInvite: RUNS,
  changeMemberRole: LEADS,
  transferLeadership: LEADS,
  claimLeadership: STAFF_ALONE,
  withdrawLeadershipClaim: STAFF_ALONE,
  rejectLeadershipClaim: LEADS,
  bookmarkCommunity: WHO_SEES_IT,
  unbookmarkCommunity: WHO_SEES_IT,
};

const EVERYBODY: Row = ['YYYYYYY', 'YYYYYYY', 'YYYYYYY'];
const SIGNED_IN: Row = ['YYYYYY-', 'YYYYYY-', 'YYYYYY-'];
const SEES_CLUB: Row = ['YYYYYYY', 'YYY----', '-------'];
const RUNS_CLUB: Row = ['YY-----', 'YY-----', '-------'];
const OWN_PART: Row = ['YYYYY--', 'YYY----', '-------'];
const OWN_MEMBERSHIP: Row = ['YYY----', 'YYY----', '-------'];
const LEADER_OF_CLOSED: Row = ['-------', '-------', 'Y------'];
/** `User` is shown as the member, who has bookmarked the club; `closedCommunities` as the leader's. */
const MEMBER_ALONE: Row = ['--Y----', '--Y----', '--Y----'];
const MEMBER_ALONE_OPEN: Row = ['--Y----', '--Y----', '-------'];

const all = (row: Row, type: string, ...fields: string[]) =>
  Object.fromEntries(fields.map((field) => [`${type}.${field}`, row]));
const connection = (row: Row, name: string) => all(row, `${name}Connection`, 'edges', 'pageInfo', 'totalCount');

/** Every field of every type, but what mutations answer and what pages consist of: who gets something there. */
export const FIELDS: Record<string, Row> = {
  ...all(EVERYBODY, 'Query', 'communities', 'recommendedCommunities', 'interests'),
  'Query.me': SIGNED_IN,
  'Query.community': SEES_CLUB,
  ...all(EVERYBODY, 'Interest', 'id', 'name', 'communityCount'),
  ...all(
    SEES_CLUB,
    'Community',
    ...['id', 'name', 'introduction', 'coverUrl', 'region', 'visibility', 'joinPolicy', 'memberCount', 'memberLimit'],
    ...['createdAt', 'interest', 'leader', 'viewerHasBookmarked', 'bookmarkCount', 'members'],
  ),
  'Community.viewerMembership': OWN_PART,
  ...all(RUNS_CLUB, 'Community', 'joinRequests', 'bannedMembers', 'invites', 'leadershipClaim'),
  'Membership.status': OWN_PART,
  ...all(OWN_MEMBERSHIP, 'Membership', 'role', 'joinedAt'),
  ...connection(EVERYBODY, 'Community'),
  ...all(SEES_CLUB, 'CommunityEdge', 'cursor', 'node'),
  ...connection(SEES_CLUB, 'CommunityMember'),
  ...all(SEES_CLUB, 'CommunityMemberEdge', 'cursor', 'role', 'status', 'joinedAt', 'node'),
  ...connection(RUNS_CLUB, 'JoinRequest'),
  ...all(RUNS_CLUB, 'JoinRequestEdge', 'cursor', 'requestedAt', 'message', 'node'),
  ...connection(RUNS_CLUB, 'BannedMember'),
  ...all(RUNS_CLUB, 'BannedMemberEdge', 'cursor', 'bannedAt', 'reason', 'node'),
  ...all(RUNS_CLUB, 'Invite', 'id', 'code', 'expiresAt', 'maxUses', 'useCount'),
  ...all(RUNS_CLUB, 'LeadershipClaim', 'claimant', 'claimedAt', 'takesEffectAt'),
  ...all(EVERYBODY, 'User', 'id', 'name', 'avatarUrl', 'memberships'),
  'User.bookmarks': MEMBER_ALONE,
  'User.closedCommunities': ['Y------', 'Y------', 'Y------'],
  ...connection(EVERYBODY, 'Membership'),
  ...all(SEES_CLUB, 'MembershipEdge', 'cursor', 'role', 'status', 'joinedAt', 'node'),
  ...connection(MEMBER_ALONE, 'Bookmark'),
  ...all(MEMBER_ALONE_OPEN, 'BookmarkEdge', 'cursor', 'bookmarkedAt', 'node'),
  ...all(LEADER_OF_CLOSED, 'ClosedCommunity', 'id', 'name', 'closedAt', 'reopenableUntil'),
};
