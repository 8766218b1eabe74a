import { z } from 'zod';
import type { EventService } from '../define.ts';
import { EXAMPLE } from '../parts.ts';
import { defineSignal } from '../signal.ts';

function takenLateBy(service: EventService) {
  return defineSignal({
    type: `${service}.event.taken_late.v1`,
    description: `An event that the ${service} service had put aside after a failure has had its effect: what it answered about these ids meanwhile was out of date.`,
    schema: z.object({ ids: z.array(z.string()) }),
    example: { ids: [EXAMPLE.user] },
  });
}

/** By the service that took the event. */
export const eventTakenLate = {
  user: takenLateBy('user'),
  community: takenLateBy('community'),
  schedule: takenLateBy('schedule'),
  content: takenLateBy('content'),
  chat: takenLateBy('chat'),
};
