import type { FastifyBaseLogger } from 'fastify';
import type { Redis } from 'ioredis';
import { presenceKey } from './keys.ts';
import { connectRedis } from './redis.ts';

export interface PresenceWriterOptions {
  redisUrl: string;
  /** The platform's: several may share a Redis. */
  namespace: string;
  /** Another one for each process that runs: an entry is one process's own. */
  processId: string;
  log: FastifyBaseLogger;
  /**
   * Called when somebody came online or went offline, over all processes: by the one that saw it. Not for those who were connected to a process that
   * died: they are offline when their entries expire, and nobody says so.
   */
  onChange(userId: string, isOnline: boolean): void;
  /** How long after the last `leave` somebody is still there: loading a page anew is no going. */
  graceMs?: number;
}

/** Says who is connected to this process. Nothing of it throws, whether Redis is there or not; what is connected is written when it is back. */
export interface PresenceWriter {
  /** Somebody has connected, once more. */
  enter(userId: string): void;
  /** One of the person's connections has ended. */
  leave(userId: string): void;
  /** Removes all of this process's entries. Tells nobody: whoever is still there connects to another process within moments. */
  close(): Promise<void>;
}

/** For so long an entry counts without being refreshed. */
const EXPIRY_MS = 30_000;
const REFRESH_MS = 10_000;
const GRACE_MS = 2_000;
/** So many people are written in one pipeline. */
const BATCH = 1_000;

/** Somebody who is, or was a moment ago, connected to this process. */
interface Person {
  sockets: number;
  /** While the last one has gone, and may be back. */
  grace: NodeJS.Timeout | null;
  /** Whether this process has an entry, as far as Redis has said. */
  isWritten: boolean;
}

/** Connects to Redis; resolves when the first attempt has succeeded or failed. */
export async function createPresenceWriter(options: PresenceWriterOptions): Promise<PresenceWriter> {
  const redis = await connectRedis(options.redisUrl, 'moim-presence');
  return new RedisPresenceWriter(redis, options);
}

class RedisPresenceWriter implements PresenceWriter {
  readonly #redis: Redis;
  readonly #options: PresenceWriterOptions;
  readonly #people = new Map<string, Person>();
  /** What is to be said of whom; said together, one batch after the other, so that Redis hears it in the order it happened. */
  readonly #unsaid = new Set<string>();
  #saying: Promise<void> | null = null;
  #isFailing = false;
  #isClosed = false;
  readonly #refreshing: NodeJS.Timeout;

  constructor(redis: Redis, options: PresenceWriterOptions) {
    this.#redis = redis;
    this.#options = options;
    this.#refreshing = setInterval(() => this.#sayAll(), REFRESH_MS);
    redis.on('ready', () => this.#sayAll());
  }

  enter(userId: string): void {
    if (this.#isClosed) return;
    const person = this.#people.get(userId) ?? { sockets: 0, grace: null, isWritten: false };
    this.#people.set(userId, person);
    person.sockets += 1;
    if (person.grace !== null) clearTimeout(person.grace);
    person.grace = null;
    if (!person.isWritten) this.#say([userId]);
  }

  leave(userId: string): void {
    const person = this.#people.get(userId);
    if (person === undefined || person.sockets === 0 || this.#isClosed) return;
    person.sockets -= 1;
    if (person.sockets > 0) return;
    person.grace = setTimeout(() => {
      person.grace = null;
      this.#say([userId]);
    }, this.#options.graceMs ?? GRACE_MS);
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearInterval(this.#refreshing);
    for (const { grace } of this.#people.values()) if (grace !== null) clearTimeout(grace);
    await this.#saying;
    const { namespace, processId } = this.#options;
    const pipeline = this.#redis.pipeline();
    for (const userId of this.#people.keys()) pipeline.zrem(presenceKey(namespace, userId), processId);
    this.#people.clear();
    // Where Redis is away the entries expire.
    await pipeline.exec().catch(() => {});
    this.#redis.disconnect();
  }

  /** Refreshes all entries, and writes what Redis has not heard while it was away. */
  #sayAll(): void {
    this.#say(this.#people.keys());
  }

  #say(userIds: Iterable<string>): void {
    for (const userId of userIds) this.#unsaid.add(userId);
    this.#saying ??= this.#sayUnsaid().finally(() => {
      this.#saying = null;
    });
  }

  async #sayUnsaid(): Promise<void> {
    while (this.#unsaid.size > 0 && !this.#isClosed) {
      const batch = [...this.#unsaid].slice(0, BATCH);
      for (const userId of batch) this.#unsaid.delete(userId);
      try {
        await this.#write(batch);
        if (this.#isFailing) this.#options.log.info('Redis answers again: presence is written');
        this.#isFailing = false;
      } catch (error) {
        if (!this.#isFailing) this.#options.log.warn({ err: error }, 'Redis does not answer: presence is not written');
        this.#isFailing = true;
        // What is there at the next refresh, or when Redis is back, is written then.
        this.#unsaid.clear();
      }
    }
  }

  /** One transaction for all of a batch: who is connected has an entry, who is not has none; whether anybody else has one is seen at the same instant. */
  async #write(userIds: readonly string[]): Promise<void> {
    const { namespace, processId } = this.#options;
    const now = Date.now();
    const said = userIds.flatMap((userId) => {
      const person = this.#people.get(userId);
      return person === undefined ? [] : { userId, person, isHere: person.sockets > 0 || person.grace !== null };
    });
    if (said.length === 0) return;
    const transaction = this.#redis.multi();
    for (const { userId, isHere } of said) {
      const key = presenceKey(namespace, userId);
      // Others' entries, and one of this process that Redis has and this process does not know of, from before an outage.
      transaction.zcount(key, now, '+inf');
      transaction.zremrangebyscore(key, '-inf', `(${now}`);
      if (isHere) transaction.zadd(key, now + EXPIRY_MS, processId);
      else transaction.zrem(key, processId);
      transaction.zcard(key);
      transaction.pexpire(key, EXPIRY_MS);
    }
    const answers = (await transaction.exec()) ?? [];
    for (const [i, { userId, person, isHere }] of said.entries()) {
      const [before, after] = [answers[5 * i], answers[5 * i + 3]].map((answer) => {
        if (answer === undefined || answer[0] !== null) throw answer?.[0] ?? new Error('Redis gave no answer');
        return Number(answer[1]);
      }) as [number, number];
      person.isWritten = isHere;
      if (!isHere && person.sockets === 0 && person.grace === null) this.#people.delete(userId);
      // Somebody who came back while Redis was asked to forget them.
      else if (person.sockets > 0 && !isHere) this.#unsaid.add(userId);
      if (before > 0 !== after > 0) this.#tell(userId, after > 0);
    }
  }

  #tell(userId: string, isOnline: boolean): void {
    try {
      this.#options.onChange(userId, isOnline);
    } catch (error) {
      this.#options.log.error({ err: error, userId }, 'a change of presence could not be told');
    }
  }
}
