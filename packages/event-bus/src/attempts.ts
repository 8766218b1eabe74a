/** When a failed event is tried again, in milliseconds after the failure: four times, then it is a dead letter. */
export const RETRY_DELAYS_MS = [1_000, 5_000, 30_000, 120_000] as const;
const JITTER = 0.2;

/** The wait after so many failed attempts, ±20 % so that what failed together is not tried together; null when there was the last. */
export function retryDelay(failedAttempts: number, delays: readonly number[] = RETRY_DELAYS_MS): number | null {
  const delay = delays[failedAttempts - 1];
  return delay === undefined ? null : Math.round(delay * (1 + JITTER * (2 * Math.random() - 1)));
}
