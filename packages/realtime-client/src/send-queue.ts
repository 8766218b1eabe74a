import type { LocalMessage } from './outbox-store.ts';
import type { SendOutcome } from './send-outcome.ts';
import { backOff, DEFAULT_TIMING } from './timing.ts';

export interface SendQueueOptions<Message> {
  /** One attempt. Never rejects. */
  attempt(local: LocalMessage<Message>): Promise<SendOutcome<Message>>;
  /** It is out of the queue. */
  settled(local: LocalMessage<Message>, outcome: Exclude<SendOutcome<Message>, { kind: 'again' }>): void;
  isOnline(): boolean;
}

/** So often a message is tried on which the server fails in its inside: those behind it wait. */
const UNEXPECTED_AT_MOST = 5;

/** The messages of one room that are to be sent: one after the other, each until it is sent or refused. */
export class SendQueue<Message> {
  readonly #options: SendQueueOptions<Message>;
  readonly #waiting: LocalMessage<Message>[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isBusy = false;
  #failures = 0;
  #unexpected = 0;
  /** The server said not to come before (RATE_LIMITED), by performance.now(). */
  #notBefore = 0;
  #isClosed = false;

  constructor(options: SendQueueOptions<Message>) {
    this.#options = options;
  }

  add(local: LocalMessage<Message>): void {
    this.#waiting.push(local);
    if (this.#timer === undefined) void this.#work();
  }

  /** It is known to be sent, or not wanted any more. */
  remove(clientMessageId: string): void {
    const index = this.#waiting.findIndex((local) => local.clientMessageId === clientMessageId);
    if (index >= 0) this.#waiting.splice(index, 1);
    if (index !== 0) return;
    this.#forgetFailures();
    // The next one has not failed yet.
    this.wake();
  }

  /** There is reason to believe that it succeeds now. */
  wake(): void {
    if (this.#timer !== undefined && performance.now() >= this.#notBefore) void this.#work();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  async #work(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#isBusy) return;
    this.#isBusy = true;
    for (let [next] = this.#waiting; next !== undefined && this.#timer === undefined; [next] = this.#waiting) {
      const outcome = await this.#options.attempt(next);
      if (this.#isClosed) return;
      // Meanwhile the room has shown it, or the person has thrown it away.
      if (this.#waiting[0] !== next) continue;
      if (outcome.kind === 'again' && !(outcome.isUnexpected && ++this.#unexpected >= UNEXPECTED_AT_MOST)) {
        this.#wait(outcome.waitMs);
      } else {
        this.#waiting.shift();
        this.#forgetFailures();
        this.#options.settled(next, outcome.kind === 'again' ? { kind: 'failed', failure: outcome.failure } : outcome);
      }
    }
    this.#isBusy = false;
  }

  #wait(atLeastMs: number): void {
    this.#failures += 1;
    this.#notBefore = performance.now() + atLeastMs;
    // Without network it waits for it; and tries now and then all the same, since browsers are wrong about that at times.
    const delay = this.#options.isOnline() ? atLeastMs + backOff(this.#failures) : DEFAULT_TIMING.maxBackOff;
    this.#timer = setTimeout(() => void this.#work(), delay);
  }

  #forgetFailures(): void {
    this.#failures = 0;
    this.#unexpected = 0;
  }
}
