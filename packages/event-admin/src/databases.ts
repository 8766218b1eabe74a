import { EVENT_SERVICES, type EventService } from '@moim/events';
import pg from 'pg';
import { AdminError, messageOf } from './errors.ts';

/** Each service's own database. */
export type DatabaseUrls = Readonly<Record<EventService, string>>;

/** What each of the services asked for gave; `away` are those whose database cannot be reached. */
export interface FromEach<T> {
  results: { service: EventService; result: T }[];
  away: AdminError[];
}

const CONNECT_TIMEOUT_MS = 3_000;

/** The services' databases, each connected to when it is first needed. */
export class Databases {
  readonly #urls: DatabaseUrls;
  readonly #clients = new Map<EventService, Promise<pg.Client>>();

  constructor(urls: DatabaseUrls) {
    this.#urls = urls;
  }

  /** A connection to a service's database. Throws an AdminError when it cannot be reached. */
  async of(service: EventService): Promise<pg.Client> {
    const known = this.#clients.get(service);
    if (known !== undefined) return await known;
    const connecting = connect(service, this.#urls[service]);
    this.#clients.set(service, connecting);
    try {
      return await connecting;
    } catch (error) {
      this.#clients.delete(service);
      throw error;
    }
  }

  /** Does `work` in the databases of these services, or of all, at once. Throws when the work itself fails. */
  async each<T>(
    work: (client: pg.Client, service: EventService) => Promise<T>,
    services: readonly EventService[] = EVENT_SERVICES,
  ): Promise<FromEach<T>> {
    const from: FromEach<T> = { results: [], away: [] };
    const settled = await Promise.allSettled(
      services.map(async (service) => ({ service, result: await work(await this.of(service), service) })),
    );
    for (const one of settled) {
      if (one.status === 'fulfilled') from.results.push(one.value);
      else if (one.reason instanceof AdminError) from.away.push(one.reason);
      else throw one.reason;
    }
    return from;
  }

  async close(): Promise<void> {
    const clients = await Promise.allSettled(this.#clients.values());
    await Promise.allSettled(clients.map((client) => (client.status === 'fulfilled' ? client.value.end() : null)));
  }
}

async function connect(service: EventService, url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'moim admin',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    options: '-c TimeZone=UTC',
  });
  // A connection that breaks while idle must not end the process: the next query on it fails anyway.
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (cause) {
    await client.end().catch(() => {});
    const { host, pathname } = new URL(url);
    throw new AdminError(
      `the database of ${service} (${pathname.slice(1)} at ${host}) cannot be reached: ${messageOf(cause)}`,
      {
        cause,
      },
    );
  }
}
