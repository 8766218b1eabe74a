import { EVENT_SERVICES } from './define.ts';

/** Who somebody is, wherever people are shown: from each service's own member cards. */
const PERSON = ['User.name', 'User.avatarUrl', 'User.region', 'User.interests'];
/** What a club is called and shown as, wherever clubs are shown. */
const CLUB = ['Community.name', 'Community.coverUrl', 'ChatRoom.title', 'ChatRoom.imageUrl'];
/** Who is in a club, and what they get to see by it. */
const MEMBERS = [
  'Community.members',
  'Community.memberCount',
  'Community.viewerMembership',
  'Community.chatRoom',
  'User.memberships',
  'User.chatRooms',
  'ChatRoom.members',
];
const LIKES = [
  'Post.likeCount',
  'Post.viewerHasLiked',
  'Comment.likeCount',
  'Comment.viewerHasLiked',
  'Photo.likeCount',
  'Photo.viewerHasLiked',
];
const SEATS = [
  'Schedule.attendeeCount',
  'Schedule.seatsLeft',
  'Schedule.waitlistCount',
  'Schedule.registration',
  'Schedule.attendees',
  'Schedule.waitlist',
  'Schedule.viewerAttendance',
  'User.upcomingSchedules',
];
const HIDDEN = ['Post.comments', 'Community.posts', 'ChatRoom.messages', 'ChatRoom.lastMessage'];
const DELETION = ['AccountDeletion.steps', 'AccountDeletion.completedAt'];
const EXPORT = ['DataExport.steps', 'DataExport.status'];

/**
 * Which fields of the graph answer otherwise after an event or a signal, in the service that tells of it or in one that takes it: `Type.field`, by the name without
 * the version. What else reads the same rows is not listed. The explorer shows it, and a test holds each name to the catalogue and to the schema.
 */
export const changedFields: Readonly<Record<string, readonly string[]>> = {
  'user.registered': [...PERSON, 'Query.user'],
  'user.profile.updated': [...PERSON, 'User.bio', 'User.mbti'],
  'user.blocked': ['User.viewerHasBlocked', 'User.blockedUsers', ...HIDDEN],
  'user.unblocked': ['User.viewerHasBlocked', 'User.blockedUsers', ...HIDDEN],
  'user.session.ended': ['User.sessions', 'Query.me'],
  'user.notifications.added': ['User.notifications', 'User.unreadNotificationCount'],
  'user.deletion.requested': ['Query.user', 'Query.accountDeletion', ...PERSON],
  'user.export.requested': ['User.dataExport'],

  'community.created': ['Query.communities', 'Query.community', 'Interest.communityCount', ...MEMBERS],
  'community.updated': [
    ...CLUB,
    'Community.introduction',
    'Community.region',
    'Community.visibility',
    'Community.joinPolicy',
    'Community.memberLimit',
    'Community.interest',
  ],
  'community.closed': [
    'Query.community',
    'Query.communities',
    'User.closedCommunities',
    'User.memberships',
    'User.chatRooms',
    'User.upcomingSchedules',
  ],
  'community.member.joined': [...MEMBERS, 'Community.joinRequests'],
  'community.member.left': [...MEMBERS, 'Community.bannedMembers', ...SEATS],
  'community.member.role_changed': [
    'Community.leader',
    'Community.viewerMembership',
    'CommunityMemberEdge.role',
    'MembershipEdge.role',
    'Post.viewerCanEdit',
  ],
  'community.ban.changed': ['Community.bannedMembers', 'Community.viewerMembership'],
  'community.join_request.submitted': ['Community.joinRequests', 'Community.viewerMembership'],
  'community.join_request.settled': ['Community.joinRequests', 'Community.viewerMembership'],
  'community.leadership_claim.opened': ['Community.leadershipClaim'],
  'community.leadership_claim.settled': ['Community.leadershipClaim'],

  'schedule.created': ['Community.schedules', 'Query.schedule', 'User.upcomingSchedules'],
  'schedule.updated': [
    'Schedule.title',
    'Schedule.description',
    'Schedule.startsAt',
    'Schedule.endsAt',
    'Schedule.place',
    'Schedule.fee',
    'Schedule.capacity',
    'Schedule.seatsLeft',
    'Schedule.registration',
    'Schedule.registrationOpensAt',
    'Schedule.registrationClosesAt',
  ],
  'schedule.cancelled': ['Schedule.cancelledAt', 'Schedule.registration', 'User.upcomingSchedules'],
  'schedule.attendance.changed': SEATS,
  'schedule.seat.granted': SEATS,
  // Those who go are told by a notification: user.notifications.added.
  'schedule.reminder.due': [],

  'content.post.created': ['Community.posts', 'Query.posts', 'Query.post', 'User.posts'],
  'content.post.updated': ['Post.title', 'Post.body', 'Post.excerpt', 'Post.board', 'Post.editedAt', 'Post.photos'],
  'content.post.pinned': ['Post.isPinned', 'Community.posts'],
  'content.post.deleted': ['Community.posts', 'Query.posts', 'Query.post', 'User.posts'],
  'content.comment.added': ['Post.comments', 'Post.commentCount', 'Comment.replies'],
  'content.comment.deleted': ['Post.commentCount', 'Comment.isDeleted', 'Comment.body'],
  'content.liked': LIKES,
  'content.unliked': LIKES,
  'content.photo.added': ['Community.photos'],
  'content.photo.deleted': ['Community.photos', 'Post.photos', 'Message.photos'],
  'content.report.filed': ['Community.reports'],
  'content.report.resolved': ['Community.reports', 'Report.status', 'Report.history'],

  'chat.message.sent': [
    'ChatRoom.messages',
    'ChatRoom.lastMessage',
    'ChatRoom.lastSeq',
    'ChatRoom.unreadCount',
    'User.unreadMessageCount',
  ],
  'chat.message.edited': ['Message.text', 'Message.editedAt'],
  'chat.message.deleted': ['Message.isDeleted', 'Message.text', 'Message.photos'],
  'chat.reactions.changed': ['Message.reactions'],
  'chat.audience.changed': ['ChatRoom.members', 'User.chatRooms', 'Subscription.roomEvents'],

  'community.erasure.completed': DELETION,
  'schedule.erasure.completed': DELETION,
  'content.erasure.completed': DELETION,
  'chat.erasure.completed': DELETION,
  'community.export.completed': EXPORT,
  'schedule.export.completed': EXPORT,
  'content.export.completed': EXPORT,
  'chat.export.completed': EXPORT,

  'chat.typing.changed': ['TypingChanged.isTyping'],
  'chat.room.read': ['RoomMemberEdge.lastReadSeq', 'ChatRoom.viewerLastReadSeq', 'ChatRoom.unreadCount'],
  'chat.unread.changed': ['ChatRoom.unreadCount', 'User.unreadMessageCount'],
  'gateway.presence.changed': ['RoomMemberEdge.isOnline'],
  // These change nothing: what is kept is asked for anew.
  'gateway.viewer.wrote': [],
  ...Object.fromEntries(EVENT_SERVICES.map((service) => [`${service}.event.taken_late`, []])),
};
