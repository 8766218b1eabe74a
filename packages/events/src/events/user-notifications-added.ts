import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { batchId, EXAMPLE, notificationId, userId } from '../parts.ts';

export const userNotificationsAdded = defineEvent({
  name: 'user.notifications.added',
  aggregate: 'batch',
  description:
    'Lines were added to the notification feeds of some people, for one and the same thing that happened. The only event of its batch.',
  schema: z.object({
    batchId,
    notifications: z.array(z.object({ notificationId, userId })).min(1).max(5_000),
  }),
  example: {
    batchId: EXAMPLE.batch,
    notifications: [{ notificationId: EXAMPLE.notification, userId: EXAMPLE.user }],
  },
});
