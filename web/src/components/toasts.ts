/** A message that comes and goes, with something to do about it or without. */
export interface Toast {
  id: number;
  text: string;
  isProblem?: boolean;
  /** Until somebody closes it: what must not be missed by who looks away. */
  stays?: boolean;
  action?: { label: string; run: () => void };
}

const SHOWN_MS = 6_000;
let last = 0;
let toasts: readonly Toast[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Shows a message, for a few seconds unless it stays. */
export function showToast(toast: Omit<Toast, 'id'>): void {
  const id = ++last;
  change([...toasts.slice(-2), { ...toast, id }]);
  if (!toast.stays) setTimeout(() => hideToast(id), SHOWN_MS);
}

export function hideToast(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

export const toastStore = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  current: () => toasts,
};
