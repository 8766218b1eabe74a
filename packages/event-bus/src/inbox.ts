import type { Tracing } from '@moim/telemetry';
import type pg from 'pg';
import { typeid } from 'typeid-js';
import { retryDelay } from './attempts.ts';
import type { Log } from './config.ts';
import { describeError } from './describe-error.ts';
import type { Envelope } from './envelope.ts';
import { type EventHandler, handlersOf, isPermanent } from './handlers.ts';
import { IDLE } from './lease.ts';
import { isOutage } from './outage.ts';
import { writeEmitted } from './outbox.ts';
import { inProcessSpans } from './spans.ts';
import { sqlClient } from './sql.ts';
import { fromStored, type StoredEnvelope, toJsonb } from './stored-envelope.ts';

/** What became of an event. */
export type Outcome = 'applied' | 'ignored' | 'duplicate' | 'retry' | 'dead';

/** A delivery that is no event at all: kept as it came. */
export interface Unreadable {
  id: string;
  text: string;
  reason: string;
}

export interface InboxOptions {
  /** `schedule-from-user`: the inbox, retries and dead letters are its own. */
  consumer: string;
  handlers: readonly EventHandler[];
  log: Log;
  /** Null while nothing is traced. */
  tracing: Tracing | null;
  /** Instead of 1 s, 5 s, 30 s, 2 min: for tests. */
  retryDelays?: readonly number[] | undefined;
}

/**
 * Makes events take effect in a database, each once: the effect and the row that says so are one transaction. An event that fails is
 * kept in `event_retries`, and so are the later ones of its aggregate, so that the order stays; one that can never succeed, or has
 * failed five times, becomes a dead letter. Rejects when the database is lost or a dependency is down, and has done nothing then.
 */
export class Inbox {
  readonly #client: pg.Client;
  readonly #options: InboxOptions;

  constructor(client: pg.Client, options: InboxOptions) {
    this.#client = client;
    this.#options = options;
  }

  /** Takes events in the order given, in as few transactions as may be. Returns what became of each. */
  async take(events: readonly Envelope[]): Promise<Outcome[]> {
    const carefully = () =>
      this.#inTransaction(() => this.#takeAll(events, (event, waiting) => this.#applyOrKeep(event, waiting)));
    if (events.length === 1) return await carefully();
    try {
      return await this.#inTransaction(() => this.#takeTogether(events));
    } catch (error) {
      if (isOutage(error)) throw error;
      // One of them failed, and the transaction with it: again, with a savepoint around each.
      return await carefully();
    }
  }

  /** Which of these ids are taken: what they say has had its effect, waits to be tried again, or is a dead letter. */
  async taken(ids: readonly string[]): Promise<Set<string>> {
    const { rows } = await this.#client.query<{ event_id: string }>(
      `select event_id from inbox_events where consumer = $1 and event_id = any($2)
       union select event_id from dead_letters where consumer = $1 and event_id = any($2)`,
      [this.#options.consumer, ids],
    );
    return new Set(rows.map(({ event_id }) => event_id));
  }

  /** Keeps what is no event as a dead letter. */
  async refuse({ id, text, reason }: Unreadable): Promise<void> {
    await this.#deadLetter({ id, type: 'unreadable', aggregateId: null, envelope: { text } }, reason, 1);
  }

