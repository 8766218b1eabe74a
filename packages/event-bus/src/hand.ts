import type { Delivery } from './deliveries.ts';

/** Events that a process was given and has not handled yet. */
export class Hand {
  #deliveries: Delivery[] = [];
  #held: Delivery[] = [];

  /** How many can be handled. */
  get size(): number {
    return this.#deliveries.length;
  }

  get first(): Delivery | undefined {
    return this.#deliveries[0];
  }

  /** Whether some wait for one that did not arrive. */
  get isHolding(): boolean {
    return this.#held.length > 0;
  }

  add(delivery: Delivery): void {
    this.#deliveries.push(delivery);
  }

  /** Keeps what came after one that did not arrive: to be handled when that one has come again. */
  hold(delivery: Delivery): void {
    this.#held.push(delivery);
  }

  /** Puts all in the stream's order; of what came twice, the later delivery is the one that can be acknowledged. */
  sort(): void {
    const latest = new Map(this.all().map((delivery) => [delivery.streamSeq, delivery]));
    this.#deliveries = [...latest.values()].sort((a, b) => a.streamSeq - b.streamSeq);
    this.#held = [];
  }

  /** The first so many, which stay. */
  look(count: number): Delivery[] {
    return this.#deliveries.slice(0, count);
  }

  /** The first so many are handled. */
  drop(count: number): void {
    this.#deliveries.splice(0, count);
  }

  has(streamSeq: number): boolean {
    return this.all().some((delivery) => delivery.streamSeq === streamSeq);
  }

  all(): Delivery[] {
    return [...this.#deliveries, ...this.#held];
  }

  clear(): void {
    this.#deliveries = [];
    this.#held = [];
  }
}
