import { setTimeout as sleep } from 'node:timers/promises';
import type { EventService } from '@moim/events';
import { EVENT_SERVICES } from '@moim/events';
import { type JetStreamManager, NatsError } from 'nats';
import { type Broker, streamOf } from './broker.ts';
import type { Databases } from './databases.ts';
import { type AdminError, messageOf } from './errors.ts';

export interface OutboxStatus {
  service: EventService;
  /** Events that are not published yet. */
  waiting: number;
  /** Of the oldest of them; 0 when there is none. */
  oldestSeconds: number;
}

export interface ConsumerStatus {
  /** `schedule-from-user` */
  consumer: string;
  /** Events in the stream that it has not handled; null when NATS has no such consumer. */
  lag: number | null;
  /** False when events wait and no process takes them. */
  isServed: boolean;
  /** Events that failed and will be tried again, with those behind them. */
  retries: number;
  /** Dead letters that wait for a person. */
  deadLetters: number;
  /** Dead letters that are being replayed. */
  replaying: number;
}

export interface StreamStatus {
  service: EventService;
  messages: number;
  bytes: number;
  maxBytes: number;
  firstAt: Date | null;
  replicas: number;
}

/** How events stand, in one look. */
export interface EventStatus {
  outboxes: OutboxStatus[];
  consumers: ConsumerStatus[];
  streams: StreamStatus[];
  /** What somebody has to do something about; empty when all is well. */
  troubles: string[];
}

/** An event that waits longer than this to be published waits for a person. */
const OUTBOX_LIMIT_SECONDS = 60;
const SECOND_LOOK_MS = 1_500;

/** Reads it from the databases and from NATS; `broker` is null, with the reason in `brokerTrouble`, when that cannot be reached. */
export async function readStatus(
  databases: Databases,
  broker: Broker | null,
  brokerTrouble?: AdminError,
): Promise<EventStatus> {
  const [fromDatabases, fromNats] = await Promise.all([
    readDatabases(databases),
    broker === null ? { streams: [], consumers: [], missing: [] } : readNats(broker),
  ]);
  const { outboxes, away, letters } = fromDatabases;
  const names = [...new Set([...fromNats.consumers.map(({ consumer }) => consumer), ...letters.keys()])].sort();
  const none = { retries: 0, deadLetters: 0, replaying: 0 };
  const consumers = names.map((consumer) => ({
    ...{ consumer, lag: null, isServed: true },
    ...fromNats.consumers.find((one) => one.consumer === consumer),
    ...(letters.get(consumer) ?? none),
  }));
  const troubles = [
    ...away.map(({ message }) => message),
    ...(brokerTrouble === undefined ? [] : [brokerTrouble.message]),
    ...fromNats.missing.map((service) => `${service} has no stream: see that the ${service} service runs`),
    ...outboxes
      .filter(({ oldestSeconds }) => oldestSeconds > OUTBOX_LIMIT_SECONDS)
      .map(
        ({ service, waiting }) =>
          `events of ${service} wait to be published (${waiting}): see that the ${service} service and NATS run`,
      ),
    ...consumers
      .filter(({ isServed }) => !isServed)
      .map(
        ({ consumer, lag }) => `events wait for ${consumer} and nobody takes them (${lag}): see that its service runs`,
      ),
    ...consumers
      .filter(({ deadLetters }) => deadLetters > 0)
      .map(
        ({ consumer, deadLetters }) =>
          `dead letters of ${consumer} (${deadLetters}): moim dlq list --consumer ${consumer}`,
      ),
  ];
  return { outboxes, consumers, streams: fromNats.streams, troubles };
}

type Letters = Pick<ConsumerStatus, 'retries' | 'deadLetters' | 'replaying'>;

async function readDatabases(databases: Databases) {
  const { results, away } = await databases.each(async (client) => {
    const outbox = await client.query<{ waiting: number; oldestSeconds: number }>(
      `select count(*)::int as waiting, coalesce(greatest(extract(epoch from now() - min(created_at)), 0), 0)::float8 as "oldestSeconds"
       from outbox_events where published_at is null`,
    );
    const letters = await client.query<{ consumer: string } & Letters>(
      `select consumer, sum(retries)::int as retries, sum(dead)::int as "deadLetters", sum(replaying)::int as replaying from (
         select consumer, 1 as retries, 0 as dead, 0 as replaying from event_retries
         union all
         select consumer, 0, (replayed_at is null)::int, (replayed_at is not null)::int from dead_letters where settled_at is null
       ) as w group by consumer`,
    );
    return { outbox: outbox.rows[0] ?? { waiting: 0, oldestSeconds: 0 }, letters: letters.rows };
  });
  return {
    away,
    outboxes: results.map(({ service, result: { outbox } }) => ({ service, ...outbox })),
    letters: new Map(
      results.flatMap(({ result: { letters } }) =>
        letters.map(({ consumer, ...counts }) => [consumer, counts] as const),
      ),
    ),
  };
}

async function readNats(broker: Broker) {
  const manager = await broker.nats.jetstreamManager();
  const streams: StreamStatus[] = [];
  const consumers: Pick<ConsumerStatus, 'consumer' | 'lag' | 'isServed'>[] = [];
  const missing: EventService[] = [];
  await Promise.all(
    EVENT_SERVICES.map(async (service) => {
      const stream = streamOf(broker, service);
      const state = await readStream(manager, stream, service);
      if (state === null) {
        missing.push(service);
        return;
      }
      streams.push(state);
      consumers.push(...(await readConsumers(manager, stream)));
    }),
  );
  const place = ({ service }: StreamStatus) => EVENT_SERVICES.indexOf(service);
  return { streams: streams.sort((a, b) => place(a) - place(b)), consumers, missing };
}

async function readStream(
  manager: JetStreamManager,
  stream: string,
  service: EventService,
): Promise<StreamStatus | null> {
  try {
    const { state, config } = await manager.streams.info(stream);
    const { messages, bytes, first_ts } = state;
    const firstAt = messages === 0 ? null : new Date(first_ts);
    return { service, messages, bytes, maxBytes: config.max_bytes, firstAt, replicas: config.num_replicas };
  } catch (error) {
    if (error instanceof NatsError && error.api_error?.code === 404) return null;
    throw new Error(`stream ${stream}: ${messageOf(error)}`, { cause: error });
  }
}

async function readConsumers(manager: JetStreamManager, stream: string) {
  const first = await listDurable(manager, stream);
  const isIdle = (info: (typeof first)[number]) => info.num_pending > 0 && info.num_waiting === 0;
  // Between two fetches nobody waits for a moment: only who does not move meanwhile is not served.
  const second = first.some(isIdle) ? await sleep(SECOND_LOOK_MS).then(() => listDurable(manager, stream)) : first;
  return second.map((info) => {
    const before = first.find(({ name }) => name === info.name);
    const moved = before?.delivered.consumer_seq !== info.delivered.consumer_seq;
    return {
      consumer: info.name,
      lag: info.num_pending + info.num_ack_pending,
      isServed: !isIdle(info) || moved,
    };
  });
}

async function listDurable(manager: JetStreamManager, stream: string) {
  const infos = [];
  for await (const info of manager.consumers.list(stream)) if (info.config.durable_name) infos.push(info);
  return infos;
}
