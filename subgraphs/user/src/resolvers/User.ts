import { connection, cursorKeys, forwardPage, isViewer } from '@moim/subgraph-kit';
import { ALL_KINDS } from '../domain/notification-kinds.ts';
import type { UserResolvers } from '../generated/resolver-types.ts';
import type { NotificationRow } from '../rows.ts';

export const User: UserResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.user.load(id),
  email: ({ id, email }, _args, { viewer }) => (isViewer(id, viewer) ? email : null),
  isEmailVerified: async ({ id, email }, _args, { viewer, loaders }) =>
    isViewer(id, viewer) && email !== null ? ((await loaders.waysIn.load(id))?.isEmailVerified ?? null) : null,
  hasPassword: async ({ id }, _args, { viewer, loaders }) =>
    isViewer(id, viewer) ? ((await loaders.waysIn.load(id))?.hasPassword ?? null) : null,
  joinedAt: ({ createdAt }) => createdAt,
  interests: ({ id }, _args, { loaders }) => loaders.interests.load(id),
  viewerHasBlocked: async ({ id }, _args, { loaders }) => (await loaders.viewerBlock.load(id)) !== null,
  blockedUsers: ({ id }, _args, { viewer, loaders }) => (isViewer(id, viewer) ? loaders.blockedUsers.load(id) : null),
  sessions: ({ id }, _args, { viewer, loaders }) => (isViewer(id, viewer) ? loaders.sessions.load(id) : null),
  dataExport: ({ id }, _args, { viewer, loaders }) => (isViewer(id, viewer) ? loaders.dataExport.load(id) : null),
  unreadNotificationCount: ({ id }, _args, { viewer, loaders }) =>
    isViewer(id, viewer) ? loaders.unreadNotificationCount.load(id) : null,
  notificationPreferences: async ({ id }, _args, { viewer, loaders }) => {
    if (!isViewer(id, viewer)) return null;
    const off = new Set((await loaders.notificationsOff.load(id)).map(({ kind }) => kind));
    return ALL_KINDS.map((kind) => ({ kind, isEnabled: !off.has(kind) }));
  },
  notifications: async ({ id }, args, { viewer, loaders }) => {
    const page = forwardPage(args, cursorKeys.timeAndId('ntf'));
    if (!isViewer(id, viewer)) return null;
    return connection(
      await loaders.notifications(id, page),
      page,
      (node: NotificationRow) => ({ node }),
      (node) => [node.createdAt.toISOString(), node.id],
    );
  },
};
