/** What happened to a meet-up's lists, as its events tell it, in their order. */
export interface SeatEvent {
  version: number;
  /** Somebody took a seat, got in line or withdrew; null where people moved up. */
  change: { userId: string; status: 'ATTENDING' | 'WAITLISTED' | 'WITHDRAWN' } | null;
  /** Who moved up, in the order of the line. */
  movedUp: string[];
}

/** A meet-up as its tables have it. */
export interface SeatState {
  capacity: number;
  attendeeCount: number;
  waitlistCount: number;
  version: number;
  /** In the order of the line. */
  attending: string[];
  waiting: string[];
}

/**
 * What is wrong with a meet-up after a rush: seats sold twice or not at all while people wanted them, counters that are not the rows,
 * a line in which somebody was skipped, a version without its event, an answer that is not in the database. Empty when all is well.
 * `wanted`: how many wanted a seat at the end; `told`: who was told a place last, and not that it is gone.
 */
export function checkSeats(
  state: SeatState,
  events: readonly SeatEvent[],
  { wanted, told }: { wanted: number; told: ReadonlyMap<string, 'ATTENDING' | 'WAITLISTED'> },
): string[] {
  const wrong: string[] = [];
  const { capacity, attending, waiting } = state;
  if (attending.length !== Math.min(capacity, wanted))
    wrong.push(`${attending.length} have one of ${capacity} seats that ${wanted} wanted`);
  if (state.attendeeCount !== attending.length || state.waitlistCount !== waiting.length)
    wrong.push(
      `counted ${state.attendeeCount} and ${state.waitlistCount}, there are ${attending.length} and ${waiting.length}`,
    );

  const seats = new Set<string>();
  const line: string[] = [];
  let version = 1;
  for (const { version: next, change, movedUp } of events) {
    if (change !== null && next !== version + 1) wrong.push(`version ${next} follows ${version}`);
    version = next;
    if (change?.status === 'ATTENDING') {
      if (line.length > 0) wrong.push(`${change.userId} got a seat at version ${next} before ${line[0]}, who waited`);
      seats.add(change.userId);
    } else if (change?.status === 'WAITLISTED') line.push(change.userId);
    else if (change !== null && !seats.delete(change.userId)) line.splice(line.indexOf(change.userId), 1);
    for (const userId of movedUp) {
      const first = line.shift();
      if (first !== userId) wrong.push(`${userId} moved up at version ${next}, ${first} was first in line`);
      seats.add(userId);
    }
    if (seats.size > capacity) wrong.push(`${seats.size} seats of ${capacity} were taken at version ${next}`);
  }
  if (version !== state.version) wrong.push(`events end at version ${version}, the meet-up is at ${state.version}`);
  if (!same(attending.toSorted(), [...seats].toSorted())) wrong.push('the events lead to other seats than there are');
  if (!same(waiting, line)) wrong.push('the events lead to another line than there is');
  for (const [userId, status] of told) {
    const isThere = attending.includes(userId) || (status === 'WAITLISTED' && waiting.includes(userId));
    if (!isThere) wrong.push(`${userId} was told ${status} and is not there`);
  }
  return wrong;
}

const same = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((value, i) => value === other[i]);
