import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { EXAMPLE, exampleSchedule, recipients, scheduleCard, userId } from '../parts.ts';

export const scheduleCancelled = defineEvent({
  name: 'schedule.cancelled',
  aggregate: 'schedule',
  description: 'A meet-up will not take place.',
  schema: z.object({
    schedule: scheduleCard,
    actorId: userId.nullable().describe('Null when the club was closed'),
    attendeeIds: recipients.describe('Who attended or waited, without the actor'),
  }),
  example: { schedule: exampleSchedule, actorId: EXAMPLE.user, attendeeIds: [EXAMPLE.otherUser] },
});
