/** Runs `work` while no other process is in one with the same `path`; waits its turn, and calls `onWait` once if it must. */
export function withLock<T>(path: string, work: () => Promise<T>, onWait?: () => void): Promise<T>;
