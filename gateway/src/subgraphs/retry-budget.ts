/** What is asked again, as a share of what is asked. */
const SHARE = 0.1;
/** So much may be asked again at once, however little was asked before: what was under way when a replica died. */
const BURST = 32;

/** Keeps retries from making an outage worse: they are a tenth of what is asked, and no more. */
export class RetryBudget {
  #left = BURST;

  /** Something was asked for the first time. */
  earn(): void {
    this.#left = Math.min(BURST, this.#left + SHARE);
  }

  /** Whether something may be asked again now. */
  spend(): boolean {
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
