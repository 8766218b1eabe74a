import { z } from 'zod';
import { EXAMPLE, userId } from '../parts.ts';
import { defineSignal } from '../signal.ts';

export const gatewayPresenceChanged = defineSignal({
  type: 'gateway.presence.changed.v1',
  description: 'Somebody has opened the app, or closed it on all of their devices.',
  schema: z.object({ userId, isOnline: z.boolean() }),
  example: { userId: EXAMPLE.user, isOnline: true },
});
