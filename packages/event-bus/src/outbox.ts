import { type EventDefinition, UnreadableEventError, writeData } from '@moim/events';
import { currentTraceparent } from '@moim/telemetry';
import { join, type Sql, sqltag } from '@prisma/client/runtime/client';
import { typeid } from 'typeid-js';
import { retryDeadlocks } from './deadlocks.ts';
import type { SqlClient } from './sql.ts';

/** NATS takes 1 MiB, with the metadata. */
const MAX_DATA_BYTES = 1_000_000;

/** What happened to an aggregate: to be published under `definition.type`. */
export interface Occurrence<Data> {
  aggregateId: string;
  /** The aggregate's version after the change. */
  aggregateVersion: number;
  data: Data;
}

/** A row of the outbox to be. Made by `outboxRow`, so it holds what the catalogue says. */
export interface OutboxRow {
  id: string;
  subject: string;
  aggregate_id: string;
  aggregate_version: number;
  payload: unknown;
  /** The trace in which it happened; null where nothing is traced. */
  traceparent: string | null;
}

/** Says that something happened. Throws UnreadableEventError when its data is not what the catalogue says, or is too much for NATS. */
export function outboxRow<Data>(
  definition: EventDefinition<Data>,
  { aggregateId, aggregateVersion, data }: Occurrence<Data>,
): OutboxRow {
  const payload = writeData(definition, data);
  const size = Buffer.byteLength(JSON.stringify(payload));
  if (size > MAX_DATA_BYTES)
    throw new UnreadableEventError(`${definition.type}: ${size} bytes are more than NATS takes`);
  return {
    id: typeid('evt').toString(),
    subject: definition.type,
    aggregate_id: aggregateId,
    aggregate_version: aggregateVersion,
    payload,
    traceparent: currentTraceparent(),
  };
}

/**
 * SQL: writes events, as a statement or as a part of one: `with changed as (update ... returning id), events as (${insertEvents(rows,
 * sqltag`changed`)}) select ...` writes them only when `changed` has a row. The aggregate's row must be locked or updated before, so
 * that the order of the rows is the order of the commits.
 */
export function insertEvents(rows: readonly OutboxRow[], onlyIf?: Sql): Sql {
  const condition = onlyIf === undefined ? sqltag`` : sqltag`where exists (select from ${onlyIf})`;
  return sqltag`
    insert into outbox_events (id, subject, aggregate_id, aggregate_version, payload, traceparent)
    select id, subject, aggregate_id, aggregate_version, payload, traceparent
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as e(id text, subject text, aggregate_id text, aggregate_version int, payload jsonb, traceparent text) ${condition}`;
}

/**
 * SQL, a part of a statement: writes the event of what the part `changed` (`id`, `version`) changed, when it has a row. For hot rows, whose
 * version is known only when they are locked, so that the statement that locks them has to be the only one: `data` builds in SQL what the
 * catalogue says, from the rows of `changed` and `from`. Nothing checks it when it runs; a test has to, against the catalogue.
 */
export function insertEventOfChanged<Data>(
  definition: EventDefinition<Data>,
  data: Record<keyof Data & string, Sql>,
  from: Sql,
): Sql {
  const fields = Object.entries<Sql>(data).map(([name, value]) => sqltag`${name}::text, ${value}`);
  return sqltag`insert into outbox_events (id, subject, aggregate_id, aggregate_version, payload, traceparent)
      select ${typeid('evt').toString()}, ${definition.type}, changed.id, changed.version, jsonb_build_object(${join(fields)}),
        ${currentTraceparent()}::text
      from changed, ${from}`;
}

/** Notes that something happened in the transaction at hand. */
export type Emit = <Data>(definition: EventDefinition<Data>, occurrence: Occurrence<Data>) => void;

interface TransactionalClient<Tx> {
  $transaction<R>(work: (tx: Tx) => Promise<R>): Promise<R>;
}

/** Where a service writes what happened. */
export interface Outbox {
  /**
   * State and events in one transaction: what `emit` was told is written just before the commit, and published right after. What
   * `work` throws rolls both back. After a deadlock `work` is done again: it does nothing but SQL.
   */
  transaction<Tx extends SqlClient, R>(
    db: TransactionalClient<Tx>,
    work: (tx: Tx, emit: Emit) => Promise<R>,
  ): Promise<R>;
  /** To be called after a commit that wrote events by `insertEvents`: they are published at once, not at the next look. */
  nudge(): void;
}

/** Runs `work` and writes what it emitted. */
export async function writeEmitted<Tx extends SqlClient, R>(
  tx: Tx,
  work: (tx: Tx, emit: Emit) => Promise<R>,
): Promise<R> {
  const rows: OutboxRow[] = [];
  const result = await work(tx, (definition, occurrence) => void rows.push(outboxRow(definition, occurrence)));
  if (rows.length > 0) await tx.$executeRaw(insertEvents(rows));
  return result;
}

/** An outbox whose new rows are told to `nudge`. */
export function createOutbox(nudge: () => void): Outbox {
  return {
    nudge,
    async transaction(db, work) {
      const result = await retryDeadlocks(() => db.$transaction((tx) => writeEmitted(tx, work)));
      nudge();
      return result;
    },
  };
}
