import type pg from 'pg';
import { IDLE } from './lease.ts';
import { STREAM_MAX_AGE_MS } from './streams.ts';

const PUBLISHED_DAYS = 7;
/** Longer than any event can come again: from a stream, or from another service's outbox. */
const INBOX_DAYS = Math.ceil(STREAM_MAX_AGE_MS / 86_400_000) + PUBLISHED_DAYS + 1;
const SETTLED_DAYS = 90;
const BATCH = 5_000;

const statements = [
  { from: 'outbox_events', where: 'published_at', days: PUBLISHED_DAYS },
  { from: 'inbox_events', where: 'handled_at', days: INBOX_DAYS },
  { from: 'dead_letters', where: 'settled_at', days: SETTLED_DAYS },
];

/** Removes what nobody needs any more, a bounded batch at a time. Returns how many rows went. */
export async function prune(client: pg.Client): Promise<number> {
  let pruned = 0;
  for (const { from, where, days } of statements) {
    const { rowCount } = await client.query(
      `delete ${IDLE} from ${from} where ctid in (
         select ctid from ${from} where ${where} < now() - make_interval(days => $1) limit ${BATCH})`,
      [days],
    );
    pruned += rowCount ?? 0;
  }
  return pruned;
}
