import { insertEvents, outboxRow } from '@moim/event-bus';
import { userRegistered } from '@moim/events';
import pg from 'pg';
import { typeid } from 'typeid-js';
import {
  type CommittedEvent,
  checkCards,
  checkCommitted,
  checkLedger,
  type LedgerEntry,
  type Person,
} from './check.ts';

/** The service whose events are carried, and those that take them. */
export const OWNER = 'user';
export const READERS = ['schedule', 'chat'] as const;
export type ChaosService = typeof OWNER | (typeof READERS)[number];
export const SERVICES: readonly ChaosService[] = [OWNER, ...READERS];

/** The databases of a run, and connections of its own to each. */
export class World {
  readonly urls: Record<ChaosService, string>;
  readonly #pools = new Map<ChaosService, pg.Pool>();

  constructor(urls: Record<ChaosService, string>) {
    this.urls = urls;
    for (const service of SERVICES) {
      const pool = new pg.Pool({ connectionString: urls[service], max: 3 });
      pool.on('error', () => {});
      this.#pools.set(service, pool);
    }
  }

  async close(): Promise<void> {
    for (const pool of this.#pools.values()) await pool.end();
  }

  async rows<Row extends object>(service: ChaosService, sql: string, ...values: unknown[]): Promise<Row[]> {
    const pool = this.#pools.get(service);
    if (pool === undefined) throw new Error(`there is no database of ${service}`);
    return (await pool.query<Row>(sql, values)).rows;
  }

  /** Registers so many people, each with its event; and makes a ledger, which takes whatever comes, in each reader's database. */
  async populate(count: number): Promise<string[]> {
    for (const reader of READERS) {
      await this.rows(reader, 'create table chaos_ledger (n bigserial, event_id text, aggregate_id text, version int)');
    }
    const ids = Array.from({ length: count }, () => typeid('usr').toString());
    await this.rows(OWNER, 'insert into users (id, name) select id, $2 from unnest($1::text[]) as id', ids, '새 사람');
    const events = ids.map((id) =>
      outboxRow(userRegistered, {
        aggregateId: id,
        aggregateVersion: 1,
        data: { user: { id, name: '새 사람', avatarUrl: null, region: null, interestIds: [] } },
      }),
    );
    const { text, values } = insertEvents(events);
    await this.rows(OWNER, text, ...values);
    return ids;
  }

  /** Which of its processes does the service's relaying (the owner) or consuming now: null when none does. */
  async leaseHolder(service: ChaosService): Promise<number | null> {
    const name = service === OWNER ? 'moim relay' : 'moim consumers';
    const [holder] = await this.rows<{ pid: number }>(
      service,
      `select l.pid from pg_locks l join pg_stat_activity a on a.pid = l.pid
       where l.locktype = 'advisory' and l.granted and a.datname = current_database() and a.application_name = $1`,
      name,
    );
    return holder?.pid ?? null;
  }

  /**
   * Some events that every reader has taken, old and new ones alike, as they are on the wire. Not those that are merely published: a broker
   * that is killed may lose what it acknowledged last, and then the first to publish such an event again must be the relay, in its order.
   */
  async someTaken(count: number) {
    const [first, ...others] = READERS;
    let ids = await this.#taken(first, 'select distinct event_id as id from chaos_ledger');
    for (const reader of others) {
      ids = await this.#taken(reader, 'select distinct event_id as id from chaos_ledger where event_id = any($1)', ids);
    }
    return await this.rows<{
      id: string;
      type: string;
      aggregateId: string;
      aggregateVersion: number;
      occurredAt: Date;
      data: unknown;
    }>(
      OWNER,
      `select id, subject as type, aggregate_id as "aggregateId", aggregate_version as "aggregateVersion",
         created_at as "occurredAt", payload as data
       from outbox_events where id = any($1) order by random() limit $2`,
      ids,
      count,
    );
  }

  async #taken(reader: ChaosService, sql: string, ...values: unknown[]): Promise<string[]> {
    return (await this.rows<{ id: string }>(reader, sql, ...values)).map(({ id }) => id);
  }

  /** How many events wait to be published, or to be tried again. */
  async waiting(): Promise<{ unpublished: number; retries: number }> {
    const [outbox] = await this.rows<{ count: number }>(
      OWNER,
      'select count(*)::int as count from outbox_events where published_at is null',
    );
    let retries = 0;
    for (const reader of READERS) {
      const [found] = await this.rows<{ count: number }>(reader, 'select count(*)::int as count from event_retries');
      retries += found?.count ?? 0;
    }
    return { unpublished: outbox?.count ?? 0, retries };
  }

  /** How many events were committed. */
  async committed(): Promise<number> {
    const [outbox] = await this.rows<{ count: number }>(OWNER, 'select count(*)::int as count from outbox_events');
    return outbox?.count ?? 0;
  }

  /** What is wrong, after all has come to rest. `written`: how many writes were told to have succeeded. */
  async check(written: number): Promise<string[]> {
    const committed = await this.rows<CommittedEvent>(
      OWNER,
      'select id, aggregate_id as "aggregateId", aggregate_version as version from outbox_events order by seq',
    );
    const { unpublished } = await this.waiting();
    const wrong = [...checkCommitted(committed)];
    if (committed.length < written) {
      wrong.push(`${written} writes succeeded, and only ${committed.length} events are there`);
    }
    if (unpublished > 0) wrong.push(`${unpublished} events were not published`);
    const people = await this.rows<Person>(
      OWNER,
      'select id, name, version from users where id in (select aggregate_id from outbox_events)',
    );
    for (const reader of READERS) {
      const ledger = await this.rows<LedgerEntry>(
        reader,
        'select event_id as "eventId", aggregate_id as "aggregateId", version from chaos_ledger order by n',
      );
      const cards = await this.rows<Person>(reader, 'select user_id as id, name, version from member_cards');
      const leftOver = await this.rows<{ what: string }>(
        reader,
        `select 'a dead letter: ' || reason as what from dead_letters
         union all select 'a retry: ' || coalesce(last_error, event_id) from event_retries`,
      );
      const found = [
        ...checkLedger(committed, ledger),
        ...checkCards(people, cards),
        ...leftOver.map(({ what }) => what),
      ];
      wrong.push(...found.map((line) => `${reader}: ${line}`));
    }
    return wrong;
  }
}
