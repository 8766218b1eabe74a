import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { EXAMPLE, exampleSchedule, recipients, scheduleCard } from '../parts.ts';

export const scheduleReminderDue = defineEvent({
  name: 'schedule.reminder.due',
  aggregate: 'schedule',
  description: 'A meet-up begins in a day or an hour, and those who have a seat are to be reminded.',
  schema: z.object({
    schedule: scheduleCard,
    kind: z.enum(['DAY_BEFORE', 'HOUR_BEFORE']),
    userIds: recipients.describe('Who has a seat'),
  }),
  example: { schedule: exampleSchedule, kind: 'DAY_BEFORE', userIds: [EXAMPLE.user, EXAMPLE.otherUser] },
});
