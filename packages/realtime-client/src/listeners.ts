/** Who wants to know that something has changed. */
export class Listeners {
  readonly #listeners = new Set<() => void>();

  /** Calls at each change. Returns how to stop. */
  add(listener: () => void): () => void {
    // The same function may be given twice, and is stopped once.
    const own = () => listener();
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
