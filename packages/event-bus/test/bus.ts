import { setTimeout as sleep } from 'node:timers/promises';
import { type EventData, type EventService, userProfileUpdated } from '@moim/events';
import { demoDatabase, testNamespace } from '@moim/test-kit';
import { type NatsConnection, connect as natsConnect, StringCodec } from 'nats';
import pg from 'pg';
import { Registry } from 'prom-client';
import { typeid } from 'typeid-js';
import { afterAll, inject } from 'vitest';
import type { EventConfig } from '../src/config.ts';
import { encodeEnvelope } from '../src/envelope.ts';
import { type EventBusOptions, insertEvents, outboxRow, startEventBus } from '../src/index.ts';

type Profile = EventData<typeof userProfileUpdated>;

export const silent = { info() {}, warn() {}, error() {} };

/** A configuration for one test file; its streams are removed when the file is done. */
export function testConfig(overrides: Partial<EventConfig> = {}): EventConfig {
  return {
    NATS_URL: [inject('moim').natsUrl],
    EVENTS_NAMESPACE: testNamespace(),
    EVENTS_REPLICAS: 1,
    EVENTS_STREAM_MAX_MB: 4 * 1_048_576,
    EVENTS_ACK_WAIT_MS: 1_000,
    ...overrides,
  };
}

/** A copy of a service's demo database and a connection to it. */
export async function testDatabase(service: EventService): Promise<{ url: string; client: pg.Client }> {
  const { url } = await demoDatabase(service);
  const client = await connection(url);
  return { url, client };
}

async function connection(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  // The database is dropped when the file is done, whoever is connected.
  client.on('error', () => {});
  await client.connect();
  afterAll(() => client.end());
  return client;
}

type BusOptions = Omit<EventBusOptions, 'log' | 'registry' | 'databaseUrl'> & {
  database: { url: string };
  log?: EventBusOptions['log'];
};

/** A bus that is stopped when the test file is done, if it was not before. */
export function testBus({ database, log = silent, ...options }: BusOptions) {
  const registry = new Registry();
  const bus = startEventBus({ ...options, databaseUrl: database.url, log, registry });
  let stopped: Promise<void> | null = null;
  const stop = () => {
    stopped ??= bus.stop();
    return stopped;
  };
  afterAll(stop);
  return { ...bus, stop, registry };
}

export const userId = () => typeid('usr').toString();

const profile = (id: string, version: number): Profile => ({
  user: { id, name: `v${version}`, avatarUrl: null, region: null, interestIds: [] },
});

/** Writes one change of a person into an outbox. Returns the event's id. */
export async function writeChange(client: pg.Client, id: string, version: number): Promise<string> {
  const row = outboxRow(userProfileUpdated, {
    aggregateId: id,
    aggregateVersion: version,
    data: profile(id, version),
  });
  const sql = insertEvents([row]);
  await client.query(sql.text, sql.values);
  return row.id;
}

/** Publishes without an outbox, as somebody with a fault would. */
export class RawPublisher {
  readonly #connection: NatsConnection;
  readonly #namespace: string;

  static async connect(config: EventConfig): Promise<RawPublisher> {
    const nats = await natsConnect({ servers: config.NATS_URL });
    afterAll(() => nats.close());
    return new RawPublisher(nats, config.EVENTS_NAMESPACE);
  }

  private constructor(nats: NatsConnection, namespace: string) {
    this.#connection = nats;
    this.#namespace = namespace;
  }

  get nats(): NatsConnection {
    return this.#connection;
  }

  async text(text: string, type = userProfileUpdated.type): Promise<void> {
    await this.#connection.jetstream().publish(`${this.#namespace}.${type}`, StringCodec().encode(text));
  }

  async change(
    id: string,
    version: number,
    {
      eventId = typeid('evt').toString() as string,
      type = userProfileUpdated.type,
      data = profile(id, version) as unknown,
    } = {},
  ): Promise<string> {
    const envelope = { id: eventId, type, aggregateId: id, aggregateVersion: version, occurredAt: new Date(), data };
    await this.text(encodeEnvelope(envelope), type);
    return eventId;
  }
}

/** Resolves when `check` is true; fails with what it last saw. */
export async function until(
  what: string,
  check: () => Promise<boolean> | boolean,
  milliseconds = 20_000,
): Promise<void> {
  const deadline = Date.now() + milliseconds;
  while (!(await check())) {
    if (Date.now() > deadline) throw new Error(`${what}: not within ${milliseconds} ms`);
    await sleep(20);
  }
}

export async function rows<Row extends object>(client: pg.Client, sql: string, ...values: unknown[]): Promise<Row[]> {
  return (await client.query<Row>(sql, values)).rows;
}
