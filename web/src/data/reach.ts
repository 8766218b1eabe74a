let isReachable = true;
const listeners = new Set<() => void>();

/** Notes whether the last request was answered at all: there may be a network that does not lead to the platform. */
export function noteReach(next: boolean): void {
  if (next === isReachable) return;
  isReachable = next;
  for (const listener of listeners) listener();
}

export const reach = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  current: () => isReachable,
};
