import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { EXAMPLE, exampleSchedule, recipients, scheduleCard, userId } from '../parts.ts';

export const scheduleUpdated = defineEvent({
  name: 'schedule.updated',
  aggregate: 'schedule',
  description: 'A meet-up changed.',
  schema: z.object({
    schedule: scheduleCard,
    actorId: userId,
    changed: z
      .array(
        z.enum([
          'title',
          'description',
          'startsAt',
          'endsAt',
          'place',
          'fee',
          'capacity',
          'registrationOpensAt',
          'registrationClosesAt',
        ]),
      )
      .min(1),
    attendeeIds: recipients.describe('Who attends or waits, without the actor'),
  }),
  example: {
    schedule: exampleSchedule,
    actorId: EXAMPLE.user,
    changed: ['startsAt', 'place'],
    attendeeIds: [EXAMPLE.otherUser],
  },
});
