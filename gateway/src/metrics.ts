import type { Metrics } from '@moim/telemetry';
import { Counter, Gauge, Histogram } from 'prom-client';

export type GatewayMetrics = ReturnType<typeof createGatewayMetrics>;

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2.5, 5, 10];

/**
 * What is counted of a gateway, or of a realtime server of its own, besides what every service has: the one place where such metrics are registered. Each
 * label's values are known beforehand; what clients choose is none.
 */
export function createGatewayMetrics({ registry }: Metrics) {
  const registers = [registry];
  return {
    registry,
    operations: new Histogram({
      name: 'moim_graphql_operation_duration_seconds',
      help: 'Operations by type and name; a name that is not ours is other, and what could not be read is none.',
      labelNames: ['type', 'operation'] as const,
      buckets: SECONDS,
      registers,
    }),
    errors: new Counter({
      name: 'moim_graphql_errors_total',
      help: 'Errors in answers, by the code that the client gets.',
      labelNames: ['code'] as const,
      registers,
    }),
    fetches: new Histogram({
      name: 'moim_subgraph_fetch_duration_seconds',
      help: 'Fetches by subgraph and outcome: answered, timeout, failed.',
      labelNames: ['subgraph', 'outcome'] as const,
      buckets: SECONDS,
      registers,
    }),
    cached: new Counter({
      name: 'moim_entity_cache_requests_total',
      help: 'Entities and roots that may be kept, by subgraph and outcome: kept (here), shared (by another gateway, in Redis), fetched.',
      labelNames: ['subgraph', 'outcome'] as const,
      registers,
    }),
    delivered: new Counter({
      name: 'moim_realtime_answers_total',
      help: 'Answers of subscriptions that were sent, by transport.',
      labelNames: ['transport'] as const,
      registers,
    }),
    resumed: new Counter({
      name: 'moim_realtime_resumed_total',
      help: 'Subscriptions that went on from a place the client gave.',
      registers,
    }),
    gaps: new Counter({
      name: 'moim_realtime_gaps_total',
      help: 'Times that more was missed than is told: the client is told of a gap.',
      registers,
    }),
  };
}

/** What is open at the moment of a reading. */
export interface OpenStreams {
  /** By transport: `websocket`, `sse`. */
  connections: Record<string, number>;
  subscriptions: number;
  topics: number;
}

/** Counts what is open, whenever somebody reads it. */
export function measureOpenStreams({ registry }: Pick<GatewayMetrics, 'registry'>, read: () => OpenStreams): void {
  const registers = [registry];
  new Gauge({
    name: 'moim_realtime_connections',
    help: 'Connections that are open, by transport.',
    labelNames: ['transport'] as const,
    registers,
    collect() {
      for (const [transport, count] of Object.entries(read().connections)) this.set({ transport }, count);
    },
  });
  new Gauge({
    name: 'moim_realtime_subscriptions',
    help: 'Subscriptions that run.',
    registers,
    collect() {
      this.set(read().subscriptions);
    },
  });
  new Gauge({
    name: 'moim_realtime_topics',
    help: 'Topics, such as a room, that somebody follows.',
    registers,
    collect() {
      this.set(read().topics);
    },
  });
}

/** Says how much the entity cache has, and whether it answers; null: there is none. */
export function measureCache(
  { registry }: Pick<GatewayMetrics, 'registry'>,
  cache: { readonly size: number; readonly isOn: boolean } | null,
): void {
  const registers = [registry];
  new Gauge({
    name: 'moim_entity_cache_bytes',
    help: 'What is kept of answers in this process, in bytes.',
    registers,
    collect() {
      this.set(cache?.size ?? 0);
    },
  });
  new Gauge({
    name: 'moim_entity_cache_on',
    help: '1 while answers come from the entity cache; 0 while events do not come, or where it is switched off.',
    registers,
    collect() {
      this.set(cache?.isOn ? 1 : 0);
    },
  });
}

/** Counts the processes of each subgraph that are given requests, and those that are not, whenever somebody reads it. */
export function measureReplicas(
  { registry }: Pick<GatewayMetrics, 'registry'>,
  read: () => Iterable<{ subgraph: string; role: string; healthy: number; failing: number }>,
): void {
  new Gauge({
    name: 'moim_subgraph_replicas',
    help: 'Processes of each subgraph that the gateway knows, by role (both, reader, writer) and state: healthy ones are given requests, failing ones none.',
    labelNames: ['subgraph', 'role', 'state'] as const,
    registers: [registry],
    collect() {
      // A role that nobody has any more is gone, and not as many as there were last.
      this.reset();
      for (const { subgraph, role, healthy, failing } of read()) {
        this.set({ subgraph, role, state: 'healthy' }, healthy);
        this.set({ subgraph, role, state: 'failing' }, failing);
      }
    },
  });
}
