import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

export type EventMetrics = ReturnType<typeof createEventMetrics>;

/** What can be seen of a service's events from outside, in Prometheus' terms. */
export function createEventMetrics(registry: Registry) {
  const registers = [registry];
  return {
    published: new Counter({
      name: 'moim_events_published_total',
      help: 'Events that NATS has acknowledged.',
      registers,
    }),
    publishFailures: new Counter({
      name: 'moim_events_publish_failures_total',
      help: 'Times that the relay could not publish and backed off.',
      registers,
    }),
    handled: new Counter({
      name: 'moim_events_handled_total',
      help: 'Events by what became of them: applied, ignored (no handler), duplicate, retry, dead.',
      labelNames: ['consumer', 'outcome'] as const,
      registers,
    }),
    redeliveries: new Counter({
      name: 'moim_events_redeliveries_total',
      help: 'Events that NATS delivered again, because a process died or an acknowledgement was lost.',
      labelNames: ['consumer'] as const,
      registers,
    }),
    delay: new Histogram({
      name: 'moim_events_delay_seconds',
      help: 'From the commit in the owner to the commit of the effect here, for events applied at the first attempt.',
      labelNames: ['consumer'] as const,
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60],
      registers,
    }),
    lag: new Gauge({
      name: 'moim_events_consumer_lag',
      help: 'Events in the stream that the consumer has not acknowledged yet; only where the consumer runs.',
      labelNames: ['consumer'] as const,
      registers,
    }),
    paused: new Gauge({
      name: 'moim_events_consumer_paused',
      help: '1 while a consumer waits for something that it depends on.',
      labelNames: ['consumer'] as const,
      registers,
    }),
    outboxUnpublished: new Gauge({
      name: 'moim_outbox_unpublished',
      help: 'Events that wait to be published.',
      registers,
    }),
    outboxOldest: new Gauge({
      name: 'moim_outbox_oldest_unpublished_seconds',
      help: 'Age of the oldest event that waits to be published; 0 when none does.',
      registers,
    }),
    retriesWaiting: new Gauge({
      name: 'moim_events_retries_waiting',
      help: 'Events that failed, or come after one that failed, and will be tried again.',
      labelNames: ['consumer'] as const,
      registers,
    }),
    deadLetters: new Gauge({
      name: 'moim_dead_letters_open',
      help: 'Events that could not take effect and wait for a person.',
      labelNames: ['consumer'] as const,
      registers,
    }),
  };
}
