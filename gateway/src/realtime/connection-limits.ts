/** What one client may do with its connections. */
export const LIMITS = {
  /** Connections of one person at a time, over all devices. */
  connectionsPerPerson: 20,
  /** Of one address: schools and offices share one. */
  connectionsPerAddress: 500,
  /** Subscriptions at a time on one connection. */
  subscriptions: 50,
  /** Messages from the client within `framesWithinMs`. */
  frames: 200,
  framesWithinMs: 10_000,
  /** The largest message from the client, in bytes. */
  messageBytes: 64 * 1024,
  /** What a client has not taken yet, in bytes. */
  unsentBytes: 1024 * 1024,
} as const;

/** Counts what somebody has open. */
export class Counter {
  readonly #limit: number;
  readonly #counts = new Map<string, number>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Counts one more, unless there are as many as there may be. Returns how to count it no more; null when it may not be. */
  take(key: string): (() => void) | null {
    const count = this.#counts.get(key) ?? 0;
    if (count >= this.#limit) return null;
    this.#counts.set(key, count + 1);
    let isTaken = true;
    return () => {
      if (!isTaken) return;
      isTaken = false;
      const left = (this.#counts.get(key) ?? 1) - 1;
      if (left > 0) this.#counts.set(key, left);
      else this.#counts.delete(key);
    };
  }
}

/** Counts what comes in a stretch of time. */
export class FrameLimit {
  #since = 0;
  #count = 0;

  /** Whether one more may come now. */
  isAllowed(): boolean {
    const now = performance.now();
    if (now - this.#since > LIMITS.framesWithinMs) {
      this.#since = now;
      this.#count = 0;
    }
    this.#count += 1;
    return this.#count <= LIMITS.frames;
  }
}
