interface UnderWay<T> {
  answer: Promise<T>;
  /** When it is over at the latest, by `performance.now()`. */
  endsAt: number;
}

/** Fetches under way, for whoever asks for the very same meanwhile. */
export class SharedFetches<T> {
  readonly #underWay = new Map<string, UnderWay<T>>();

  /** Joins the fetch of that key, if it is under way and over in time; begins it otherwise. */
  join(key: string, timeoutMs: number, begin: () => Promise<T>): Promise<T> {
    const endsAt = performance.now() + timeoutMs;
    const known = this.#underWay.get(key);
    if (known !== undefined && known.endsAt <= endsAt) return known.answer;
    const answer = begin();
    const underWay = { answer, endsAt };
    this.#underWay.set(key, underWay);
    const end = () => {
      if (this.#underWay.get(key) === underWay) this.#underWay.delete(key);
    };
    answer.then(end, end);
    return answer;
  }
}
