import { setTimeout as sleep } from 'node:timers/promises';
import type { EventService } from '@moim/events';
import type { Databases } from './databases.ts';
import { AdminError } from './errors.ts';
import { Pace } from './pace.ts';
import { typePattern } from './pattern.ts';

export interface RepublishOptions {
  service: EventService;
  /** What was published within so many milliseconds. */
  sinceMs: number;
  /** Event types: their beginning, or a pattern with `*`. */
  subject?: string | undefined;
  /** Only counts. */
  dryRun?: boolean;
  /** So many a second; all at once when left out, which keeps them before what happens meanwhile. */
  perSecond?: number | undefined;
  /** How long none may go out before it gives up waiting; default 15,000 ms. */
  stalledMs?: number;
  onProgress?(progress: RepublishProgress): void;
}

export interface RepublishProgress {
  /** Events that were asked for. */
  marked: number;
  /** Of those, not published yet. */
  waiting: number;
}

const POLL_MS = 250;
/** The relay sends hundreds a second: when none goes in so long, none will. */
const STALLED_MS = 15_000;
const AT_ONCE = 1_000_000_000;

const CHOSEN = `select id from outbox_events
  where published_at between $1::timestamptz - make_interval(secs => $2::float8 / 1000) and $1 and subject like $3 and seq > $4
  order by seq limit $5`;

/**
 * Has the service's relay publish again what it has published lately: same events, same order, with new message ids, so that neither the
 * broker nor a consumer that has seen them does anything about them twice. Returns how many; resolves when all are out. Throws an
 * AdminError when the relay does not go on.
 */
export async function republish(databases: Databases, options: RepublishOptions): Promise<number> {
  const { service, sinceMs, subject = '', dryRun = false, perSecond, stalledMs = STALLED_MS, onProgress } = options;
  const client = await databases.of(service);
  const { like } = typePattern(subject);
  const { rows: clock } = await client.query<{ now: string }>('select now()::text as now');
  const chosen = (after: string, limit: number) => [clock[0]?.now, sinceMs, like, after, limit];
  if (dryRun) {
    const { rowCount } = await client.query(CHOSEN, chosen('0', AT_ONCE));
    return rowCount ?? 0;
  }
  // A batch a second, or, of few, one event at a time.
  const batch = perSecond === undefined ? AT_ONCE : Math.max(Math.floor(perSecond), 1);
  const pace = new Pace(perSecond === undefined ? Number.POSITIVE_INFINITY : perSecond / batch);
  let marked = 0;
  for (let last = '0'; ; ) {
    await pace.turn();
    const { rows } = await client.query<{ seq: string }>(
      `with again as (
         update outbox_events set published_at = null, republished = republished + 1 where id in (${CHOSEN}) returning seq)
       select seq::text from again order by again.seq`,
      chosen(last, batch),
    );
    marked += rows.length;
    last = rows.at(-1)?.seq ?? last;
    if (rows.length > 0) onProgress?.({ marked, waiting: await waiting(client, last) });
    if (rows.length < batch) {
      await drained({
        count: () => waiting(client, last),
        ...{ service, stalledMs, onProgress: (left) => onProgress?.({ marked, waiting: left }) },
      });
      return marked;
    }
  }
}

type Client = Awaited<ReturnType<Databases['of']>>;

async function waiting(client: Client, upToSeq: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    'select count(*)::int as count from outbox_events where published_at is null and seq <= $1 and republished > 0',
    [upToSeq],
  );
  return rows[0]?.count ?? 0;
}

async function drained({
  count,
  service,
  stalledMs,
  onProgress,
}: {
  count: () => Promise<number>;
  service: EventService;
  stalledMs: number;
  onProgress: (left: number) => void;
}): Promise<void> {
  let left = await count();
  let movedAt = Date.now();
  while (left > 0) {
    await sleep(POLL_MS);
    const now = await count();
    if (now !== left) {
      movedAt = Date.now();
      onProgress(now);
    }
    left = now;
    if (Date.now() - movedAt > stalledMs) {
      throw new AdminError(
        `${left} events wait in the outbox of ${service} and none goes out: see that the ${service} service and NATS run; then they go by themselves`,
      );
    }
  }
}
