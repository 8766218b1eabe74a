import { retryDeadlocks, type SqlClient } from '@moim/event-bus';
import type { ScheduleRow } from '../rows.ts';
import { Batches } from './batches.ts';
import { lookAtSchedule, type Sight } from './look-at-schedule.ts';
import { isOutdated } from './postgres-errors.ts';
import { takePlaces, type Wish } from './take-places.ts';

/** As many people are served by one statement: more would hold the meet-up's row for too long. */
const MOST_AT_ONCE = 200;
/** As many may wait for a seat of one meet-up, in this process; as many again for a look at it. */
const MOST_WAITING = 2_000;
/** Below what the gateway waits for a mutation. Milliseconds. */
const PATIENCE_MS = 2_500;
/** Whoever waits longer for the row of a meet-up gives its connection back. Milliseconds. */
export const LOCK_TIMEOUT_MS = 1_500;
/** So often a statement is done again that a withdrawal at the same moment has outdated. */
const TRIES = 5;

/**
 * Where a crowd in front of a meet-up queues, in this process: one statement at a time looks at the meet-up for all who have come, one at a
 * time gives seats, and one withdrawal at a time waits for the row. So a meet-up takes three connections of the process, whoever comes, and
 * the others' screens have theirs.
 */
export class Turnstile {
  readonly #looks: Batches<string, Sight | null>;
  readonly #seats: Batches<Wish, ScheduleRow | null>;
  readonly #changes: Batches<() => Promise<unknown>, unknown>;

  constructor(db: SqlClient) {
    const bounds = { most: MOST_AT_ONCE, mostWaiting: MOST_WAITING, patienceMs: PATIENCE_MS };
    this.#looks = new Batches({ ...bounds, run: (scheduleId, userIds) => lookAtSchedule(db, scheduleId, userIds) });
    this.#seats = new Batches({ ...bounds, run: (_scheduleId, wishes) => giveOut(db, wishes) });
    this.#changes = new Batches({
      ...bounds,
      most: 1,
      run: (_scheduleId, works) => Promise.all(works.map((work) => work())),
    });
  }

  /** The meet-up, and how somebody stands to it now; null for an id never given out. Throws BusyError. */
  look(scheduleId: string, userId: string): Promise<Sight | null> {
    return this.#looks.ask(scheduleId, userId);
  }

  /** As `takePlaces`, for one of many. Throws BusyError. */
  take(wish: Wish): Promise<ScheduleRow | null> {
    return this.#seats.ask(wish.schedule.id, wish);
  }

  /** Does what waits for the meet-up's row when it is its turn. Throws BusyError. */
  async inTurn<Result>(scheduleId: string, work: () => Promise<Result>): Promise<Result> {
    return (await this.#changes.ask(scheduleId, work)) as Result;
  }
}

async function giveOut(db: SqlClient, wishes: readonly Wish[]): Promise<(ScheduleRow | null)[]> {
  for (let left = TRIES - 1; ; left--) {
    try {
      return await retryDeadlocks(() => takePlaces(db, wishes));
    } catch (error) {
      if (left === 0 || !isOutdated(error)) throw error;
    }
  }
}
