import { setTimeout as sleep } from 'node:timers/promises';
import { type EventDefinition, type EventService, parseType, readData, UnreadableEventError } from '@moim/events';
import {
  AckPolicy,
  ConsumerEvents,
  type ConsumerMessages,
  DeliverPolicy,
  type NatsConnection,
  nanos,
  StringCodec,
} from 'nats';
import { type EventConfig, eventEnv, type Log } from './config.ts';
import { NatsLink } from './connection.ts';
import { decodeEnvelope } from './envelope.ts';
import type { ReceivedEvent } from './handlers.ts';
import { eventSubject, streamName } from './streams.ts';

/** The environment of a process that follows events and has no database. */
export const followEnv = { NATS_URL: eventEnv.NATS_URL, EVENTS_NAMESPACE: eventEnv.EVENTS_NAMESPACE };

/** What a follower does with an event. Made by `follow`. */
export interface Following {
  readonly definition: EventDefinition;
  take(event: ReceivedEvent<unknown>): void;
}

/** Says what a follower does with an event, in memory: it comes again with every reading, so twice has to be as good as once. */
export function follow<Data>(definition: EventDefinition<Data>, take: (event: ReceivedEvent<Data>) => void): Following {
  return {
    definition: definition as EventDefinition,
    take: (event) => take({ ...event, data: event.data as Data }),
  };
}

export interface FollowOptions {
  config: Pick<EventConfig, 'NATS_URL' | 'EVENTS_NAMESPACE'>;
  /** Who follows, as the NATS server shows it. */
  name: string;
  log: Log;
  /** Whose events. */
  service: EventService;
  followings: readonly Following[];
  /** Each reading begins with what was published so many milliseconds ago. */
  sinceMs: number;
}

export interface EventFollower {
  /** Whether events arrive as they are published, now. */
  readonly isUp: boolean;
  /** Whether it has once read all that there was. */
  readonly hasCaughtUp: boolean;
  stop(): Promise<void>;
}

const BACK_OFF_MS = { first: 100, most: 1_000 };
/** The server forgets a reader that is gone after so long. */
const INACTIVE_MS = 30_000;
/** A reader that the server has lost is noticed after two heartbeats. */
const CONSUME = { max_messages: 500, expires: 10_000, idle_heartbeat: 2_000, abort_on_missing_resource: true };
const text = StringCodec();

/**
 * Shows a process the events of a service as they are published, and those of a while before: every process gets all of them, and nothing is kept
 * of what it has seen. Returns at once, whether NATS is there or not; after an interruption of any kind it reads again from `sinceMs` ago.
 */
export function followEvents(options: FollowOptions): EventFollower {
  const { config, name, log } = options;
  const link = new NatsLink(config.NATS_URL, name, log, 'what is missed is read later');
  const stopping = new AbortController();
  // A reader has one event: older servers filter by no more than one subject.
  const readers = options.followings.map((following): Reader => {
    return { ...options, following, link, isReading: false, hasCaughtUp: false };
  });
  const running = Promise.all(readers.map((reader) => readAgainAndAgain(reader, stopping.signal)));
  return {
    get isUp() {
      return link.current !== null && readers.every(({ isReading }) => isReading);
    },
    get hasCaughtUp() {
      return readers.every(({ hasCaughtUp }) => hasCaughtUp);
    },
    async stop() {
      stopping.abort();
      await running;
      await link.close();
    },
  };
}

interface Reader extends Omit<FollowOptions, 'followings'> {
  following: Following;
  link: NatsLink;
  isReading: boolean;
  hasCaughtUp: boolean;
}

async function readAgainAndAgain(reader: Reader, signal: AbortSignal): Promise<void> {
  const { link, log, following } = reader;
  let backOff = 0;
  while (!signal.aborted) {
    try {
      await read(reader, await link.up(Number.POSITIVE_INFINITY, signal), signal);
      backOff = 0;
    } catch (error) {
      if (signal.aborted) return;
      // The stream is made by its service's first start: until then there is nothing to read.
      const event = following.definition.name;
      if (backOff === 0) log.warn({ err: error, event }, 'events cannot be followed; trying again');
      backOff = Math.min(backOff * 2 || BACK_OFF_MS.first, BACK_OFF_MS.most);
      await sleep(backOff, undefined, { signal }).catch(() => {});
    }
  }
}

/** One reading, from `sinceMs` ago until something disturbs it: resolves or rejects then. */
async function read(reader: Reader, connection: NatsConnection, signal: AbortSignal): Promise<void> {
  const { config, service, following, sinceMs, link, log } = reader;
  const stream = streamName(config, service);
  const { consumers } = await connection.jetstreamManager();
  // Kept in memory, and gone with its reader: nothing is acknowledged, so nothing is marked as read.
  const { name, num_pending } = await consumers.add(stream, {
    ...{ ack_policy: AckPolicy.None, mem_storage: true, inactive_threshold: nanos(INACTIVE_MS) },
    ...{ deliver_policy: DeliverPolicy.StartTime, opt_start_time: new Date(Date.now() - sinceMs).toISOString() },
    filter_subject: eventSubject(config, `${following.definition.name}.*`),
  });
  const consumer = await connection.jetstream().consumers.get(stream, name);
  const messages = await consumer.consume(CONSUME);
  const end = () => messages.stop();
  const forget = link.onDown(end);
  signal.addEventListener('abort', end, { once: true });
  void endWithoutHeartbeat(messages);
  try {
    if (signal.aborted || link.current !== connection) return;
    reader.isReading = true;
    if (num_pending === 0) reader.hasCaughtUp = true;
    let delivered = 0;
    for await (const message of messages) {
      const { deliverySequence, pending } = message.info;
      // One is missing: the next reading brings it.
      if (deliverySequence !== ++delivered) break;
      take(text.decode(message.data), following, log);
      if (pending === 0) reader.hasCaughtUp = true;
    }
  } finally {
    reader.isReading = false;
    messages.stop();
    forget();
    signal.removeEventListener('abort', end);
    if (link.current === connection) await consumers.delete(stream, name).catch(() => {});
  }
}

/** Whatever became of a reader that the server says nothing of any more: the next reading has another. */
async function endWithoutHeartbeat(messages: ConsumerMessages): Promise<void> {
  for await (const { type } of await messages.status()) {
    if (type === ConsumerEvents.HeartbeatsMissed) messages.stop();
  }
}

/** What cannot be read is said and passed over: the follower keeps nothing that could be set right later. */
function take(message: string, { definition, take: effect }: Following, log: Log): void {
  try {
    const { data, ...envelope } = decodeEnvelope(message);
    const version = parseType(envelope.type)?.version ?? 0;
    effect({ ...envelope, data: readData(definition, version, data) });
  } catch (error) {
    if (!(error instanceof UnreadableEventError)) throw error;
    log.error({ err: error }, 'an event that is followed cannot be read');
  }
}
