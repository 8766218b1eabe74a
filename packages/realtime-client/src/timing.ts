/** How long the connection waits for what, in milliseconds. */
export interface Timing {
  /** The socket closes that long after the last subscription: the next screen mostly follows at once. */
  idle: number;
  /** From the start of an attempt to the server's acknowledgement; so long again for `renew` and `authorization`. */
  connectWithin: number;
  /** Nothing was heard for so long: the server is pinged. */
  pingAfter: number;
  /** Nothing was heard since the ping: the connection is dead. With `pingAfter`, 30 s of silence. */
  pongWithin: number;
  /** The same after the page came back, or the network went or came: people are looking. */
  pongSoonWithin: number;
  /** A connection that holds so long was a good one: back-off starts anew. */
  stableAfter: number;
  /** The first back-off waits 0 to so long. */
  firstBackOff: number;
  /** Every later one twice as long, at most 0 to so long. */
  maxBackOff: number;
  /** What is waited besides when the server said that it is too much. */
  overload: number;
}

export const DEFAULT_TIMING: Timing = {
  idle: 5_000,
  connectWithin: 10_000,
  pingAfter: 15_000,
  pongWithin: 15_000,
  pongSoonWithin: 5_000,
  stableAfter: 5_000,
  firstBackOff: 1_000,
  maxBackOff: 30_000,
  overload: 5_000,
};

/**
 * How long to wait before the next attempt, in milliseconds: exponential with full jitter, so that clients that were cut off together do not come back
 * together (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/). `failures` so far, at least 1.
 */
export function backOff(
  failures: number,
  { firstBackOff, maxBackOff }: Pick<Timing, 'firstBackOff' | 'maxBackOff'> = DEFAULT_TIMING,
): number {
  return Math.random() * Math.min(firstBackOff * 2 ** (failures - 1), maxBackOff);
}
