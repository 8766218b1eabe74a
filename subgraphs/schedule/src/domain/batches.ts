/** There are more than can be served in time: it is worth trying again in a moment. */
export class BusyError extends Error {
  override name = 'BusyError';
}

interface Waiting<Wish, Answer> {
  wish: Wish;
  since: number;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

export interface BatchOptions<Wish, Answer> {
  /** Answers wishes of one key, in their order. A wish that it rejects for is rejected for all of its batch. */
  run(key: string, wishes: readonly Wish[]): Promise<readonly Answer[]>;
  /** As many are answered at once. */
  most: number;
  /** As many may wait for one key; one more gets a BusyError at once. */
  mostWaiting: number;
  /** Whoever would have to wait longer gets a BusyError. Milliseconds. */
  patienceMs: number;
}

/**
 * A bounded queue for each key, one batch of it at a time: while one is being answered the next gathers. So whoever is alone is served
 * at once, a crowd together, and no key ever takes more than one database connection of this process.
 */
export class Batches<Wish, Answer> {
  readonly #options: BatchOptions<Wish, Answer>;
  /** By key, while a batch of it is being answered. */
  readonly #queues = new Map<string, Waiting<Wish, Answer>[]>();

  constructor(options: BatchOptions<Wish, Answer>) {
    this.#options = options;
  }

  /** Rejects with BusyError, and with what `run` rejects with. The answer is never older than the question. */
  ask(key: string, wish: Wish): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const queue = this.#queues.get(key);
    if (queue !== undefined && queue.length >= this.#options.mostWaiting) return Promise.reject(new BusyError(key));
    const waiting = { wish, since: performance.now(), resolve, reject };
    if (queue !== undefined) queue.push(waiting);
    else void this.#serve(key, [waiting]);
    return promise;
  }

  async #serve(key: string, queue: Waiting<Wish, Answer>[]): Promise<void> {
    this.#queues.set(key, queue);
    const { run, most, patienceMs } = this.#options;
    while (queue.length > 0) {
      const batch = queue.splice(0, most);
      const served = batch.filter(({ since }) => performance.now() - since <= patienceMs);
      for (const late of batch) if (!served.includes(late)) late.reject(new BusyError(key));
      if (served.length === 0) continue;
      try {
        const answers = await run(
          key,
          served.map(({ wish }) => wish),
        );
        served.forEach(({ resolve }, i) => void resolve(answers[i] as Answer));
      } catch (error) {
        for (const { reject } of served) reject(error);
      }
    }
    this.#queues.delete(key);
  }
}
