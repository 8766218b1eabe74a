import { connectionRows, fieldRows, type PolicyMatrix, type PolicyRow } from '@moim/test-kit';

const PEOPLE = ['LEADER', 'STAFF', 'MEMBER', 'WAITING', 'BANNED', 'OUTSIDER', 'SIGNED_OUT'] as const;

export type Person = (typeof PEOPLE)[number];

const RUNS: PolicyRow = ['YYFFFFU', 'YYFNNNU', 'NNNNNNU'];
const LEADS: PolicyRow = ['YFFFFFU', 'YFFNNNU', 'NNNNNNU'];
const STAFF_ALONE: PolicyRow = ['FYFFFFU', 'FYFNNNU', 'NNNNNNU'];
const WHO_SEES_IT: PolicyRow = ['YYYYYYU', 'YYYNNNU', 'NNNNNNU'];
/** A closed club is there for its leader, to say so again and to open it. */
const LEADS_ALSO_CLOSED: PolicyRow = ['YFFFFFU', 'YFFNNNU', 'YNNNNNU'];

/** Every mutation, of a club that takes people by approval. The outsider leads another club. */
const MUTATIONS: Record<string, PolicyRow> = {
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

const EVERYBODY: PolicyRow = ['YYYYYYY', 'YYYYYYY', 'YYYYYYY'];
const SIGNED_IN: PolicyRow = ['YYYYYY-', 'YYYYYY-', 'YYYYYY-'];
const SEES_CLUB: PolicyRow = ['YYYYYYY', 'YYY----', '-------'];
const RUNS_CLUB: PolicyRow = ['YY-----', 'YY-----', '-------'];
const OWN_PART: PolicyRow = ['YYYYY--', 'YYY----', '-------'];
const OWN_MEMBERSHIP: PolicyRow = ['YYY----', 'YYY----', '-------'];
const LEADER_OF_CLOSED: PolicyRow = ['-------', '-------', 'Y------'];
/** `User` is shown as the member, who has bookmarked the club; `closedCommunities` as the leader's. */
const MEMBER_ALONE: PolicyRow = ['--Y----', '--Y----', '--Y----'];
const MEMBER_ALONE_OPEN: PolicyRow = ['--Y----', '--Y----', '-------'];

/** Every field of every type, but what mutations answer and what pages consist of: who gets something there. */
const FIELDS: Record<string, PolicyRow> = {
  ...fieldRows(EVERYBODY, 'Query', 'communities', 'recommendedCommunities', 'interests'),
  'Query.me': SIGNED_IN,
  'Query.community': SEES_CLUB,
  ...fieldRows(EVERYBODY, 'Interest', 'id', 'name', 'communityCount'),
  ...fieldRows(
    SEES_CLUB,
    'Community',
    ...['id', 'name', 'introduction', 'coverUrl', 'region', 'visibility', 'joinPolicy', 'memberCount', 'memberLimit'],
    ...['createdAt', 'interest', 'leader', 'viewerHasBookmarked', 'bookmarkCount', 'members'],
  ),
  'Community.viewerMembership': OWN_PART,
  ...fieldRows(RUNS_CLUB, 'Community', 'joinRequests', 'bannedMembers', 'invites', 'leadershipClaim'),
  'Membership.status': OWN_PART,
  ...fieldRows(OWN_MEMBERSHIP, 'Membership', 'role', 'joinedAt'),
  ...connectionRows(EVERYBODY, 'Community'),
  ...fieldRows(SEES_CLUB, 'CommunityEdge', 'cursor', 'node'),
  ...connectionRows(SEES_CLUB, 'CommunityMember'),
  ...fieldRows(SEES_CLUB, 'CommunityMemberEdge', 'cursor', 'role', 'status', 'joinedAt', 'node'),
  ...connectionRows(RUNS_CLUB, 'JoinRequest'),
  ...fieldRows(RUNS_CLUB, 'JoinRequestEdge', 'cursor', 'requestedAt', 'message', 'node'),
  ...connectionRows(RUNS_CLUB, 'BannedMember'),
  ...fieldRows(RUNS_CLUB, 'BannedMemberEdge', 'cursor', 'bannedAt', 'reason', 'node'),
  ...fieldRows(RUNS_CLUB, 'Invite', 'id', 'code', 'expiresAt', 'maxUses', 'useCount'),
  ...fieldRows(RUNS_CLUB, 'LeadershipClaim', 'claimant', 'claimedAt', 'takesEffectAt'),
  ...fieldRows(EVERYBODY, 'User', 'id', 'name', 'avatarUrl', 'memberships'),
  'User.bookmarks': MEMBER_ALONE,
  'User.closedCommunities': ['Y------', 'Y------', 'Y------'],
  ...connectionRows(EVERYBODY, 'Membership'),
  ...fieldRows(SEES_CLUB, 'MembershipEdge', 'cursor', 'role', 'status', 'joinedAt', 'node'),
  ...connectionRows(MEMBER_ALONE, 'Bookmark'),
  ...fieldRows(MEMBER_ALONE_OPEN, 'BookmarkEdge', 'cursor', 'bookmarkedAt', 'node'),
  ...fieldRows(LEADER_OF_CLOSED, 'ClosedCommunity', 'id', 'name', 'closedAt', 'reopenableUntil'),
};

/** Who may do and see what. The letters of a row are those of PEOPLE. */
export const MATRIX: PolicyMatrix<Person> = {
  people: PEOPLE,
  outcomes: {
    Y: 'OK',
    F: 'FORBIDDEN',
    N: 'NOT_FOUND',
    U: 'UNAUTHENTICATED',
    H: 'LEADER_MUST_HAND_OVER',
    B: 'BANNED',
  },
  mutations: MUTATIONS,
  fields: FIELDS,
};
