import type { Tracing } from '@moim/telemetry';
import type { Envelope } from './envelope.ts';

/** What spans of messages say, by OpenTelemetry's conventions for messaging. */
export function messaging(
  operation: 'send' | 'process',
  { destination, messageId, consumer }: { destination: string; messageId: string; consumer?: string },
) {
  return {
    'messaging.system': 'nats',
    'messaging.operation.type': operation,
    'messaging.destination.name': destination,
    'messaging.message.id': messageId,
    'messaging.consumer.group.name': consumer,
  };
}

/**
 * Makes a span of the work that events do here: a child of what published each, so that one trace shows all that came of a request. Where several
 * take effect together, each has its span, and the statements stand in the first one's.
 */
export async function inProcessSpans<T>(
  { tracing, consumer }: { tracing: Tracing | null; consumer: string },
  events: readonly Envelope[],
  work: () => Promise<T>,
): Promise<T> {
  if (tracing === null) return await work();
  const spans = events.map(({ id, type, traceparent }) =>
    tracing.begin(`process ${type}`, {
      kind: 'consumer',
      parent: traceparent,
      attributes: messaging('process', { destination: type, messageId: id, consumer }),
    }),
  );
  const [first] = spans;
  try {
    return await (first === undefined ? work() : first.run(work));
  } catch (error) {
    for (const span of spans) span.fail(error);
    throw error;
  } finally {
    for (const span of spans) span.end();
  }
}
