import type { Registration } from '../generated/resolver-types.ts';
import type { ScheduleRow } from '../rows.ts';

/** What decides whether one can take a seat. */
export type RegistrationTerms = Pick<
  ScheduleRow,
  'startsAt' | 'registrationOpensAt' | 'registrationClosesAt' | 'cancelledAt' | 'capacity' | 'attendeeCount'
>;

/**
 * Whether one can take a seat at `now`. Registration is open from `registrationOpensAt` on, that instant included, and until
 * `registrationClosesAt` or the start, whichever is earlier, that instant excluded. What ends it for good is told first.
 */
export function registrationOf(schedule: RegistrationTerms, now: Date): Registration {
  const { startsAt, registrationOpensAt, registrationClosesAt, cancelledAt } = schedule;
  if (cancelledAt !== null) return 'CANCELLED';
  if (now >= startsAt || (registrationClosesAt !== null && now >= registrationClosesAt)) return 'CLOSED';
  if (registrationOpensAt !== null && now < registrationOpensAt) return 'NOT_OPEN_YET';
  return seatsLeft(schedule) === 0 ? 'FULL' : 'OPEN';
}

/** Seats free, null when there is no limit. */
export function seatsLeft({ capacity, attendeeCount }: Pick<ScheduleRow, 'capacity' | 'attendeeCount'>): number | null {
  return capacity === null ? null : Math.max(0, capacity - attendeeCount);
}
