import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { communityCard, EXAMPLE, exampleCommunity, role, userId } from '../parts.ts';

export const communityMemberRoleChanged = defineEvent({
  name: 'community.member.role_changed',
  aggregate: 'community',
  description: 'A member has another role. A hand-over of leadership is two of these.',
  schema: z.object({ community: communityCard, userId, role, actorId: userId.nullable() }),
  example: { community: exampleCommunity, userId: EXAMPLE.staff, role: 'STAFF', actorId: EXAMPLE.user },
});
