import { z } from 'zod';
import { defineQuestion } from '../ask.ts';
import { EXAMPLE, instant, userId } from '../parts.ts';

export const userLastSeen = defineQuestion({
  type: 'user.last_seen.v1',
  description:
    'When people were last seen: signed in, or with a session renewed; of who never was, when they registered. Ids never given out and deleted accounts are left out.',
  request: z.object({ ids: z.array(userId).min(1).max(1_000) }),
  answer: z.object({ users: z.array(z.object({ id: userId, lastSeenAt: instant })) }),
  example: {
    request: { ids: [EXAMPLE.user] },
    answer: { users: [{ id: EXAMPLE.user, lastSeenAt: '2026-08-01T09:00:00.000Z' }] },
  },
});
