import type { AnnouncedReplica } from '@moim/discovery';
import {
  decodeLogPosition,
  decodeSessionChange,
  type LogPosition,
  SESSION_CHANGE_HEADER,
  type SessionChange,
  UNKNOWN_POSITION,
  WRITTEN_HEADER,
} from '@moim/service-kit';
import { type BulkheadPolicy, bulkhead } from 'cockatiel';
import type { FastifyBaseLogger } from 'fastify';
import { Replica, type TryOptions } from './replica.ts';
import { RetryBudget } from './retry-budget.ts';
import { SharedFetches } from './shared-fetches.ts';
import type { WatchFetch } from './watch-fetch.ts';
import { type Answer, type Asked, isBrokenConnection, type Reply, wasNeverSent } from './wire.ts';

export interface ConnectionOptions {
  name: string;
  /** Its GraphQL endpoint, where it is when no replica has announced itself. */
  url: URL;
  /** Milliseconds. */
  connectTimeout: number;
  log: FastifyBaseLogger;
  watch: WatchFetch;
}

export interface AskOptions {
  /** Whether it is a mutation, or belongs to one: asked of those that write. */
  isMutation: boolean;
  /** Whether what has perhaps been done already may be asked for again; default: unless it is a mutation. */
  isRepeatable?: boolean;
  /** How long it may take in all, in milliseconds. */
  timeoutMs: number;
  /** Ends the wait earlier. */
  signal?: AbortSignal;
  /** Whether everybody would be answered alike: who asks for the same meanwhile is given this answer, too. */
  isAnybodys?: boolean;
}

/** An answer, and what it says besides. */
export interface Answered {
  answer: Answer;
  /** Of the sender's session: null when that is as it was. */
  sessionChange: SessionChange | null;
  /** Up to where the subgraph's database was written when a mutation was done. */
  written: LogPosition;
  /** Whether it was asked for by somebody else, before. */
  isJoined: boolean;
}

/** Requests to one subgraph at a time, and those that wait for their turn: what a part that hangs may hold of the gateway. */
const AT_A_TIME = 128;
const WAITING = 512;

/** No replica of a subgraph is given requests now. */
export class NoReplicaError extends Error {
  override name = 'NoReplicaError';
}

/** The replicas of one subgraph, as one: each request goes to the less busy of two, and none to those that fail. */
export class SubgraphConnection {
  readonly name: string;
  readonly #options: ConnectionOptions;
  readonly #configured: Replica;
  readonly #budget = new RetryBudget();
  readonly #bulkhead: BulkheadPolicy = bulkhead(AT_A_TIME, WAITING);
  readonly #shared = new SharedFetches<Reply>();
  #announced: readonly Replica[] = [];

  constructor(options: ConnectionOptions) {
    this.name = options.name;
    this.#options = options;
    this.#configured = this.#replica({ url: options.url.href, role: 'both', mayLag: false });
  }

  /** Those that are asked: those that have announced themselves, or else the one that is configured. */
  get replicas(): readonly Replica[] {
    return this.#announced.length > 0 ? this.#announced : [this.#configured];
  }

  /** Whether queries may be answered by a process that is a moment behind. */
  get mayLag(): boolean {
    return this.#announced.some(({ mayLag }) => mayLag);
  }

