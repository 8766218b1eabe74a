import { idsIn } from '@moim/events';
import { MOST_BEHIND_MS } from '@moim/service-kit';
import type { GraphQLFormattedError } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { GatewayContext } from '../context.ts';
import { isObject, type JsonObject } from '../execution/merge.ts';
import type { AskSubgraph, PlannedFetch, SubgraphAnswer } from '../execution/plan-program.ts';
import type { FetchPolicy } from './fetch-policy.ts';
import { type Happenings, REMEMBERED_MS } from './happenings.ts';
import type { OwnWrites } from './own-writes.ts';
import type { Entry, SharedEntries } from './shared-entries.ts';

/** What becomes of something that is asked for and may be kept. */
export type CacheOutcome = 'kept' | 'shared' | 'fetched';

/** Besides its text, an entry takes about so much memory for each id, in bytes. */
const BYTES_OF_ID = 48;

export interface EntityCacheOptions {
  /** In this process, in bytes. */
  maxBytes: number;
  happenings: Happenings;
  /** Whether events come as they are published, now. */
  isCurrent(): boolean;
  writes: OwnWrites;
  shared: SharedEntries;
  /** Whether a subgraph's answers may come from a copy of its database that is a moment behind. */
  mayLag(service: string): boolean;
  /** Called for each thing that is asked for. */
  count(service: string, outcome: CacheOutcome): void;
}

type Who = Pick<GatewayContext, 'viewer' | 'locale'>;

interface Kept extends Entry {
  /** Whether other gateways can have it. */
  isShared: boolean;
}

/**
 * Keeps what subgraphs have answered, for as long as the schema allows (`@cacheControl`) and nothing happens to what it names: entity by entity, and roots as a
 * whole. What is one person's stays in this process and under their name; what is anybody's, and was asked for again, is in Redis as well, for all gateways.
 */
export class EntityCache {
  readonly #options: EntityCacheOptions;
  readonly #kept: LRUCache<string, Kept>;

