import { setTimeout as sleep } from 'node:timers/promises';
import type { EventService } from '@moim/events';
import { finish, type Tracing } from '@moim/telemetry';
import { headers, type JetStreamClient, type NatsConnection, StringCodec } from 'nats';
import type pg from 'pg';
import type { EventConfig, Log } from './config.ts';
import type { NatsLink } from './connection.ts';
import { encodeEnvelope } from './envelope.ts';
import { IDLE } from './lease.ts';
import type { EventMetrics } from './metrics.ts';
import { messaging } from './spans.ts';
import { ensureStream, eventSubject } from './streams.ts';

const BATCH = 200;
const POLL_MS = 100;
/** Between two batches, while events keep coming. */
const PACE_MS = 8;
const PUBLISH_TIMEOUT_MS = 5_000;
const BACK_OFF_MS = { first: 100, most: 5_000 };
/** What is published again when the broker has lost its stream; all of it takes effect once. */
const REPUBLISH_MINUTES = 15;
/** Before an interruption, what the broker acknowledged last. */
const DOUBTFUL_SECONDS = 5;

const text = StringCodec();

interface UnpublishedRow {
  id: string;
  seq: string;
  subject: string;
  aggregate_id: string;
  aggregate_version: number;
  payload: unknown;
  created_at: Date;
  /** How often somebody asked for it to be published again. */
  republished: number;
  traceparent: string | null;
}

export interface RelayOptions {
  service: EventService;
  config: EventConfig;
  link: NatsLink;
  log: Log;
  metrics: EventMetrics;
  /** Null while nothing is traced. */
  tracing: Tracing | null;
}

/**
 * Publishes the outbox of a database. Per aggregate in the order of commits: the next event goes out when the one before is
 * acknowledged. A row that is not acknowledged stays, and is sent again with the same message id.
 */
export class Relay {
  readonly #options: RelayOptions;
  #wake: () => void = () => {};
  #isNudged = false;

  constructor(options: RelayOptions) {
    this.#options = options;
  }

  /** Something was written: look now. */
  nudge(): void {
    this.#isNudged = true;
    this.#wake();
  }

  /** Publishes until `signal` is aborted; rejects when the database is lost. */
  async run(client: pg.Client, signal: AbortSignal): Promise<void> {
    const { link, log, metrics } = this.#options;
    let backOff = 0;
    let stream: JetStreamClient | null = null;
    const stopListening = link.onUp(() => {
      stream = null;
      this.nudge();
    });
    try {
      while (!signal.aborted) {
        this.#isNudged = false;
        let taken = 0;
        try {
          const connection = link.current;
          if (connection !== null) {
            stream ??= await this.#openStream(client, connection);
            taken = await this.#publishBatch(client, stream);
            backOff = 0;
          }
        } catch (error) {
          if (!(error instanceof BrokerError)) throw error;
          stream = null;
          backOff = Math.min(backOff * 2 || BACK_OFF_MS.first, BACK_OFF_MS.most);
          metrics.publishFailures.inc();
          log.warn({ err: error.cause, backOff }, 'events could not be published; they wait in the outbox');
        }
        // What is written meanwhile goes out together.
        if (taken > 0 && taken < BATCH) await sleep(PACE_MS);
        if (taken < BATCH) await this.#idle(backOff || POLL_MS, signal);
      }
    } finally {
      stopListening();
    }
  }

  /**
   * Makes the stream if need be. Where it was lost, the last minutes are published again. So is, after every interruption, what was
   * published just before: a broker that is killed may have acknowledged what it had not written yet. The message id is the same then,
   * so that the broker drops what it has.
   */
  async #openStream(client: pg.Client, connection: NatsConnection): Promise<JetStreamClient> {
    const { config, service, log } = this.#options;
    const wasMissing = await broker(async () =>
      ensureStream(await connection.jetstreamManager({ timeout: PUBLISH_TIMEOUT_MS }), config, service),
    );
    const { rowCount } = wasMissing
      ? await client.query(
          `update outbox_events set published_at = null, republished = republished + 1
           where published_at > now() - make_interval(mins => $1)`,
          [REPUBLISH_MINUTES],
        )
      : await client.query(
          `update outbox_events set published_at = null
           where published_at > (select max(published_at) from outbox_events) - make_interval(secs => $1)`,
          [DOUBTFUL_SECONDS],
        );
    if (wasMissing && rowCount)
      log.warn({ events: rowCount }, 'the stream was gone: the last minutes are published again');
    return connection.jetstream({ timeout: PUBLISH_TIMEOUT_MS });
  }

  async #publishBatch(client: pg.Client, stream: JetStreamClient): Promise<number> {
    const { rows } = await client.query<UnpublishedRow>(
      `select ${IDLE} id, seq, subject, aggregate_id, aggregate_version, payload, created_at, republished, traceparent
       from outbox_events where published_at is null order by seq limit $1`,
      [BATCH],
    );
    if (rows.length === 0) return 0;
    const acknowledged: string[] = [];
    const failures: unknown[] = [];
    const byAggregate = Map.groupBy(rows, (row) => row.aggregate_id);
    await Promise.all(
      [...byAggregate.values()].map(async (events) => {
        try {
          for (const event of events) {
            await broker(() => this.#publish(stream, event));
            acknowledged.push(event.id);
          }
        } catch (error) {
          failures.push(error);
        }
      }),
    );
    if (acknowledged.length > 0) {
      await client.query('update outbox_events set published_at = now() where id = any($1)', [acknowledged]);
      this.#options.metrics.published.inc(acknowledged.length);
    }
    if (failures.length > 0) throw failures[0];
    return rows.length;
  }

  async #publish(stream: JetStreamClient, row: UnpublishedRow): Promise<void> {
    const { config, tracing } = this.#options;
    const envelope = encodeEnvelope({
      id: row.id,
      type: row.subject,
      aggregateId: row.aggregate_id,
      aggregateVersion: row.aggregate_version,
      occurredAt: row.created_at,
      data: row.payload,
    });
    const header = headers();
    header.set('Content-Type', 'application/cloudevents+json');
    // The server drops a message id that it has seen; one that was asked for again is to pass.
    const msgID = row.republished === 0 ? row.id : `${row.id}.${row.republished}`;
    const subject = eventSubject(config, row.subject);
    const send = () => stream.publish(subject, text.encode(envelope), { msgID, headers: header });
    if (tracing === null) return void (await send());
    const span = tracing.begin(`publish ${row.subject}`, {
      kind: 'producer',
      parent: row.traceparent,
      attributes: messaging('send', { destination: row.subject, messageId: row.id }),
    });
    header.set('traceparent', span.traceparent);
    await finish(span, send);
  }

  async #idle(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (this.#isNudged) return;
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    await Promise.race([woken, sleep(milliseconds, undefined, { signal }).catch(() => {})]);
    this.#wake = () => {};
  }
}

/** NATS failed, not the database. */
class BrokerError extends Error {}

async function broker<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new BrokerError('NATS failed', { cause });
  }
}
