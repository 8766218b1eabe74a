import { setTimeout as sleep } from 'node:timers/promises';

/** Lets its caller pass so many times a second, evenly; Infinity is as fast as it can. */
export class Pace {
  readonly #intervalMs: number;
  #next = 0;

  constructor(perSecond: number) {
    this.#intervalMs = 1_000 / perSecond;
  }

  /** Resolves when it is the caller's turn. */
  async turn(): Promise<void> {
    const now = performance.now();
    const at = Math.max(this.#next, now);
    this.#next = at + this.#intervalMs;
    if (at > now) await sleep(at - now);
  }
}
