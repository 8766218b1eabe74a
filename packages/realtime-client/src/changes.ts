/** Something that is told of a message that was said before. */
interface Change {
  __typename: string;
  message?: { id: string };
}

/** How many are remembered: more than a stream tells again when it is resumed. */
const REMEMBERED = 1_000;

/**
 * What was last told of each message. A stream that is resumed tells the changes since a message again, as they are now: what is the same as what was
 * told last is no news.
 */
export class Changes {
  readonly #told = new Map<string, string>();

  /** Whether it is news; then it counts as told. */
  isNews(change: Change): boolean {
    if (change.message === undefined) return true;
    const key = `${change.__typename} ${change.message.id}`;
    const now = JSON.stringify(change);
    if (this.#told.get(key) === now) return false;
    this.#told.delete(key);
    this.#told.set(key, now);
    for (const oldest of this.#told.keys()) {
      if (this.#told.size <= REMEMBERED) break;
      this.#told.delete(oldest);
    }
    return true;
  }

  /** What is shown was loaded anew: anything may be news. */
  clear(): void {
    this.#told.clear();
  }
}
