import { contractOperations, readDocument } from '@moim/contract';
import { contractVariables } from '@moim/stack/demo';
import pg from 'pg';
import type { Dispatcher } from 'undici';
import type { DemoPlatform } from '../demo-platform.ts';
import type { People } from './people.ts';

/** A screen as one of several people asks for it. */
export interface ScreenRequest {
  body: string;
  headers: Record<string, string>;
}

/** Clubs whose screens are asked for. */
const CLUBS = 40;

export class Screens {
  readonly #platform: DemoPlatform;
  readonly #people: People;
  readonly #clubs: readonly string[];

  private constructor(platform: DemoPlatform, people: People, clubs: readonly string[]) {
    this.#platform = platform;
    this.#people = people;
    this.#clubs = clubs;
  }

  /** Finds clubs that everybody may see. */
  static async of(platform: DemoPlatform, people: People): Promise<Screens> {
    const client = new pg.Client({ connectionString: platform.databaseUrls.community });
    await client.connect();
    const { rows } = await client.query<{ id: string }>(
      `select id from communities where visibility = 'PUBLIC' order by member_count desc limit $1`,
      [CLUBS],
    );
    await client.end();
    return new Screens(
      platform,
      people,
      rows.map(({ id }) => id),
    );
  }

  static names(): string[] {
    return contractOperations()
      .filter(({ file }) => file.startsWith('screens/'))
      .map(({ name }) => name);
  }

  /** Requests for a screen: by each person, and of the club screen for each club; the last one by somebody who is signed out. Good for half a minute. */
  async requests(screen: string): Promise<ScreenRequest[]> {
    const operation = contractOperations().find(({ name }) => name === screen);
    if (operation === undefined) throw new Error(`there is no screen ${screen}`);
    const query = readDocument(operation.file);
    const variables = contractVariables(this.#platform.now)[screen] ?? {};
    const ofAll = screen === 'CommunityScreen' ? this.#clubs.map((id) => ({ id })) : [variables];
    const headers = await this.#people.headers();
    return ofAll.flatMap((given) =>
      headers.map((one) => ({ body: JSON.stringify({ query, variables: given }), headers: one })),
    );
  }
}

/** Sends one, and reads the answer. Rejects for errors in it. */
export async function send(pool: Dispatcher, path: string, { body, headers }: ScreenRequest): Promise<string> {
  const response = await pool.request({ path, method: 'POST', headers, body });
  const text = await response.body.text();
  if (response.statusCode !== 200 || text.includes('"errors":['))
    throw new Error(`HTTP ${response.statusCode}: ${text.slice(0, 500)}`);
  return text;
}