  /** Keeps an event that the process did not survive as a dead letter, unless it was taken since. */
  async giveUp(event: Envelope, reason: string, attempts: number): Promise<void> {
    await this.#inTransaction(async () => {
      const { rowCount } = await this.#client.query(CLAIM, [this.#options.consumer, [event.id]]);
      if (rowCount) await this.#deadLetter(letterOf(event), reason, attempts);
    });
  }

  /**
   * Tries the events whose time has come again: of each aggregate the first, and when it succeeded those behind it. `tell` is called with what became
   * of each, as soon as it is known.
   */
  async retryDue(tell: (event: Envelope, outcome: Outcome) => void): Promise<void> {
    for (;;) {
      const { rows } = await this.#client.query<{ event_id: string; attempts: number; envelope: StoredEnvelope }>(
        // The attempt is counted before it is made: one that the process does not survive counts, too.
        `update ${IDLE} event_retries set attempts = attempts + 1, next_attempt_at = now() + interval '1 minute'
         where (consumer, event_id) in (
           select consumer, event_id from event_retries r
           where consumer = $1 and next_attempt_at <= now()
             and not exists (select from event_retries b where b.consumer = r.consumer and b.aggregate_id = r.aggregate_id and b.seq < r.seq)
           order by seq limit 1)
         returning event_id, attempts, envelope`,
        [this.#options.consumer],
      );
      const [row] = rows;
      if (row === undefined) return;
      const event = fromStored(row.envelope);
      tell(event, await this.#retry(event, row.attempts));
    }
  }

  async #retry(event: Envelope, attempts: number): Promise<Outcome> {
    const { consumer, retryDelays } = this.#options;
    if (attempts > 1 && retryDelay(attempts - 1, retryDelays) === null) {
      return await this.#bury(event, 'The process ended while it handled this event.', attempts - 1);
    }
    try {
      return await this.#inTransaction(async () => {
        const outcome = await this.#apply(event);
        await this.#forget(event);
        await this.#client.query(SETTLE_REPLAYED, [consumer, event.id]);
        return outcome;
      });
    } catch (error) {
      if (isOutage(error)) {
        // Nothing was wrong with the event: the attempt does not count.
        await this.#postpone(event, 0, null, attempts - 1).catch(() => {});
        throw error;
      }
      this.#sayFailed(event, error, attempts);
      const delay = isPermanent(error) ? null : retryDelay(attempts, retryDelays);
      if (delay === null) return await this.#bury(event, describeError(error), attempts);
      await this.#postpone(event, delay, describeError(error), attempts);
      return 'retry';
    }
  }

  async #postpone(event: Envelope, delay: number, error: string | null, attempts: number): Promise<void> {
    await this.#client.query(
      `update event_retries
       set next_attempt_at = now() + make_interval(secs => $3::float8 / 1000), last_error = coalesce($4, last_error), attempts = $5
       where consumer = $1 and event_id = $2`,
      [this.#options.consumer, event.id, delay, error, attempts],
    );
  }

  /** No more attempts: from the retries to the dead letters. */
  async #bury(event: Envelope, reason: string, attempts: number): Promise<Outcome> {
    await this.#inTransaction(async () => {
      await this.#deadLetter(letterOf(event), reason, attempts);
      await this.#forget(event);
    });
    return 'dead';
  }

  async #forget(event: Envelope): Promise<void> {
    await this.#client.query('delete from event_retries where consumer = $1 and event_id = $2', [
      this.#options.consumer,
      event.id,
    ]);
  }

  async #inTransaction<T>(work: () => Promise<T>): Promise<T> {
    await this.#client.query('begin');
    try {
      const result = await work();
      await this.#client.query('commit');
      return result;
    } catch (error) {
      await this.#client.query('rollback').catch(() => {});
      throw error;
    }
  }

  /** The quick way, while nothing fails: what can take effect together does. */
  async #takeTogether(events: readonly Envelope[]): Promise<Outcome[]> {
    const together = new Map<EventHandler, Envelope[]>();
    const single: Envelope[] = [];
    const outcomes = await this.#takeAll(events, async (event) => {
      const handlers = handlersOf(this.#options.handlers, event.type);
      if (handlers.length === 0) return 'ignored';
      if (handlers.every((handler) => handler.handleAll !== undefined)) {
        for (const handler of handlers) together.set(handler, [...(together.get(handler) ?? []), event]);
      } else single.push(event);
      return 'applied';
    });
    await writeEmitted(sqlClient(this.#client), async (tx, emit) => {
      for (const [handler, all] of together)
        await inProcessSpans(this.#options, all, async () => handler.handleAll?.(all, { ...tx, emit }));
    });
    for (const event of single) await this.#apply(event);
    return outcomes;
  }

  async #takeAll(
    events: readonly Envelope[],
    apply: (event: Envelope, waiting: Set<string>) => Promise<Outcome>,
  ): Promise<Outcome[]> {
    const { rows } = await this.#client.query<{ event_id: string | null; aggregate_id: string | null }>(
      CLAIM_AND_LOOK,
      [this.#options.consumer, events.map(({ id }) => id), events.map(({ aggregateId }) => aggregateId)],
    );
    const fresh = new Set(rows.map(({ event_id }) => event_id));
    const waiting = new Set(rows.flatMap(({ aggregate_id }) => aggregate_id ?? []));
    const outcomes: Outcome[] = [];
    for (const event of events) {
      // One event twice in a batch: the second is a duplicate.
      if (!fresh.delete(event.id)) outcomes.push('duplicate');
      else if (waiting.has(event.aggregateId)) outcomes.push(await this.#keep(event, 0, null, 0));
      else outcomes.push(await apply(event, waiting));
    }
    return outcomes;
  }

  async #apply(event: Envelope): Promise<Outcome> {
    const handlers = handlersOf(this.#options.handlers, event.type);
    if (handlers.length === 0) return 'ignored';
    await inProcessSpans(this.#options, [event], () =>
      writeEmitted(sqlClient(this.#client), async (tx, emit) => {
        for (const handler of handlers) await handler.handle(event, { ...tx, emit });
      }),
    );
    return 'applied';
  }

  async #applyOrKeep(event: Envelope, waiting: Set<string>): Promise<Outcome> {
    await this.#client.query('savepoint event');
    try {
      const outcome = await this.#apply(event);
      await this.#client.query('release savepoint event');
      return outcome;
    } catch (error) {
      if (isOutage(error)) throw error;
      await this.#client.query('rollback to savepoint event');
      this.#sayFailed(event, error, 1);
      const delay = isPermanent(error) ? null : retryDelay(1, this.#options.retryDelays);
      if (delay === null) {
        await this.#deadLetter(letterOf(event), describeError(error), 1);
        return 'dead';
      }
      waiting.add(event.aggregateId);
      return await this.#keep(event, delay, describeError(error), 1);
    }
  }

  #sayFailed(event: Envelope, error: unknown, attempts: number): void {
    const { log, consumer } = this.#options;
    log.warn({ err: error, consumer, event: event.id, type: event.type, attempts }, 'an event failed');
  }

  /** For later: after `delay` milliseconds, and after what waits of the same aggregate. */
  async #keep(event: Envelope, delay: number, error: string | null, attempts: number): Promise<Outcome> {
    await this.#client.query(
      `insert into event_retries (consumer, event_id, subject, aggregate_id, envelope, attempts, next_attempt_at, last_error)
       values ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7::float8 / 1000), $8)`,
      [this.#options.consumer, event.id, event.type, event.aggregateId, toJsonb(event), attempts, delay, error],
    );
    return 'retry';
  }

  async #deadLetter(letter: Letter, reason: string, attempts: number): Promise<void> {
    await this.#client.query(
      `insert into dead_letters (id, consumer, event_id, subject, aggregate_id, payload, reason, attempts)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (consumer, event_id) do update
         set reason = excluded.reason, attempts = dead_letters.attempts + excluded.attempts, failed_at = now(), settled_at = null, replayed_at = null`,
      [
        typeid('dlq').toString(),
        this.#options.consumer,
        letter.id,
        letter.type,
        letter.aggregateId,
        toJsonb(letter.envelope),
        reason,
        attempts,
      ],
    );
  }
}

/** Takes charge of events that nobody has taken charge of: $1 consumer, $2 ids. */
const CLAIM = `insert into inbox_events (consumer, event_id) select $1, id from unnest($2::text[]) as id
  on conflict do nothing returning event_id`;

/** The same, and besides which of the aggregates $3 have events that wait: one row for each claimed event, one for each such aggregate. */
const CLAIM_AND_LOOK = `with claimed as (${CLAIM})
  select event_id, null as aggregate_id from claimed
  union all select distinct null, aggregate_id from event_retries where consumer = $1 and aggregate_id = any($3)`;

/** A replay that succeeded settles its dead letter: $1 consumer, $2 event. */
const SETTLE_REPLAYED = `with settled as (
    update dead_letters set settled_at = now() where consumer = $1 and event_id = $2 and settled_at is null returning id)
  insert into dead_letter_actions (dead_letter_id, action, actor) select id, 'SUCCEEDED', 'consumer' from settled`;

interface Letter {
  id: string;
  type: string;
  aggregateId: string | null;
  envelope: unknown;
}

function letterOf(event: Envelope): Letter {
  return { id: event.id, type: event.type, aggregateId: event.aggregateId, envelope: event };
}
