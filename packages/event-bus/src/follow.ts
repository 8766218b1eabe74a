import { setTimeout as sleep } from 'node:timers/promises';
import { type EventDefinition, type EventService, parseType, readData, UnreadableEventError } from '@moim/events';
import type { Tracing } from '@moim/telemetry';
import {
  AckPolicy,
  ConsumerEvents,
  type ConsumerMessages,
  DeliverPolicy,
  type JsMsg,
  type NatsConnection,
  nanos,
  StringCodec,
} from 'nats';
import { type EventConfig, eventEnv, type Log } from './config.ts';
import { NatsLink } from './connection.ts';
import { decodeEnvelope, type Envelope } from './envelope.ts';
import type { ReceivedEvent } from './handlers.ts';
import { messaging } from './spans.ts';
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
  /** Left out or null: nothing is traced. */
  tracing?: Tracing | null;
  /** Whose events. */
  service: EventService;
  followings: readonly Following[];
  /** The first reading begins with what was published so many milliseconds ago, and each later one as long before the interruption. */
  sinceMs: number;
  /**
   * True: one reader for all of `followings`, so that their events come in the order of the stream. It is given everything of the service that has
   * the beginning of their names in common. Default false: a reader each, and no order between them.
   */
  inOrder?: boolean;
}

export interface EventFollower {
  /** Whether events arrive as they are published, now. */
  readonly isUp: boolean;
  /** Whether it is up, and has read all that was published before this reading began. */
  readonly isCurrent: boolean;
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
  const follower = followOver(link, options);
  return {
    get isUp() {
      return follower.isUp;
    },
    get isCurrent() {
      return follower.isCurrent;
    },
    get hasCaughtUp() {
      return follower.hasCaughtUp;
    },
    async stop() {
      await follower.stop();
      await link.close();
    },
  };
}

/** As `followEvents`, over a connection that is somebody else's. */
export function followOver(link: NatsLink, options: Omit<FollowOptions, 'name'>): EventFollower {
  const { config, service, sinceMs, log, followings, tracing = null } = options;
  // Older servers filter by no more than one subject: a reader has one event, or all that begins alike.
  const parts = options.inOrder ? [followings] : followings.map((following) => [following]);
  return readOver(
    link,
    parts.map((part) => ({
      ...{ config, service, sinceMs, log, filter: commonFilter(part) },
      take(message) {
        const seen = seenBy(tracing, message.headers?.get('traceparent'));
        take(text.decode(message.data), { followings: part, log, seen });
      },
    })),
  );
}

/** All that a service publishes, as it is published: the event's text, whether this process knows its kind or not, and its place in the service's stream. */
export type TakeText = (text: string, sequence: number) => void;

/** As `followEvents`, with everything of a service as it comes, over a connection that is somebody else's. */
export function followTexts(
  link: NatsLink,
  options: Pick<FollowOptions, 'config' | 'service' | 'sinceMs' | 'log'> & { take: TakeText },
): EventFollower {
  const take = (message: JsMsg) => options.take(text.decode(message.data), message.seq);
  return readOver(link, [{ ...options, filter: `${options.service}.>`, take }]);
}

/** What a reader reads. */
interface Reading extends Pick<FollowOptions, 'config' | 'service' | 'sinceMs' | 'log'> {
  /** Of the names of events, as NATS filters subjects. */
  filter: string;
  take(message: JsMsg): void;
}

