import type { Locale, Viewer } from '@moim/service-kit';
import type { GraphQLFormattedError } from 'graphql';
import type { PreparedSubscription, SubscriptionRequest } from './operations.ts';

/** Somebody who is told what happens, over whatever connection. */
export interface Subscriber {
  readonly viewer: Viewer;
  readonly locale: Locale;
  readonly request: SubscriptionRequest;
  /** Sends an answer, `{"data":...}` as JSON. Returns at once. */
  deliver(answer: string): void;
  /** Nothing follows: because of an error, or (null) because the stream is over. */
  end(error: GraphQLFormattedError | null): void;
}

/** What is held back for a subscriber who is still told what they missed, in characters and in answers. */
const HELD = { characters: 1_000_000, answers: 500 };

/** A subscriber on a topic: has everything up to `version`, each thing once. */
export class Attached {
  readonly subscriber: Subscriber;
  prepared: PreparedSubscription;
  isGone = false;
  #version = 0;
  #isLive = false;
  #held: { version: number | null; answer: string }[] = [];
  #heldCharacters = 0;
  #hasOverflowed = false;

  constructor(subscriber: Subscriber, prepared: PreparedSubscription) {
    this.subscriber = subscriber;
    this.prepared = prepared;
  }

  /** Up to which version everything was sent. */
  get version(): number {
    return this.#version;
  }

  /** Something happened: it is sent, or held until all that was before is sent. `version` is null for what has no place in the order. */
  offer(version: number | null, answer: string): void {
    if (this.isGone) return;
    if (this.#isLive) this.#send(version, answer);
    else if (this.#held.length >= HELD.answers || this.#heldCharacters + answer.length > HELD.characters) {
      // Too much for the memory: what is missed by this is asked for again.
      this.#hasOverflowed = true;
      this.#held = [];
      this.#heldCharacters = 0;
    } else if (!this.#hasOverflowed) {
      this.#held.push({ version, answer });
      this.#heldCharacters += answer.length;
    }
  }

  /** Sends at once what was missed, whatever is held. */
  catchUp(version: number, answer: string): void {
    if (this.isGone) return;
    this.reach(version);
    this.subscriber.deliver(answer);
  }

  /** All up to `version` was sent, or is not wanted. */
  reach(version: number): void {
    this.#version = Math.max(this.#version, version);
  }

  /** Sends what was held, and from now on everything at once. False when more happened meanwhile than could be held: ask again from `version`. */
  goLive(): boolean {
    if (this.#hasOverflowed) {
      this.#hasOverflowed = false;
      return false;
    }
    this.#isLive = true;
    for (const { version, answer } of this.#held) this.#send(version, answer);
    this.#held = [];
    this.#heldCharacters = 0;
    return true;
  }

  #send(version: number | null, answer: string): void {
    if (version !== null) {
      if (version <= this.#version) return;
      this.#version = version;
    }
    this.subscriber.deliver(answer);
  }
}
