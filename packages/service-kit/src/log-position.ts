// How people read what they have just written where some processes of a subgraph read a copy of the database that is a moment behind. Whoever takes
// a mutation says in WRITTEN_HEADER up to where its database was written then; the gateway remembers that for the person, and says so in
// READ_AFTER_HEADER to processes that may be behind.

/** Bytes from the beginning of a database's log of changes (Postgres' WAL); below 2^53, which is nine petabytes. */
export type LogPosition = number;

/** Nobody knows up to where: only the database that is written to will do. */
export const UNKNOWN_POSITION: LogPosition = Number.POSITIVE_INFINITY;

/** A copy that is further behind than that, in milliseconds, is not read: that somebody was removed from a club, say, is to show soon. */
export const MOST_BEHIND_MS = 2_000;

export const WRITTEN_HEADER = 'x-moim-written';
export const READ_AFTER_HEADER = 'x-moim-read-after';

/** As a header's value. */
export function encodeLogPosition(position: LogPosition): string {
  return position === UNKNOWN_POSITION ? 'unknown' : String(position);
}

/** What cannot be read is unknown. */
export function decodeLogPosition(header: string): LogPosition {
  return /^\d{1,16}$/.test(header) ? Number(header) : UNKNOWN_POSITION;
}
