import { notificationText } from '../domain/notification-text.ts';
import type { NotificationResolvers } from '../generated/resolver-types.ts';

export const Notification: NotificationResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.notification.load(id),
  text: async (notification, _args, { loaders, locale }) => {
    const actor = notification.actorId === null ? null : await loaders.user.load(notification.actorId);
    return notificationText(notification, actor?.name ?? null, locale);
  },
  actor: ({ actorId }, _args, { loaders }) => (actorId === null ? null : loaders.user.load(actorId)),
};
