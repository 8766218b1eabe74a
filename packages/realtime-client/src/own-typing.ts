/** So often the server is told at most, in milliseconds. It forgets after 8 s. */
const TOLD_EVERY_MS = 3_000;
/** Without a key for so long, the person has stopped. */
const STOPPED_AFTER_MS = 5_000;

/** Tells the server that the person is writing, seldom enough. */
export class OwnTyping {
  readonly #tell: (isTyping: boolean) => Promise<unknown>;
  #toldAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: (isTyping: boolean) => Promise<unknown>) {
    this.#tell = tell;
  }

  /** At each key. */
  typed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.stopped(), STOPPED_AFTER_MS);
    if (performance.now() - this.#toldAt < TOLD_EVERY_MS) return;
    this.#toldAt = performance.now();
    this.#say(true);
  }

  /** At once, when the others believe that the person is writing. */
  stopped(): void {
    clearTimeout(this.#timer);
    if (this.#toldAt === Number.NEGATIVE_INFINITY) return;
    this.#toldAt = Number.NEGATIVE_INFINITY;
    this.#say(false);
  }

  #say(isTyping: boolean): void {
    // Nobody misses it: it ends by itself.
    this.#tell(isTyping).catch(() => {});
  }
}
