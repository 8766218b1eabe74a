import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { EXAMPLE, exampleSchedule, recipients, scheduleCard } from '../parts.ts';

export const scheduleSeatGranted = defineEvent({
  name: 'schedule.seat.granted',
  aggregate: 'schedule',
  description: 'People moved up from the waiting line to a seat, in the order of the line.',
  schema: z.object({ schedule: scheduleCard, userIds: recipients }),
  example: { schedule: exampleSchedule, userIds: [EXAMPLE.otherUser] },
});
