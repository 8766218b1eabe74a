import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { EXAMPLE, exampleSchedule, recipients, scheduleCard, userId } from '../parts.ts';

export const scheduleCreated = defineEvent({
  name: 'schedule.created',
  aggregate: 'schedule',
  description: 'A meet-up was planned.',
  schema: z.object({
    schedule: scheduleCard,
    hostId: userId,
    memberIds: recipients.describe("The club's members without the host, who like to know"),
  }),
  example: { schedule: exampleSchedule, hostId: EXAMPLE.user, memberIds: [EXAMPLE.otherUser, EXAMPLE.staff] },
});
