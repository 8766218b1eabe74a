import { decodeEnvelope, type Envelope } from '@moim/event-bus';
import { EVENT_SERVICES, type EventService, UnreadableEventError } from '@moim/events';
import { AckPolicy, DeliverPolicy, NatsError, nanos } from 'nats';
import { type Broker, streamOf } from './broker.ts';
import { typePattern } from './pattern.ts';

/** An event as it stands in a stream. */
export interface StreamedEvent {
  service: EventService;
  /** Its number in the service's stream. */
  seq: number;
  type: string;
  /** When it was put into the stream. */
  storedAt: Date;
  /** Null when it is no event; `text` is what there is. */
  envelope: Envelope | null;
  text: string;
}

export interface TailOptions {
  /** Whose events; all services' when left out. */
  service?: EventService | undefined;
  /** Event types: their beginning, or a pattern with `*`. */
  pattern?: string | undefined;
  /** Begins with what was published so many milliseconds ago; without it, with what comes from now on. */
  sinceMs?: number | undefined;
  /** False ends it with the last event that there is now. */
  follow: boolean;
  onEvent(event: StreamedEvent): void;
}

/** The server forgets a reader that is gone after so long. */
const INACTIVE_MS = 30_000;
const BATCH = 500;
const FETCH_EXPIRES_MS = 1_000;

/**
 * Reads the streams until `signal` is aborted, and leaves nothing behind in NATS: no consumer, no acknowledgement. Events of one stream
 * come in its order. Returns the services that have no stream yet.
 */
export async function tailEvents(broker: Broker, options: TailOptions, signal: AbortSignal): Promise<EventService[]> {
  const { service } = options;
  const services = service === undefined ? EVENT_SERVICES : [service];
  const read = await Promise.all(
    services.map(async (one) => ({ one, isThere: await tailStream(broker, one, options, signal) })),
  );
  return read.filter(({ isThere }) => !isThere).map(({ one }) => one);
}

async function tailStream(
  broker: Broker,
  service: EventService,
  { pattern = '', sinceMs, follow, onEvent }: TailOptions,
  signal: AbortSignal,
): Promise<boolean> {
  const { nats, namespace } = broker;
  const stream = streamOf(broker, service);
  const { matches } = typePattern(pattern);
  const since = sinceMs === undefined ? null : new Date(Date.now() - sinceMs);
  const state = await streamState(broker, stream);
  if (state === null) return false;
  if (!follow && (state.messages === 0 || (since !== null && new Date(state.last_ts) < since))) return true;
  const from =
    since === null
      ? { deliver_policy: follow ? DeliverPolicy.New : DeliverPolicy.All }
      : { deliver_policy: DeliverPolicy.StartTime, opt_start_time: since.toISOString() };
  const manager = await nats.jetstreamManager();
  // Kept in memory, and gone with its reader: nothing is acknowledged, so nothing is marked as read.
  const { name } = await manager.consumers.add(stream, {
    ...{ ...from, ack_policy: AckPolicy.None, mem_storage: true, inactive_threshold: nanos(INACTIVE_MS) },
  });
  const consumer = await nats.jetstream().consumers.get(stream, name);
  try {
    let isDone = signal.aborted;
    while (!isDone) {
      const messages = await consumer.fetch({ max_messages: BATCH, expires: FETCH_EXPIRES_MS });
      const stop = () => messages.stop();
      signal.addEventListener('abort', stop, { once: true });
      for await (const message of messages) {
        // After `stop`, what had come before it is still given.
        if (isDone) continue;
        const type = message.subject.slice(namespace.length + 1);
        const { streamSequence: seq, timestampNanos } = message.info;
        if (matches(type)) {
          const text = message.string();
          onEvent({ service, seq, type, storedAt: new Date(timestampNanos / 1e6), envelope: decode(text), text });
        }
        isDone = signal.aborted || (!follow && seq >= state.last_seq);
        if (isDone) stop();
      }
      signal.removeEventListener('abort', stop);
      isDone ||= signal.aborted;
    }
  } finally {
    await manager.consumers.delete(stream, name).catch(() => {});
  }
  return true;
}

async function streamState({ nats }: Broker, stream: string) {
  try {
    return (await (await nats.jetstreamManager()).streams.info(stream)).state;
  } catch (error) {
    if (error instanceof NatsError && error.api_error?.code === 404) return null;
    throw error;
  }
}

function decode(text: string): Envelope | null {
  try {
    return decodeEnvelope(text);
  } catch (error) {
    if (error instanceof UnreadableEventError) return null;
    throw error;
  }
}