  constructor(options: EntityCacheOptions) {
    this.#options = options;
    this.#kept = new LRUCache({
      maxSize: options.maxBytes,
      sizeCalculation: ({ text, ids }, key) => 2 * key.length + text.length + BYTES_OF_ID * ids.length,
    });
  }

  /** Bytes in this process. */
  get size(): number {
    return this.#kept.calculatedSize;
  }

  /** Whether anything is answered from what was kept: not while events do not come. */
  get isOn(): boolean {
    return this.#options.isCurrent();
  }

  /** Answers what is kept, and asks for the rest. */
  async ask(
    { fetch, policy, variables }: { fetch: PlannedFetch; policy: FetchPolicy; variables: Readonly<JsonObject> },
    who: Who,
    ask: AskSubgraph,
  ): Promise<SubgraphAnswer> {
    const place = new Place(fetch.service, policy, who);
    const { representations, ...others } = variables;
    const entities = fetch.isOfEntities ? (representations as readonly JsonObject[]) : null;
    const keys = entities === null ? [place.key(others)] : entities.map((one) => place.key(others, one));
    const texts = keys.map((key) => this.#own(key, place));
    if (place.isShared && texts.includes(null)) await this.#lookUp(keys, texts, place);
    const missing = texts.flatMap((text, i) => (text === null ? [i] : []));
    if (missing.length === 0) return assembled(entities, texts);
    const askedAt = Date.now();
    if (entities === null) {
      const answer = await ask(fetch, variables);
      if (mayBeKept(answer)) this.#keep(keys[0] as string, answer.data, askedAt, place);
      return answer;
    }
    const answer = await ask(fetch, { ...others, representations: missing.map((i) => entities[i]) });
    const brought = isObject(answer.data) ? answer.data._entities : null;
    if (!Array.isArray(brought) || brought.length !== missing.length) return answer;
    if (mayBeKept(answer))
      for (const [n, i] of missing.entries()) this.#keep(keys[i] as string, brought[n], askedAt, place);
    if (missing.length === entities.length) return answer;
    const { data } = assembled(entities, texts);
    for (const [n, i] of missing.entries()) (data._entities as unknown[])[i] = brought[n];
    return {
      data,
      errors: answer.errors?.map((error) => moved(error, missing)),
      kept: entities.length - missing.length,
    };
  }

  async close(): Promise<void> {
    await this.#options.shared.close();
  }

  /** As JSON; null when it is not kept here, or not any more. */
  #own(key: string, place: Place): string | null {
    const entry = this.#kept.get(key);
    if (entry === undefined) return null;
    if (this.#isGood(entry, place)) {
      this.#options.count(place.service, 'kept');
      if (place.isShared && !entry.isShared) this.#share(key, entry, place);
      return entry.text;
    }
    this.#kept.delete(key);
    return null;
  }

  /** Fills in what other gateways have kept. */
  async #lookUp(keys: readonly string[], texts: (string | null)[], place: Place): Promise<void> {
    const missing = keys.flatMap((key, i) => (texts[i] === null ? [[i, key] as const] : []));
    const entries = await this.#options.shared.get(missing.map(([, key]) => key));
    for (const [n, [i, key]] of missing.entries()) {
      const entry = entries[n];
      if (!entry || !this.#isGood(entry, place)) continue;
      this.#options.count(place.service, 'shared');
      this.#kept.set(key, { ...entry, isShared: true });
      texts[i] = entry.text;
    }
  }

  #isGood({ askedAt, ids }: Entry, { service, maxAgeMs, viewerId }: Place): boolean {
    const { happenings, writes, mayLag } = this.#options;
    if (viewerId !== null && askedAt <= writes.lastOf(viewerId)) return false;
    // What may come from a copy of the database counts as older, in every respect: what happened is forgotten with the oldest answer.
    const asOf = mayLag(service) ? askedAt - MOST_BEHIND_MS : askedAt;
    return asOf + maxAgeMs > Date.now() && happenings.isFresh({ service, ids, askedAt: asOf });
  }

  #keep(key: string, data: unknown, askedAt: number, place: Place): void {
    this.#options.count(place.service, 'fetched');
    const text = JSON.stringify(data ?? null);
    // What was asked for is in the key, and for whom: of what is anybody's, for nobody.
    this.#kept.set(key, { text, askedAt, ids: idsIn(`${key} ${text}`), isShared: false });
  }

  /** Hands on what somebody asks for again: whoever asks for ever new things does not fill Redis. */
  #share(key: string, entry: Kept, { maxAgeMs }: Place): void {
    entry.isShared = true;
    const { text, askedAt, ids } = entry;
    const leftMs = askedAt + maxAgeMs - Date.now();
    if (leftMs > 0) this.#options.shared.put(key, { text, askedAt, ids }, leftMs);
  }
}

/** Where answers to one fetch are kept, for one person or for all. */
class Place {
  readonly service: string;
  /** As the schema has it, and never longer than what happens is remembered. */
  readonly maxAgeMs: number;
  readonly viewerId: string | null;
  /** Whether anybody may be given it. */
  readonly isShared: boolean;
  readonly #prefix: string;

  constructor(service: string, policy: FetchPolicy, { viewer, locale }: Who) {
    this.service = service;
    this.maxAgeMs = Math.min(policy.maxAgeMs, REMEMBERED_MS);
    this.viewerId = viewer?.userId ?? null;
    this.isShared = !policy.isPrivate || viewer === null;
    this.#prefix = `${policy.hash} ${locale} ${this.isShared ? 'anybody' : this.viewerId}`;
  }

  key(variables: Readonly<JsonObject>, representation: JsonObject | null = null): string {
    return `${this.#prefix} ${JSON.stringify(variables)} ${JSON.stringify(representation)}`;
  }
}

/** Of what is kept; each answer is one of its own, since others are merged into it. */
function assembled(
  entities: readonly JsonObject[] | null,
  texts: readonly (string | null)[],
): { data: JsonObject; kept: number } {
  const parts = texts.map((text): unknown => text && JSON.parse(text));
  return { data: entities === null ? (parts[0] as JsonObject) : { _entities: parts }, kept: parts.length };
}

function mayBeKept({ data, errors, mayBeKept: may }: SubgraphAnswer): boolean {
  return may !== false && isObject(data) && (errors === undefined || errors.length === 0);
}

/** An error of the entities that were asked for, at their places among all. */
function moved(error: GraphQLFormattedError, places: readonly number[]): GraphQLFormattedError {
  const [root, index, ...below] = error.path ?? [];
  if (root === undefined || typeof index !== 'number') return error;
  return { ...error, path: [root, places[index] ?? index, ...below] };
}
