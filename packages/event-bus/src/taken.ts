import type { EventService } from '@moim/events';
import type { NatsConnection } from 'nats';
import type { EventConfig } from './config.ts';
import { isNotFound, streamName } from './streams.ts';

/** The durable consumer by which a service takes another's events. */
export function consumerName(service: EventService, source: EventService): string {
  return `${service}-from-${source}`;
}

/**
 * Up to which place of a source's stream a service has taken events: all before have had their effect in its database, or have been put aside for
 * another attempt. Infinity for a service that takes none of them.
 */
export async function takenUpTo(
  connection: NatsConnection,
  config: Pick<EventConfig, 'EVENTS_NAMESPACE'>,
  { service, source }: { service: EventService; source: EventService },
): Promise<number> {
  const { consumers } = await connection.jetstreamManager({ checkAPI: false });
  try {
    const info = await consumers.info(streamName(config, source), consumerName(service, source));
    return info.num_ack_pending === 0 ? info.delivered.stream_seq : info.ack_floor.stream_seq;
  } catch (error) {
    if (isNotFound(error)) return Number.POSITIVE_INFINITY;
    throw error;
  }
}
