import { EVENT_SERVICES, type EventService } from '@moim/events';
import type pg from 'pg';
import type { Databases } from './databases.ts';
import { AdminError } from './errors.ts';
import { typePattern } from './pattern.ts';

/** An event that could not take effect in a service. */
export interface DeadLetter {
  /** `dlq_...` */
  id: string;
  /** In whose database it is: the service in which the event should have taken effect. */
  service: EventService;
  consumer: string;
  /** `evt_...`; where in the stream it stood when it is no event at all. */
  eventId: string;
  /** `user.profile.updated.v1`; `unreadable` when it is no event at all. */
  type: string;
  aggregateId: string | null;
  aggregateVersion: number | null;
  attempts: number;
  reason: string;
  failedAt: Date;
  /** When its replay began that is not decided yet. */
  replayedAt: Date | null;
  /** When it was replayed with success or discarded. */
  settledAt: Date | null;
}

/** Which dead letters: all that is given must fit. */
export interface DeadLetterFilter {
  service?: EventService | undefined;
  consumer?: string | undefined;
  /** Event types: their beginning, or a pattern with `*`. */
  subject?: string | undefined;
  /** A part of the reason, in any case. */
  reason?: string | undefined;
  /** Failed within so many milliseconds. */
  sinceMs?: number | undefined;
  limit?: number | undefined;
}

/** All that is known of a dead letter. */
export interface DeadLetterDetails extends DeadLetter {
  /** The event with its metadata; `{ text }` of what is no event. */
  payload: unknown;
  actions: { action: 'REPLAYED' | 'SUCCEEDED' | 'DISCARDED'; actor: string; note: string | null; at: Date }[];
  /** Its place among the events that wait to be tried again, while it is being replayed. */
  retry: {
    attempts: number;
    nextAttemptAt: Date;
    lastError: string | null;
    /** Events of the same aggregate that come before it. */
    behind: number;
  } | null;
}

const COLUMNS = `id, consumer, event_id as "eventId", subject as type, aggregate_id as "aggregateId",
  (payload->>'aggregateVersion')::int as "aggregateVersion", attempts, reason,
  failed_at as "failedAt", replayed_at as "replayedAt", settled_at as "settledAt"`;

type Row = Omit<DeadLetter, 'service'>;

/** Open dead letters, the latest first; `away` says which databases could not be asked. */
export async function listDeadLetters(
  databases: Databases,
  filter: DeadLetterFilter = {},
): Promise<{ letters: DeadLetter[]; away: AdminError[] }> {
  const { service, consumer, subject, reason, sinceMs, limit } = filter;
  const { results, away } = await databases.each(
    async (client) => {
      const { rows } = await client.query<Row>(
        `select ${COLUMNS} from dead_letters
         where settled_at is null and ($1::text is null or consumer = $1) and ($2::text is null or subject like $2)
           and ($3::text is null or strpos(lower(reason), lower($3)) > 0)
           and ($4::float8 is null or failed_at > now() - make_interval(secs => $4 / 1000))
         order by failed_at desc, id desc limit $5`,
        [
          consumer ?? null,
          subject === undefined ? null : typePattern(subject).like,
          reason ?? null,
          sinceMs ?? null,
          limit ?? null,
        ],
      );
      return rows;
    },
    service === undefined ? EVENT_SERVICES : [service],
  );
  const letters = results
    .flatMap(({ service, result }) => result.map((row) => ({ ...row, service })))
    .sort((a, b) => b.failedAt.getTime() - a.failedAt.getTime());
  return { letters: letters.slice(0, limit ?? letters.length), away };
}

/** Dead letters by id, open or not, with what they hold. Throws an AdminError that names the ids that are nowhere. */
export async function findDeadLetters(databases: Databases, ids: readonly string[]): Promise<DeadLetter[]> {
  const { results, away } = await databases.each(async (client) => await byIds(client, ids));
  const found = new Map(
    results.flatMap(({ service, result }) => result.map((row) => [row.id, { ...row, service }] as const)),
  );
  const missing = [...new Set(ids)].filter((id) => !found.has(id));
  if (missing.length > 0) {
    const which = missing.join(', ');
    throw new AdminError(
      away.length > 0
        ? `${which} not found, but ${away.map(({ message }) => message).join('; ')}`
        : `${which}: there is no such dead letter (moim dlq list shows the open ones)`,
    );
  }
  return [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
}

async function byIds(client: pg.Client, ids: readonly string[]): Promise<Row[]> {
  const { rows } = await client.query<Row>(`select ${COLUMNS} from dead_letters where id = any($1)`, [ids]);
  return rows;
}

/** One dead letter with its event, its history and where its replay stands. Throws an AdminError for an unknown id. */
export async function showDeadLetter(databases: Databases, id: string): Promise<DeadLetterDetails> {
  const [letter] = await findDeadLetters(databases, [id]);
  if (letter === undefined) throw new AdminError(`${id}: there is no such dead letter`);
  const client = await databases.of(letter.service);
  const payload = await client.query<{ payload: unknown }>('select payload from dead_letters where id = $1', [id]);
  const actions = await client.query<DeadLetterDetails['actions'][number]>(
    'select action, actor, note, at from dead_letter_actions where dead_letter_id = $1 order by id',
    [id],
  );
  const retry = await client.query<NonNullable<DeadLetterDetails['retry']>>(
    `select attempts, next_attempt_at as "nextAttemptAt", last_error as "lastError",
       (select count(*)::int from event_retries b
        where b.consumer = r.consumer and b.aggregate_id = r.aggregate_id and b.seq < r.seq) as behind
     from event_retries r where consumer = $1 and event_id = $2`,
    [letter.consumer, letter.eventId],
  );
  return { ...letter, payload: payload.rows[0]?.payload, actions: actions.rows, retry: retry.rows[0] ?? null };
}
