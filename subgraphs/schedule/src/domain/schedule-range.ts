import { badUserInput } from '@moim/subgraph-kit';
import type { ScheduleFilter } from '../generated/resolver-types.ts';

/** Which meet-ups to list, in the database's terms; survives JSON. */
export interface ScheduleRange {
  /** Those that end after this instant: ISO 8601, or `-infinity`. */
  endsAfter: string;
  /** Those that start before this instant: ISO 8601, or `infinity`. */
  startsBefore: string;
  withCancelled: boolean;
}

/** Reads a filter at an instant. Throws BAD_USER_INPUT when `from` is later than `to`. */
export function scheduleRange(filter: ScheduleFilter | null | undefined, now: Date): ScheduleRange {
  const { from, to } = filter ?? {};
  const upcoming = filter?.upcoming === true;
  if (from && to && from > to) throw badUserInput('filter: from must not be later than to');
  const endsAfter = upcoming ? (from && from > now ? from : now) : from;
  return {
    endsAfter: endsAfter?.toISOString() ?? '-infinity',
    startsBefore: to?.toISOString() ?? 'infinity',
    withCancelled: !upcoming,
  };
}
