import type { EventService } from '@moim/events';
import { DiscardPolicy, type JetStreamManager, NatsError, nanos, RetentionPolicy, StorageType } from 'nats';
import type { EventConfig } from './config.ts';

const DAY_MS = 24 * 3600_000;
/** How long events stay for consumers to come. Inboxes remember for longer. */
export const STREAM_MAX_AGE_MS = 30 * DAY_MS;
/** Within it the server itself drops what is published twice; the inboxes drop it for ever. */
const DUPLICATE_WINDOW_MS = 2 * 60_000;
const MAX_MESSAGE_BYTES = 1_048_576;

type Namespace = Pick<EventConfig, 'EVENTS_NAMESPACE'>;

/** The stream of all that a service publishes. */
export function streamName({ EVENTS_NAMESPACE }: Namespace, service: EventService): string {
  return `${EVENTS_NAMESPACE}_${service}`;
}

/** The NATS subject of an event: `moim.user.profile.updated.v1`. */
export function eventSubject({ EVENTS_NAMESPACE }: Namespace, type: string): string {
  return `${EVENTS_NAMESPACE}.${type}`;
}

/** The stream of the server's own notices about events that were delivered too often. */
export function advisoryStreamName({ EVENTS_NAMESPACE }: Namespace): string {
  return `${EVENTS_NAMESPACE}_advisories`;
}

/** The subject on which the server gives up on an event for a consumer. */
export function maxDeliveriesSubject(stream: string, consumer: string): string {
  return `$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.${stream}.${consumer}`;
}

/** Makes a service's stream, or brings its limits up to date. Returns whether it was not there. */
export async function ensureStream(
  manager: JetStreamManager,
  config: EventConfig,
  service: EventService,
): Promise<boolean> {
  return await ensure(manager, config, {
    name: streamName(config, service),
    description: `What the ${service} service publishes`,
    subjects: [`${config.EVENTS_NAMESPACE}.${service}.>`],
    max_bytes: config.EVENTS_STREAM_MAX_MB,
  });
}

/** Makes the stream of the server's notices about a service's stream. */
export async function ensureAdvisoryStream(
  manager: JetStreamManager,
  config: EventConfig,
  services: readonly EventService[],
): Promise<void> {
  await ensure(manager, config, {
    name: advisoryStreamName(config),
    description: 'Events that the server has given up on, because the process died each time it handled them',
    subjects: services.map((service) => maxDeliveriesSubject(streamName(config, service), '*')),
    max_bytes: Math.min(config.EVENTS_STREAM_MAX_MB, 16 * 1_048_576),
  });
}

async function ensure(
  manager: JetStreamManager,
  { EVENTS_REPLICAS }: EventConfig,
  stream: { name: string; description: string; subjects: string[]; max_bytes: number },
): Promise<boolean> {
  const wanted = {
    ...stream,
    storage: StorageType.File,
    retention: RetentionPolicy.Limits,
    discard: DiscardPolicy.Old,
    max_age: nanos(STREAM_MAX_AGE_MS),
    max_msg_size: MAX_MESSAGE_BYTES,
    duplicate_window: nanos(DUPLICATE_WINDOW_MS),
    num_replicas: EVENTS_REPLICAS,
  };
  try {
    const { config } = await manager.streams.info(stream.name);
    const differs = Object.entries(wanted).some(
      ([key, value]) => JSON.stringify(config[key as keyof typeof config]) !== JSON.stringify(value),
    );
    if (differs) await manager.streams.update(stream.name, wanted);
    return false;
  } catch (error) {
    if (!isNotFound(error)) throw error;
    await manager.streams.add(wanted);
    return true;
  }
}

/** Whether the server says that there is no such stream, consumer or message. */
export function isNotFound(error: unknown): boolean {
  return error instanceof NatsError && error.api_error?.code === 404;
}
