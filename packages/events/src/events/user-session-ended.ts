import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { EXAMPLE, sessionId, userId } from '../parts.ts';

export const userSessionEnded = defineEvent({
  name: 'user.session.ended',
  aggregate: 'session',
  description:
    "A device was signed out: by the person, by the limit of devices, or because an old refresh token of it came again. Its access token and its open connections are to end at once. The session's only event.",
  schema: z.object({
    userId,
    sessionId,
    reason: z.enum(['SIGNED_OUT', 'REVOKED', 'DEVICE_LIMIT', 'REPLAYED']),
  }),
  example: { userId: EXAMPLE.user, sessionId: EXAMPLE.session, reason: 'REVOKED' },
});