function readOver(link: NatsLink, readings: readonly Reading[]): EventFollower {
  const stopping = new AbortController();
  const readers = readings.map((reading): Reader => {
    return { ...reading, link, isReading: false, isCurrent: false, hasCaughtUp: false, aliveAt: Date.now() };
  });
  const running = Promise.all(readers.map((reader) => readAgainAndAgain(reader, stopping.signal)));
  return {
    get isUp() {
      return link.current !== null && readers.every(({ isReading }) => isReading);
    },
    get isCurrent() {
      return link.current !== null && readers.every(({ isReading, isCurrent }) => isReading && isCurrent);
    },
    get hasCaughtUp() {
      return readers.every(({ hasCaughtUp }) => hasCaughtUp);
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

interface Reader extends Reading {
  link: NatsLink;
  isReading: boolean;
  isCurrent: boolean;
  hasCaughtUp: boolean;
  /** When the server was last heard, in milliseconds since 1970. */
  aliveAt: number;
}

async function readAgainAndAgain(reader: Reader, signal: AbortSignal): Promise<void> {
  const { link, log, filter } = reader;
  let backOff = 0;
  while (!signal.aborted) {
    try {
      await read(reader, await link.up(Number.POSITIVE_INFINITY, signal), signal);
      backOff = 0;
    } catch (error) {
      if (signal.aborted) return;
      // The stream is made by its service's first start: until then there is nothing to read.
      if (backOff === 0) log.warn({ err: error, events: filter }, 'events cannot be followed; trying again');
      backOff = Math.min(backOff * 2 || BACK_OFF_MS.first, BACK_OFF_MS.most);
      await sleep(backOff, undefined, { signal }).catch(() => {});
    }
  }
}

/** One reading, until something disturbs it: resolves or rejects then. */
async function read(reader: Reader, connection: NatsConnection, signal: AbortSignal): Promise<void> {
  const { config, service, filter, sinceMs, link } = reader;
  const stream = streamName(config, service);
  const { consumers } = await connection.jetstreamManager();
  // Kept in memory, and gone with its reader: nothing is acknowledged, so nothing is marked as read.
  const { name, num_pending } = await consumers.add(stream, {
    ...{ ack_policy: AckPolicy.None, mem_storage: true, inactive_threshold: nanos(INACTIVE_MS) },
    ...{ deliver_policy: DeliverPolicy.StartTime, opt_start_time: new Date(reader.aliveAt - sinceMs).toISOString() },
    filter_subject: eventSubject(config, filter),
  });
  const consumer = await connection.jetstream().consumers.get(stream, name);
  const messages = await consumer.consume(CONSUME);
  const end = () => messages.stop();
  const forget = link.onDown(end);
  signal.addEventListener('abort', end, { once: true });
  void watchHeartbeat(messages, reader);
  try {
    if (signal.aborted || link.current !== connection) return;
    reader.isReading = true;
    const catchUp = () => Object.assign(reader, { isCurrent: true, hasCaughtUp: true });
    if (num_pending === 0) catchUp();
    let delivered = 0;
    for await (const message of messages) {
      reader.aliveAt = Date.now();
      const { deliverySequence, pending } = message.info;
      // One is missing: the next reading brings it.
      if (deliverySequence !== ++delivered) break;
      reader.take(message);
      if (pending === 0) catchUp();
    }
  } finally {
    Object.assign(reader, { isReading: false, isCurrent: false });
    messages.stop();
    forget();
    signal.removeEventListener('abort', end);
    if (link.current === connection) await consumers.delete(stream, name).catch(() => {});
  }
}

/** Whatever became of a reader that the server says nothing of any more: the next reading has another. */
async function watchHeartbeat(messages: ConsumerMessages, reader: Reader): Promise<void> {
  for await (const { type } of await messages.status()) {
    if (type === ConsumerEvents.HeartbeatsMissed) messages.stop();
    else reader.aliveAt = Date.now();
  }
}

/** What the server is to give a reader: one event in all its versions, or all that begins as the events do. */
function commonFilter(followings: readonly Following[]): string {
  const [first = [], ...others] = followings.map(({ definition }) => definition.name.split('.'));
  if (others.length === 0) return `${first.join('.')}.*`;
  const until = first.findIndex((token, i) => others.some((other) => other[i] !== token));
  return `${first.slice(0, until < 0 ? first.length : until).join('.')}.>`;
}

/** Does what an event does, where it is seen. */
type Seen = (event: Pick<Envelope, 'id' | 'type'>, work: () => void) => void;

/** As a part of the event's trace, if it has one: readings begin some time back, and what nobody traced is no trace of its own. */
function seenBy(tracing: Tracing | null, traceparent: string | undefined): Seen {
  if (tracing === null || !traceparent) return (_event, work) => work();
  return ({ id, type }, work) => {
    const span = tracing.begin(`process ${type}`, {
      kind: 'consumer',
      parent: traceparent,
      attributes: messaging('process', { destination: type, messageId: id }),
    });
    try {
      span.run(work);
    } finally {
      span.end();
    }
  };
}

/** What cannot be read is said and passed over: the follower keeps nothing that could be set right later. */
function take(
  message: string,
  { followings, log, seen }: Pick<FollowOptions, 'followings' | 'log'> & { seen: Seen },
): void {
  try {
    const { data, ...envelope } = decodeEnvelope(message);
    const { name = '', version = 0 } = parseType(envelope.type) ?? {};
    const following = followings.find(({ definition }) => definition.name === name);
    if (following === undefined) return;
    const event = { ...envelope, data: readData(following.definition, version, data) };
    seen(envelope, () => following.take(event));
  } catch (error) {
    if (!(error instanceof UnreadableEventError)) throw error;
    log.error({ err: error }, 'an event that is followed cannot be read');
  }
}
