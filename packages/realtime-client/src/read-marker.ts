/** So often the server is told at most, in milliseconds. */
const TOLD_EVERY_MS = 1_000;
/** After a failure, and so much longer after each further one. */
const AGAIN_MS = 5_000;
/** After so many failures it is left to the next mark. */
const MAX_FAILURES = 5;

/** Tells the server how far the person has read: only ever further, and seldom enough. */
export class ReadMarker {
  readonly #tell: (seq: number) => Promise<unknown>;
  #seq = 0;
  #toldSeq = 0;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(tell: (seq: number) => Promise<unknown>) {
    this.#tell = tell;
  }

  mark(seq: number): void {
    if (seq <= this.#seq) return;
    this.#seq = seq;
    this.#failures = 0;
    if (this.#timer === undefined) this.#say();
  }

  /** Tells what is not told yet, once. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#say();
  }

  #say(): void {
    if (this.#toldSeq === this.#seq) {
      this.#timer = undefined;
      return;
    }
    const seq = this.#seq;
    this.#toldSeq = seq;
    this.#wait(TOLD_EVERY_MS);
    this.#tell(seq).catch(() => {
      this.#failures += 1;
      // A later mark says it too.
      if (this.#toldSeq !== seq || this.#failures >= MAX_FAILURES) return;
      this.#toldSeq = 0;
      this.#wait(AGAIN_MS * this.#failures);
    });
  }

  #wait(ms: number): void {
    clearTimeout(this.#timer);
    if (!this.#isClosed) this.#timer = setTimeout(() => this.#say(), ms);
  }
}