  /** Goes by these announcements from now on. What others are doing is waited for. */
  announce(replicas: readonly AnnouncedReplica[]): void {
    const known = [...this.#announced];
    this.#announced = replicas.map((one) => known.find((replica) => replica.is(one)) ?? this.#replica(one));
    for (const replica of known) if (!this.#announced.includes(replica)) void replica.close();
  }

  /** Whether any replica is given requests, and says that it is ready. */
  async isReady(): Promise<boolean> {
    const answers = await Promise.all(
      this.replicas.map(async (replica) => replica.isHealthy && (await replica.isReady())),
    );
    return answers.includes(true);
  }

  /** Where to ask for what is no GraphQL: the less busy of two that answer. */
  address({ writes }: { writes: boolean }): URL {
    return (pick(this.#able(writes)) ?? this.#configured).url;
  }

  /**
   * Asks once, and a second time where that can do no harm: elsewhere when nothing was sent; and what may be repeated, within the budget of retries, when the
   * connection broke or no answer came. Rejects when nothing comes that is an answer.
   */
  async ask(asked: Asked, options: AskOptions): Promise<Answered> {
    if (options.isAnybodys) {
      const { answer, isFirst } = await this.#askForAll(asked, options);
      return { answer, sessionChange: null, written: UNKNOWN_POSITION, isJoined: !isFirst };
    }
    const { answer, headers } = await this.#bulkhead.execute(() => this.#ask(asked, options), options.signal);
    const written = headers[WRITTEN_HEADER];
    return {
      answer,
      sessionChange: this.#sessionChange(headers[SESSION_CHANGE_HEADER]),
      written: typeof written === 'string' ? decodeLogPosition(written) : UNKNOWN_POSITION,
      isJoined: false,
    };
  }

  /** Frees the connections, once what is asked has been answered. */
  async close(): Promise<void> {
    await Promise.all([this.#configured, ...this.#announced].map((replica) => replica.close()));
  }

  /** An answer is merged into others: each is given one of its own, read from the same text. */
  async #askForAll(asked: Asked, options: AskOptions): Promise<{ answer: Answer; isFirst: boolean }> {
    const key = `${asked.signedOrigin} ${asked.query} ${JSON.stringify(asked.variables)}`;
    let isFirst = false;
    const { answer, text } = await this.#shared.join(key, options.timeoutMs, () => {
      isFirst = true;
      // Others may wait for it when the first has gone.
      const { signal: _, ...forAll } = options;
      return this.#bulkhead.execute(() => this.#ask(asked, forAll));
    });
    return { answer: isFirst ? answer : (JSON.parse(text()) as Answer), isFirst };
  }

  async #ask(asked: Asked, { isMutation, isRepeatable = !isMutation, timeoutMs, signal }: AskOptions): Promise<Reply> {
    const deadline = performance.now() + timeoutMs;
    const first = pick(this.#able(isMutation));
    if (first === undefined) throw new NoReplicaError(`no replica of ${this.name} answers`);
    this.#budget.earn();
    // Half of the time is left for another, where another could answer.
    const hasOther = this.#others(first, isMutation).length > 0;
    try {
      return await this.#try(first, asked, { timeoutMs: isRepeatable && hasOther ? timeoutMs / 2 : timeoutMs, signal });
    } catch (error) {
      const second = pick(this.#others(first, isMutation));
      // A kept connection may have been closed by the other side just now: the same one is asked by a new connection.
      const again = second ?? (isBrokenConnection(error) && first.isHealthy ? first : undefined);
      const left = deadline - performance.now();
      const isAllowed = (second !== undefined && wasNeverSent(error)) || isRepeatable;
      if (again === undefined || !isAllowed || left <= 0 || signal?.aborted || !this.#budget.spend()) throw error;
      return await this.#try(again, asked, { timeoutMs: left, signal });
    }
  }

  #try(replica: Replica, asked: Asked, options: TryOptions): Promise<Reply> {
    return this.#options.watch(this.name, (traceHeaders) => replica.ask(asked, { ...options, traceHeaders }));
  }

  /** Those that answer and do what is asked: mutations those that write, queries those that read for others, and while there are none, all. */
  #able(writes: boolean): Replica[] {
    const healthy = this.replicas.filter(({ isHealthy }) => isHealthy);
    if (writes) return healthy.filter(({ role }) => role !== 'reader');
    const readers = healthy.filter(({ role }) => role !== 'writer');
    return readers.length > 0 ? readers : healthy;
  }

  /** Whom to ask when the first has failed: also a writer, where it was the only reader. */
  #others(first: Replica, writes: boolean): Replica[] {
    const others = this.#able(writes).filter((replica) => replica !== first);
    return others.length > 0 || writes
      ? others
      : this.replicas.filter((replica) => replica !== first && replica.isHealthy);
  }

  #replica({ url, role, mayLag }: AnnouncedReplica): Replica {
    const { connectTimeout, log } = this.#options;
    return new Replica({
      url: new URL(url),
      role,
      mayLag,
      connectTimeout,
      onChange: (isHealthy, reason) => {
        const about = { subgraph: this.name, replica: new URL(url).host };
        if (isHealthy) log.info(about, 'a replica answers again');
        else
          log.warn({ ...about, err: reason }, 'a replica does not answer: it is given no requests until it is ready');
      },
    });
  }

  /** Sessions are the user subgraph's: nobody else is believed. */
  #sessionChange(header: string | string[] | undefined): SessionChange | null {
    return this.name === 'user' && typeof header === 'string' ? decodeSessionChange(header) : null;
  }
}

/** The less busy of two that are drawn by lot: near to the least busy of all, without a herd that runs there. */
function pick(replicas: readonly Replica[]): Replica | undefined {
  if (replicas.length < 2) return replicas[0];
  const one = Math.floor(Math.random() * replicas.length);
  const other = (one + 1 + Math.floor(Math.random() * (replicas.length - 1))) % replicas.length;
  const [a, b] = [replicas[one], replicas[other]];
  return a !== undefined && b !== undefined && b.underWay < a.underWay ? b : a;
}
