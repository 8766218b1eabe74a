import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { EXAMPLE, exampleSchedule, scheduleCard, userId } from '../parts.ts';

export const scheduleAttendanceChanged = defineEvent({
  name: 'schedule.attendance.changed',
  aggregate: 'schedule',
  description: 'Somebody took a seat, joined the waiting line, or withdrew.',
  schema: z.object({ schedule: scheduleCard, userId, status: z.enum(['ATTENDING', 'WAITLISTED', 'WITHDRAWN']) }),
  example: { schedule: exampleSchedule, userId: EXAMPLE.otherUser, status: 'ATTENDING' },
});
