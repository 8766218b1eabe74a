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
    endsAfter: endsAfter ? instant(endsAfter) : '-infinity',
    startsBefore: to ? instant(to) : 'infinity',
    withCancelled: !upcoming,
  };
}

/** An instant as the database reads it; years before 1 and after 9999, which it reads differently, lie beyond all meet-ups. */
function instant(date: Date): string {
  const year = date.getUTCFullYear();
  return year < 1 ? '-infinity' : year > 9999 ? 'infinity' : date.toISOString();
}
