import { setTimeout as sleep } from 'node:timers/promises';
import type { ConsumerOptions } from './consumer.ts';
import type { EventMetrics } from './metrics.ts';
import type { SqlClient } from './sql.ts';
import { streamName } from './streams.ts';

const LAG_INTERVAL_MS = 5_000;

/** Measures how far a consumer is behind, until `signal` is aborted. */
export async function observe(
  { link, config, source, name, metrics }: ConsumerOptions,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const manager = await link.current?.jetstreamManager();
      const info = await manager?.consumers.info(streamName(config, source), name);
      if (info !== undefined) metrics.lag.set({ consumer: name }, info.num_pending + info.num_ack_pending);
    } catch {
      // Not there yet, or NATS is away: the last figure stands.
    }
    await sleep(LAG_INTERVAL_MS, undefined, { signal }).catch(() => {});
  }
  metrics.lag.remove({ consumer: name });
}

/** Reads what waits in the database into the metrics. */
export async function readWaiting(db: SqlClient, metrics: EventMetrics): Promise<void> {
  const [outbox] = await db.$queryRaw<{ count: number; age: number | null }[]>`
    select count(*)::int as count, extract(epoch from now() - min(created_at))::float8 as age
    from outbox_events where published_at is null`;
  metrics.outboxUnpublished.set(outbox?.count ?? 0);
  metrics.outboxOldest.set(Math.max(outbox?.age ?? 0, 0));
  const waiting = await db.$queryRaw<{ consumer: string; retries: number; dead: number }[]>`
    select consumer, sum(retries)::int as retries, sum(dead)::int as dead from (
      select consumer, 1 as retries, 0 as dead from event_retries
      union all select consumer, 0, 1 from dead_letters where settled_at is null
    ) as w group by consumer`;
  metrics.retriesWaiting.reset();
  metrics.deadLetters.reset();
  for (const { consumer, retries, dead } of waiting) {
    metrics.retriesWaiting.set({ consumer }, retries);
    metrics.deadLetters.set({ consumer }, dead);
  }
}
